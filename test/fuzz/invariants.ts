import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { AnalysisDocument } from '../../shared/model/analysis.ts';
import type { Session } from '../../shared/model/session.ts';
import { REPORT_FORMATS } from '../../shared/report/formats/index.ts';
import { PLAIN } from '../../shared/report/text/palette.ts';

const REPORT_WIDTH = 100;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{6}|\d{9})Z$/;
// What acts on a terminal: C0 but for line ends and tabs, DEL, C1; what deceives: bidirectional controls.
// eslint-disable-next-line no-control-regex -- it looks for these
const RAW_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** A schema's judgement: undefined when the document is as it says. */
export type Validate = (document: unknown) => string | undefined;

export function loadSchema(path: string): Validate {
  const ajv = new Ajv({ strict: false });
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  return (document) => (validate(document) ? undefined : ajv.errorsText(validate.errors).slice(0, 500));
}

/** Everything that is wrong with a document, whatever the capture held; its reports are looked through `withReports`. */
export function* faultsOf(
  document: AnalysisDocument,
  validate: Validate,
  withReports: boolean,
): Generator<string> {
  const invalid = validate(JSON.parse(JSON.stringify(document)));
  if (invalid !== undefined) yield `schema: ${invalid}`;
  const { capture, notices, sessions, causes } = document;
  // A packet that is cut at the end of the file has a number, though it is not counted.
  for (const { code, packet } of notices) {
    if (packet !== undefined && !isPacket(packet, capture.packets + 1))
      yield `notice ${code} names packet ${packet} of ${capture.packets}`;
  }
  const ids = sessions.map(({ id }) => id);
  if (ids.some((id, at) => id !== at + 1)) yield `session ids ${ids.slice(0, 20).join()}`;
  for (const session of sessions) yield* faultsOfSession(session, capture.packets);
  for (const { sessionIds, reason } of causes) {
    if (sessionIds.some((id) => !ids.includes(id))) yield `cause ${reason} names a session that is not there`;
  }
  if (withReports) yield* faultsOfReports(document);
}

function* faultsOfSession(session: Session, packets: number): Generator<string> {
  const say = (what: string) => `session ${session.id}: ${what}`;
  const exchanges = new Set(session.exchanges.map(({ index }) => index));
  if (!session.exchanges.every(({ index }, at) => index === at + 1))
    yield say('exchanges are not counted on');
  if (!INSTANT.test(session.startedAt)) yield say(`began at ${session.startedAt}`);
  if (!Number.isFinite(session.durationMs)) yield say(`lasted ${session.durationMs}`);
  const numbers = [
    session.firstPacket,
    session.lastPacket,
    ...session.exchanges.flatMap(({ command, reply }) => [command?.packet, reply?.packet]),
    ...session.transport.events.map(({ packet }) => packet),
    ...session.notices.map(({ packet }) => packet),
    ...session.rejections.flatMap(({ evidence }) => evidence.map(({ packet }) => packet)),
  ];
  const wrong = numbers.find((packet) => packet !== undefined && !isPacket(packet, packets));
  if (wrong !== undefined) yield say(`names packet ${wrong} of ${packets}`);
  if (session.firstPacket > session.lastPacket) yield say('ends before it begins');
  const { missingBytes, retransmissions, outOfOrder } = session.transport;
  if ([missingBytes.client, missingBytes.server, retransmissions, outOfOrder].some((count) => !(count >= 0)))
    yield say('counts below zero');
  for (const { exchange } of session.rejections) {
    if (exchange !== undefined && !exchanges.has(exchange)) yield say(`refusal names exchange ${exchange}`);
  }
  for (const { exchange, address } of session.transactions.flatMap(({ recipients }) => recipients)) {
    if (!exchanges.has(exchange)) yield say(`recipient ${address} names exchange ${exchange}`);
  }
}

function isPacket(packet: number, packets: number): boolean {
  return Number.isInteger(packet) && packet >= 1 && packet <= packets;
}

function* faultsOfReports({ capture, notices, causes, sessions }: AnalysisDocument): Generator<string> {
  for (const format of REPORT_FORMATS) {
    const text =
      format.kind === 'lines'
        ? (format.header ?? '') + sessions.map((session) => format.formatSession(session)).join('')
        : [
            ...format.format({ capture, notices, causes, sessions }, { palette: PLAIN, width: REPORT_WIDTH }),
          ].join('');
    const control = RAW_CONTROL.exec(text.replaceAll('\r\n', '\n'));
    if (control)
      yield `report ${format.name} holds ${JSON.stringify(text.slice(Math.max(0, control.index - 60), control.index + 20))}`;
    if (format.name === 'json') JSON.parse(text);
  }
}
