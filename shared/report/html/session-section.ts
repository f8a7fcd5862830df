import type { Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { millisSince } from '../../model/time.ts';
import { clip, dialogueLines, type DialogueLine } from '../dialogue-lines.ts';
import { dnsLines } from '../dns-lines.ts';
import { messageFacts } from '../message-facts.ts';
import {
  actorInWords,
  byteSize,
  count,
  confidenceInWords,
  duration,
  permanenceInWords,
  senderInWords,
  stageInWords,
} from '../text/wording.ts';
import { OUTCOME_LOOKS } from './charts.ts';
import { laterSection } from './log-section.ts';
import { html, type Markup } from './markup.ts';

/** One session: who, what came of it, why, the proof, and what was said. Open unless all went well. */
export function sessionSection(session: Session): Markup {
  const { client, server } = session;
  const sender = session.transactions[0]?.sender;
  const look = OUTCOME_LOOKS[session.outcome];
  // The body stands behind the details, not within: so a style sheet alone can open it on paper.
  return html`<section class="session" id="session-${session.id}" aria-label="Session ${session.id}">
    <details class="fold" ${session.outcome !== 'delivered' && html` open`}>
      <summary>
        <b>Session ${session.id}</b> <b class="outcome ${look}">${session.outcome}</b>
        <span class="peers"
          ><span class="mono">${client.address}</span> →
          <span class="mono">${server.address}:${server.port}</span></span
        >${sender !== undefined && html` <span class="faint">from ${senderInWords(sender)}</span>`}
      </summary>
    </details>
    <div class="body">
      ${session.rejections.map(verdict)} ${facts(session)} ${recipients(session)}
      ${session.notices.map(({ packet, message, tip }) => html`<p class="doubt">Note${packet !== undefined && ` (packet ${packet})`}: ${message} ${tip}</p>`)}
      ${dnsThen(session)} ${dialogue(session)}${laterSection(session)}
    </div>
  </section> `;
}

function verdict(rejection: Rejection): Markup {
  const code = [rejection.code, rejection.status].filter((part) => part !== undefined).join(' ');
  const where = rejection.recipient === undefined ? '' : ` for <${rejection.recipient}>`;
  return html`<section class="verdict ${rejection.permanence}">
    <h3>${rejection.summary}</h3>
    <p class="faint">
      ${code !== '' && html`<code>${code}</code> `}at ${stageInWords(rejection.stage)}${where};
      <code>${rejection.reason}</code> (${confidenceInWords(rejection.confidence)});
      ${permanenceInWords(rejection.permanence)}
    </p>
    <p>${rejection.explanation}</p>
    <p class="act"><b>To act: ${actorInWords(rejection.actor)}</b></p>
    <ol>
      ${rejection.advice.map((step) => html`<li>${step}</li>`)}
    </ol>
    <table class="proof">
      <tbody>
        ${rejection.evidence.map(
          ({ packet, text }) =>
            html`<tr>
              <th scope="row" class="number faint">packet ${packet}</th>
              <td class="mono">${clip(text)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section> `;
}

function facts(session: Session): Markup {
  const rows: (readonly [string, string | undefined])[] = [
    [
      'When',
      `${session.startedAt.replace('T', ' ').replace('Z', ' UTC')}, for ${duration(session.durationMs)}`,
    ],
    ['Greeting', session.greeting && `${session.greeting.verb} ${session.greeting.name}`],
    [
      'TLS',
      session.tls.mode === 'none'
        ? 'none'
        : [session.tls.mode, session.tls.version, session.tls.cipher]
            .filter((fact) => fact !== undefined)
            .join(', '),
    ],
    ...session.transactions.map(
      (transaction) =>
        [
          'Mail',
          `from ${senderInWords(transaction.sender)}: ${transaction.outcome}${transaction.queueId === undefined ? '' : `, queued as ${transaction.queueId}`}`,
        ] as const,
    ),
    ...session.transactions.flatMap(({ message }) =>
      message
        ? [
            ['Message', messageInWords(message)] as const,
            ...messageFacts(message).map(({ label, text }) => [label, clip(text)] as const),
          ]
        : [],
    ),
    [
      'Packets',
      `${session.firstPacket} to ${session.lastPacket} (${session.packets}); opened: ${session.transport.opening}, closed: ${session.transport.closing}`,
    ],
    ['Community ID', session.communityId],
  ];
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl> `;
}

function messageInWords({
  bytes,
  subject,
  messageId,
  complete,
}: NonNullable<Session['transactions'][number]['message']>): string {
  return [
    subject === undefined ? undefined : `“${subject}”`,
    byteSize(bytes),
    messageId,
    complete ? undefined : 'incomplete in this capture',
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

const RECIPIENTS_SHOWN = 100;

/** What became of each recipient, in the server's words. */
function recipients(session: Session): Markup | undefined {
  const all = session.transactions.flatMap((transaction) => transaction.recipients);
  if (all.length === 0) return undefined;
  const hidden = all.length - RECIPIENTS_SHOWN;
  return html`<table class="recipients">
      <thead>
        <tr>
          <th scope="col">Recipient</th>
          <th scope="col">Outcome</th>
          <th scope="col">Reply</th>
        </tr>
      </thead>
      <tbody>
        ${all.slice(0, RECIPIENTS_SHOWN).map(({ address, outcome, exchange }) => {
          const reply = session.exchanges.find(({ index }) => index === exchange)?.reply;
          return html`<tr>
            <td>${clip(address)}</td>
            <td><b class="${RECIPIENT_LOOKS[outcome]}">${outcome}</b></td>
            <td class="mono">${reply && clip(reply.lines.join(' '))}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${hidden > 0 && html`<p class="faint">and ${count(hidden, 'more recipient')}</p>`}`;
}

const RECIPIENT_LOOKS = {
  accepted: 'good',
  rejected: 'bad',
  deferred: 'doubt',
  unanswered: 'plain',
} as const;

/** What the name servers said when the session was captured. */
function dnsThen({ dns }: Session): Markup | undefined {
  if (!dns) return undefined;
  return html`<table class="dns">
    <caption>
      DNS, as it was then
    </caption>
    <thead>
      <tr>
        <th scope="col">Packet</th>
        <th scope="col">Asked</th>
        <th scope="col">Answer</th>
      </tr>
    </thead>
    <tbody>
      ${dnsLines(dns).map(
        ({ packet, asked, said }) =>
          html`<tr>
            <td class="number faint">#${packet}</td>
            <td class="mono">${clip(asked)}</td>
            <td class="mono">${clip(said)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function dialogue(session: Session): Markup {
  return html`<table class="dialogue" aria-label="Dialogue of session ${session.id}">
    <thead>
      <tr>
        <th scope="col">Seconds</th>
        <th scope="col">Packet</th>
        <th scope="col">Who</th>
        <th scope="col">What</th>
      </tr>
    </thead>
    <tbody>
      ${dialogueLines(session).map((line) => dialogueRow(session, line))}
    </tbody>
  </table>`;
}

const WHO = { client: 'Client', server: 'Server', network: 'TCP', log: 'Log' } as const;

function dialogueRow(session: Session, line: DialogueLine): Markup {
  const seconds = line.side === 'log' ? '' : (millisSince(session.startedAt, line.at) / 1000).toFixed(3);
  return html`<tr class="${line.side}${line.isRefusal && ' refused'}${!line.isQuoted && ' aside'}">
    <td>${seconds}</td>
    <td>${line.place ?? `#${line.packet}`}</td>
    <td class="who">${WHO[line.side]}${line.isRefusal && ' ✗'}</td>
    <td>${line.text}${line.isCut && html` <i>[cut]</i>`}</td>
  </tr> `;
}
