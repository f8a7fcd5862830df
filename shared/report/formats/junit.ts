import type { Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { visibleText } from '../../model/visible-text.ts';
import { escapeMarkup } from '../escape-markup.ts';
import type { DocumentFormat, Report } from '../report.ts';

/** A session is a test case, a refusal its failure, for the test pages of CI systems (the schema of Jenkins's xUnit plugin). */
export const junit: DocumentFormat = {
  name: 'junit',
  kind: 'document',
  description: 'JUnit XML for CI: a session that was refused is a failure',
  extension: 'xml',
  *format(report) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield* suite(report);
  },
};

function* suite({ capture, sessions }: Report): Generator<string> {
  const failures = sessions.filter(({ rejections }) => rejections.length > 0).length;
  const seconds = sessions.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const counts = `tests="${sessions.length}" failures="${failures}" errors="0"`;
  const stamp =
    capture.firstPacketAt === undefined ? '' : ` timestamp="${capture.firstPacketAt.slice(0, 19)}"`;
  yield `<testsuites name="smtpscope" ${counts}>\n`;
  yield `<testsuite name="${quote(capture.file)}" ${counts} skipped="0" time="${seconds.toFixed(3)}"${stamp}>\n`;
  for (const session of sessions) yield testCase(session);
  yield '</testsuite>\n</testsuites>\n';
}

function testCase(session: Session): string {
  const sender = session.transactions[0]?.sender;
  const envelope = sender === undefined ? '' : ` from <${sender}>`;
  const name = `session ${session.id}: ${session.client.address} to ${session.server.address}${envelope}`;
  const open = `<testcase classname="${quote(session.server.address)}" name="${quote(name)}" time="${(session.durationMs / 1000).toFixed(3)}"`;
  if (session.rejections.length === 0) return `${open}/>\n`;
  return `${open}>\n${session.rejections.map(failure).join('')}</testcase>\n`;
}

function failure(rejection: Rejection): string {
  const steps = rejection.advice.map((step, index) => `${index + 1}. ${step}`);
  const proof = rejection.evidence.map(({ packet, text }) => `packet ${packet}: ${text}`);
  const body = [rejection.text, rejection.explanation, ...steps, ...proof]
    .map((line) => quote(line))
    .join('\n');
  return `<failure type="${quote(rejection.reason)}" message="${quote(rejection.summary)}">${body}</failure>\n`;
}

/** XML 1.0 section 2.2 forbids these two, too; the controls are visible marks by then. */
const NO_CHARACTERS = /[\ufffe\uffff]/g;

function quote(text: string): string {
  return escapeMarkup(visibleText(text).replace(NO_CHARACTERS, '\ufffd'));
}
