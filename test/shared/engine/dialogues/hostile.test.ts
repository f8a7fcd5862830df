import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { createTextDialogues } from '../../../../shared/engine/text-dialogues.ts';
import type { Session } from '../../../../shared/model/session.ts';

function read(lines: readonly string[]) {
  const sessions = new Map<number, Session>();
  const dialogues = createTextDialogues({
    showSecrets: false,
    latestMillis: Date.UTC(2026, 0, 1),
    onSession: (session) => void sessions.set(session.id, session),
    recall: (id) => sessions.get(id),
  });
  for (const line of lines) dialogues.push(line);
  dialogues.finish();
  return { sessions: [...sessions.values()], facts: dialogues.facts() };
}

const PIECES = [
  '220 mx.example.net ESMTP',
  '250-mx.example.net Hello a [192.0.2.1]',
  '250 ok',
  '354 go on',
  '334 VXNlcm5hbWU6',
  '535 5.7.8 no',
  '221 bye',
  'EHLO a.example',
  'MAIL FROM:<a@b.example>',
  'RCPT TO:<c@d.example>',
  'DATA',
  '.',
  'QUIT',
  'AUTH LOGIN',
  '',
  'Trying 192.0.2.25...',
  '=== Connection closed with remote host.',
];
const MARKS = [
  '',
  ' -> ',
  '<-  ',
  '<** ',
  '>>> ',
  '<<< ',
  'C: ',
  'S: ',
  ' In:  ',
  ' Out: ',
  '  SMTP<< ',
  '  SMTP>> ',
  'Nov 21 13:32:24 mail sendmail[342]: 6ALDWO9e000342: --- ',
  'Nov 21 13:32:24 mail sendmail[342]: 6ALDWO9e000342: <-- ',
  'Nov 21 13:32:24 mail postfix/smtpd[251]: > a[192.0.2.1]:4711: ',
  'Nov 21 13:32:24 mail postfix/smtpd[251]: < a[192.0.2.1]:4711: ',
];

test('reads whatever is marked in whichever way, numbers its sessions without a hole and stays within the text', () => {
  const line = fc
    .tuple(fc.constantFrom(...MARKS), fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 40 })))
    .map(([mark, piece]) => mark + piece);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const { sessions, facts } = read(lines);
      expect(sessions.map(({ id }) => id)).toEqual(sessions.map((_session, index) => index + 1));
      expect(facts.lines).toBe(lines.length);
      for (const { firstPacket, lastPacket, startedAt, durationMs } of sessions) {
        expect(firstPacket).toBeGreaterThan(0);
        expect(lastPacket).toBeLessThanOrEqual(lines.length);
        expect(startedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
        expect(durationMs).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('keeps to its bounds when a log tells very many dialogues at once', () => {
  const lines = Array.from({ length: LIMITS.textDialogues + 500 }, (_each, pid) => [
    `Nov 21 13:32:24 mail sendmail[${pid}]: 6ALDWO9e${pid}x: --- 220 mx ESMTP`,
    `Nov 21 13:32:24 mail sendmail[${pid}]: 6ALDWO9e${pid}x: <-- QUIT`,
  ]).flat();
  expect(read(lines).sessions).toHaveLength(LIMITS.textDialogues + 500);
});
