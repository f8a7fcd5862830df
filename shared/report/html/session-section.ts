import type { Exchange } from '../../model/exchange.ts';
import type { Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { millisSince } from '../../model/time.ts';
import {
  actorInWords,
  byteSize,
  confidenceInWords,
  duration,
  permanenceInWords,
  senderInWords,
  stageInWords,
} from '../text/wording.ts';
import { OUTCOME_LOOKS } from './charts.ts';
import { html, type Markup } from './markup.ts';

/** One session: who, what came of it, why, the proof, and what was said. Open unless all went well. */
export function sessionSection(session: Session): Markup {
  const { client, server } = session;
  const sender = session.transactions[0]?.sender;
  const look = OUTCOME_LOOKS[session.outcome];
  return html`<details
    class="session"
    id="session-${session.id}"
    ${session.rejections.length > 0 && html` open`}
  >
    <summary>
      <b>Session ${session.id}</b> <b class="${look}">${session.outcome}</b>
      <span class="mono">${client.address}</span> →
      <span class="mono">${server.address}:${server.port}</span
      >${sender !== undefined && html` <span class="faint">from ${senderInWords(sender)}</span>`}
    </summary>
    <div>
      ${session.rejections.map(verdict)} ${facts(session)}
      ${session.notices.map(({ packet, message, tip }) => html`<p class="doubt">Note${packet !== undefined && ` (packet ${packet})`}: ${message} ${tip}</p>`)}
      ${dialogue(session)}
    </div>
  </details> `;
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
    <p><b>To act: ${actorInWords(rejection.actor)}</b></p>
    <ol>
      ${rejection.advice.map((step) => html`<li>${step}</li>`)}
    </ol>
    <table class="proof">
      <tbody>
        ${rejection.evidence.map(
          ({ packet, text }) =>
            html`<tr>
              <td class="number faint">packet ${packet}</td>
              <td class="mono">${text}</td>
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
    ...session.transactions.flatMap(({ recipients }) =>
      recipients
        .slice(0, 50)
        .map(({ address, outcome }) => ['Recipient', `<${address}>: ${outcome}`] as const),
    ),
    ...session.transactions.flatMap(({ message }) =>
      message ? [['Message', messageInWords(message)] as const] : [],
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

function dialogue(session: Session): Markup {
  const refused = new Set(session.rejections.map(({ exchange }) => exchange));
  return html`<table class="dialogue" aria-label="Dialogue of session ${session.id}">
    <tbody>
      ${session.exchanges.map((exchange) => exchangeRows(session, exchange, refused.has(exchange.index)))}
    </tbody>
  </table>`;
}

const REPLY_LINES_SHOWN = 40;

function exchangeRows(session: Session, { command, reply }: Exchange, refused: boolean): readonly Markup[] {
  const rows: Markup[] = [];
  if (command) rows.push(line(session, command.at, command.packet, 'client', 'Client', command.line, false));
  if (reply) {
    const shown = reply.lines.slice(0, REPLY_LINES_SHOWN).join('\n');
    const more =
      reply.lines.length > REPLY_LINES_SHOWN
        ? `\n… ${reply.lines.length - REPLY_LINES_SHOWN} more lines`
        : '';
    rows.push(
      line(session, reply.at, reply.packet, 'server', refused ? 'Server ✗' : 'Server', shown + more, refused),
    );
  }
  return rows;
}

function line(
  session: Session,
  at: string,
  packet: number,
  side: 'client' | 'server',
  who: string,
  text: string,
  refused: boolean,
): Markup {
  const seconds = (millisSince(session.startedAt, at) / 1000).toFixed(3);
  const lines = text.split('\n').map((each, index) => (index === 0 ? html`${each}` : html`<br />${each}`));
  return html`<tr class="${side}${refused && ' refused'}">
    <td>${seconds}</td>
    <td>#${packet}</td>
    <td class="who">${who}</td>
    <td>${lines}</td>
  </tr> `;
}
