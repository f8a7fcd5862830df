import { expect, it } from 'vitest';
import { createDiagnostician } from '../../../../shared/engine/diagnosis/diagnostician.ts';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { answer } from './dns/dns-bytes.ts';
import { talk } from './talk.ts';

const MAIL = [
  'S 220 mx',
  'C EHLO a.example',
  'S 250 mx',
  'C MAIL FROM:<a@example.org>',
  'S 250 ok',
  'C RCPT TO:<b@x.example>',
];

it('hands a greylisted session on again once its retry is known', () => {
  const told: Session[] = [];
  const diagnostician = createDiagnostician(
    (session) => void told.push(session),
    (id) => told.filter((session) => session.id === id).at(-1),
  );
  diagnostician.conclude(
    talk([...MAIL, 'S 451 4.7.1 Greylisted, come back later'], { id: 1, outcome: 'deferred' }),
  );
  diagnostician.conclude(
    talk([...MAIL, 'S 250 ok'], { id: 2, at: '2023-05-01T10:05:00.000000Z', outcome: 'delivered' }),
  );
  expect(told.map(({ id }) => id)).toEqual([1, 2, 1]);
  expect(told[2]?.rejections[0]?.explanation).toContain('tried again 5 minutes later and was accepted');
  expect(diagnostician.causes()).toMatchObject([{ reason: 'greylisted', refusals: 1, sessions: 1 }]);
});

it('joins DNS answers of the capture to the refusal', () => {
  const told: Session[] = [];
  const diagnostician = createDiagnostician(
    (session) => void told.push(session),
    (id) => told.filter((session) => session.id === id).at(-1),
  );
  diagnostician.dns(
    answer('7.100.51.198.zen.spamhaus.org', 1, ['127.0.0.4']),
    2,
    Date.parse('2023-05-01T10:00:00Z'),
  );
  diagnostician.conclude(talk(['S 554 5.7.1 198.51.100.7 blocked using zen.spamhaus.org']));
  expect(told[0]?.rejections[0]?.evidence[0]).toEqual({
    packet: 2,
    text: 'DNS: 7.100.51.198.zen.spamhaus.org → 127.0.0.4 (XBL)',
  });
  expect(told[0]?.dns).toMatchObject([
    { question: '7.100.51.198.zen.spamhaus.org', rcode: 'NOERROR', packet: 2 },
  ]);
});

it('reports the bound on refusals among the notices of the session', () => {
  const refused = Array.from({ length: LIMITS.rejectionsPerSession + 1 }, (_, index) => [
    `C RCPT TO:<u${String(index)}@x.example>`,
    'S 550 no',
  ]).flat();
  const { notices } = createDiagnostician(
    () => undefined,
    () => undefined,
  ).preview(talk([...MAIL.slice(0, 5), ...refused]));
  expect(notices.map(({ code }) => code)).toEqual(['limit-rejections-per-session']);
});

it('remembers nothing of a preview', () => {
  const diagnostician = createDiagnostician(
    () => undefined,
    () => undefined,
  );
  diagnostician.preview(talk(['S 554 no']));
  expect(diagnostician.causes()).toEqual([]);
});
