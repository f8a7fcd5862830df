import type { Cause } from '../../model/cause.ts';
import type { Session, SessionOutcome } from '../../model/session.ts';
import { OUTCOME_LOOKS, sessionsOverTime } from '../html/charts.ts';
import { html as markup, trusted, type Markup } from '../html/markup.ts';
import { sessionSection } from '../html/session-section.ts';
import { STYLE_SHEET } from '../html/style-sheet.ts';
import type { DocumentFormat, Report } from '../report.ts';
import { actorInWords, byteSize, count } from '../text/wording.ts';

/** One file that needs no script and no network: to send to the other administrator, to print, to keep. */
export const html: DocumentFormat = {
  name: 'html',
  kind: 'document',
  description: 'one page to send or print: verdicts first, then the annotated dialogues',
  extension: 'html',
  *format(report) {
    yield head(report).markup;
    yield summary(report).markup;
    for (const session of report.sessions) yield sessionSection(session).markup;
    yield foot(report).markup;
  },
};

function head({ capture }: Report): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="smtpscope">
<title>Mail sessions in ${capture.file}</title>
<style>${trusted(STYLE_SHEET)}</style>
</head>
<body>
`;
}

function summary(report: Report): Markup {
  const { capture, causes, notices, sessions } = report;
  const span =
    capture.firstPacketAt === undefined
      ? ''
      : `; ${moment(capture.firstPacketAt)} to ${moment(capture.lastPacketAt ?? capture.firstPacketAt)} UTC`;
  return markup`<h1>Mail sessions in ${capture.file}</h1>
<p class="faint">${capture.format}, ${byteSize(capture.bytes)}, ${count(capture.packets, 'packet')}, ${count(sessions.length, 'session')}${span}</p>
<ul class="legend">${outcomes(sessions).map(([outcome, number]) => markup`<li class="${OUTCOME_LOOKS[outcome]}"><b>${number}</b> ${outcome}</li>`)}</ul>
${sessionsOverTime(sessions)}
${
  causes.length > 0 &&
  markup`<h2>Why mail was refused</h2>
<table><thead><tr><th class="number">Refusals</th><th>Cause</th><th>To act</th><th>Clients</th><th>Sessions</th></tr></thead>
<tbody>${causes.map(causeRow)}</tbody></table>`
}
${notices.length > 0 && markup`<h2>About this capture</h2><ul>${notices.map(({ packet, message, tip }) => markup`<li>${packet !== undefined && `Packet ${packet}: `}${message} ${tip}</li>`)}</ul>`}
<h2>Sessions</h2>
`;
}

const IDS_SHOWN = 8;

function causeRow(cause: Cause): Markup {
  const ids = cause.sessionIds
    .slice(0, IDS_SHOWN)
    .map((id, index) => markup`${index > 0 && ', '}<a href="#session-${id}">${id}</a>`);
  const more = cause.sessions > IDS_SHOWN ? ` and ${cause.sessions - IDS_SHOWN} more` : '';
  const look = cause.permanence === 'permanent' ? 'bad' : 'doubt';
  return markup`<tr><td class="number ${look}"><b>${cause.refusals}</b></td><td>${cause.summary}<br><span class="faint"><code>${cause.reason}</code>, ${cause.permanence}</span></td><td>${actorInWords(cause.actor)}</td><td class="mono">${cause.clientNetworks.slice(0, 3).map(({ value }) => markup`${value}<br>`)}</td><td>${ids}${more}</td></tr>
`;
}

function outcomes(sessions: readonly Session[]): readonly (readonly [SessionOutcome, number])[] {
  const counts = new Map<SessionOutcome, number>();
  for (const { outcome } of sessions) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** What the capture cannot tell, and the command that would have caught it. */
function foot({ sessions }: Report): Markup {
  const holes = sessions.filter(
    ({ transport }) => transport.missingBytes.client + transport.missingBytes.server > 0,
  ).length;
  const halves = sessions.filter(
    ({ transport }) => transport.opening === 'missing' || transport.opening === 'partial',
  ).length;
  const hidden = sessions.filter(({ outcome }) => outcome === 'encrypted').length;
  const doubts = [
    holes > 0 && `${count(holes, 'session')} with bytes that the capture does not hold`,
    halves > 0 && `${count(halves, 'session')} whose beginning was not captured`,
    hidden > 0 && `${count(hidden, 'session')} hidden by TLS`,
  ].filter((doubt) => doubt !== false);
  return markup`${
    doubts.length > 0 &&
    markup`<h2>What could not be known</h2><ul>${doubts.map((doubt) => markup`<li>${doubt}</li>`)}</ul>
<p>A whole recording of the mail traffic of this host:</p>
<pre>tcpdump -i any -s 0 -w mail.pcap 'port 25 or port 465 or port 587'</pre>`
  }
<footer>Made by smtpscope from the packets alone; all times are UTC, packet numbers are those Wireshark shows. What a blocklist said is what it said when the capture was made.</footer>
</body>
</html>
`;
}

/** "2017-04-30 16:16:13" */
function moment(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
