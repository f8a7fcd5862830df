import { doubtsOf } from '../doubts.ts';
import { causeCards } from '../html/cause-cards.ts';
import { outcomeBar, sessionsOverTime } from '../html/charts.ts';
import { logsSection } from '../html/log-section.ts';
import { html as markup, trusted, type Markup } from '../html/markup.ts';
import { sessionIndex } from '../html/session-index.ts';
import { sessionSection } from '../html/session-section.ts';
import { STYLE_SHEET } from '../html/style-sheet.ts';
import { verdictOf } from '../refusal-count.ts';
import type { DocumentFormat, Report } from '../report.ts';
import { byteSize, count, duration, fileNames, packetCount } from '../text/wording.ts';

/** One file that needs no script and no network: to send to the other administrator, to print, to keep. */
export const html: DocumentFormat = {
  name: 'html',
  kind: 'document',
  description: 'one page to send or print: verdicts first, then the annotated dialogues',
  extension: 'html',
  showsHashes: true,
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
<title>Mail sessions in ${fileNames(capture.file)}</title>
<style>${trusted(STYLE_SHEET)}</style>
</head>
<body>
<main>
`;
}

function summary(report: Report): Markup {
  const { capture, notices, sessions } = report;
  return markup`<header>
<p class="kicker">Mail sessions in ${fileNames(capture.file)}</p>
<h1>${verdictOf(report)}</h1>
${outcomeBar(sessions)}
</header>
${causeCards(report)}
<h2>What was captured</h2>
${captureFacts(report)}
${sessionsOverTime(sessions)}
${notices.length > 0 && markup`<ul class="notices">${notices.map(({ severity, packet, message, tip }) => markup`<li class="${severity}"><b>${SEVERITIES[severity]}</b> ${packet !== undefined && `Packet ${packet}: `}${message} ${tip}</li>`)}</ul>`}
${logsSection(report.logs)}${doubts(report)}
${sessionIndex(sessions)}
<h2>${sessions.length === 1 ? 'The session' : 'Session by session'}</h2>
`;
}

const SEVERITIES = { info: 'Note:', warning: 'Doubt:', error: 'Damage:' } as const;

function captureFacts({ capture, hashes = [], sessions }: Report): Markup {
  const { firstPacketAt: first, lastPacketAt: last } = capture;
  const rows: (readonly [string, string | undefined])[] = [
    ['File', fileNames(capture.file)],
    ...hashes.map(
      ({ file, sha256 }) => [hashes.length > 1 ? `SHA-256 of ${file}` : 'SHA-256', sha256] as const,
    ),
    [
      'Format',
      `${capture.format}${capture.compression === 'none' ? '' : `, ${capture.compression}`}, ${byteSize(capture.bytes)}, link type ${capture.linkTypes.join(', ') || 'unknown'}`,
    ],
    ['Holds', `${packetCount(capture)}; this report tells of ${count(sessions.length, 'session')}`],
    [
      'Time span',
      first === undefined || last === undefined
        ? undefined
        : `${moment(first)} to ${moment(last)} UTC (${duration(Date.parse(last) - Date.parse(first))})`,
    ],
  ];
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  return markup`<dl class="facts">${known.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** What the capture cannot tell, and the command that would have caught it. */
function doubts({ sessions }: Report): Markup | undefined {
  const found = doubtsOf(sessions);
  return (
    found &&
    markup`<section class="doubts"><h2>What could not be known</h2>
<ul>${found.sentences.map((sentence) => markup`<li>${sentence}</li>`)}</ul>
<p>This records all that is needed the next time, on the mail server itself:</p>
<pre>${found.command}</pre></section>`
  );
}

function foot({ capture }: Report): Markup {
  return markup`</main>
<footer>Made by smtpscope from the packets of ${fileNames(capture.file)} alone. All times are UTC; packet numbers are those Wireshark shows. What a blocklist said is what it said when the capture was made.</footer>
</body>
</html>
`;
}

/** "2017-04-30 16:16:13" */
function moment(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
