import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../shared/model/session.ts';
import { compileFilter } from '../../../../shared/query/filter/compile-filter.ts';
import { FILTER_FIELDS } from '../../../../shared/query/filter/fields.ts';

const at = '2017-04-30T16:16:13.123456Z';

const REFUSED: Session = {
  id: 7,
  communityId: '1:x',
  protocol: 'smtp',
  client: { address: '209.85.223.169', port: 41312 },
  server: { address: '192.0.2.25', port: 25 },
  firstPacket: 100,
  lastPacket: 117,
  packets: 18,
  startedAt: at,
  durationMs: 830,
  transport: {
    opening: 'complete',
    closing: 'fin',
    missingBytes: { client: 0, server: 12 },
    retransmissions: 1,
    outOfOrder: 0,
    events: [],
  },
  greeting: { verb: 'EHLO', name: 'mail-io0-f169.google.com' },
  extensions: ['PIPELINING', 'SIZE 36700160'],
  tls: { mode: 'none' },
  authentication: [],
  exchanges: [
    {
      index: 1,
      stage: 'mail',
      command: {
        verb: 'MAIL',
        argument: 'FROM:<ann@gmail.com>',
        line: 'MAIL FROM:<ann@gmail.com>',
        at,
        packet: 108,
        complete: true,
      },
      reply: {
        code: 550,
        status: '5.7.1',
        lines: ['550 5.7.1 Spam Block: refused'],
        text: 'Spam Block: refused',
        at,
        packet: 109,
        complete: true,
      },
      waitMs: 6200,
    },
  ],
  transactions: [
    {
      sender: 'ann@gmail.com',
      recipients: [],
      message: { bytes: 1_500_000, complete: true, subject: 'Re: Invoice 7' },
      outcome: 'rejected',
    },
  ],
  rejections: [
    {
      exchange: 1,
      stage: 'mail',
      code: 550,
      status: '5.7.1',
      permanence: 'permanent',
      text: 'Spam Block: refused',
      reason: 'dnsbl_listed',
      group: 'reputation',
      confidence: 'certain',
      summary: 'The receiver refused the address.',
      explanation: '',
      advice: [],
      actor: 'receiving-admin',
      blocklist: { name: 'sorbs', zone: 'dnsbl.sorbs.net', state: 'active' },
      quotedAddresses: [],
      urls: [],
      evidence: [],
    },
  ],
  outcome: 'rejected',
  notices: [],
};

const matches = (filter: string) => {
  const { matches, errors } = compileFilter(filter);
  expect(errors).toEqual([]);
  return matches(REFUSED);
};

describe('matches the session that', () => {
  test.each([
    'outcome:rejected',
    'OUTCOME:Rejected',
    'reason:dnsbl_listed group:reputation stage:mail actor:receiving-admin',
    'code:550',
    'code:5xx',
    'code:>=500',
    'status:5.7.*',
    'blocklist:sorbs',
    'client:209.85.128.0/17',
    'client:209.85.223.169',
    'client:209.85.223.169/32',
    'client:209.85.223.168/31',
    'client:0.0.0.0/0',
    'client:209.*',
    'server:192.0.2.25 port:25',
    'from:*@gmail.com',
    'helo:*.google.com',
    'tls:none auth:none protocol:smtp extension:size command:mail',
    'wait:>5s',
    'wait:>6000ms',
    'duration:<1s',
    'size:>1MB',
    'size:<=1.5MB',
    'subject:*invoice*',
    'at:>2017-04-30T12:00',
    'at:2017-04-30',
    'at:<=2017-04-30T16:16',
    'packet:109 id:7',
    'has:rejection has:message has:gap has:retransmission',
    'text:"spam block"',
    '"spam block" gmail',
    'outcome:delivered OR code:550',
    'NOT outcome:delivered',
    'NOT (outcome:delivered OR tls:starttls)',
    '',
  ])('%s', (filter) => {
    expect(matches(filter)).toBe(true);
  });
});

describe('leaves out the session that', () => {
  test.each([
    'outcome:delivered',
    'code:450',
    'code:4xx',
    'status:5.1.*',
    'client:209.85.0.0/18',
    'client:209.85.223.168/32',
    'client:208.0.0.0/8',
    'client:2001:db8::/32',
    'wait:>10s',
    'size:>1.5MB',
    'at:>2017-04-30T16:16',
    'at:<2017-04-30',
    'has:notice',
    'subject:"*invoice*"',
    'outcome:rejected code:450',
  ])('%s', (filter) => {
    expect(matches(filter)).toBe(false);
  });
});

describe('tells what is wrong with', () => {
  test.each([
    ['colour:red', 'There is no field “colour”', 0, 6],
    ['wait:>soon', 'Write it like 5s', 6, 10],
    ['client:1.2.3.0/99', 'Write a network like', 7, 17],
    ['outcome:>rejected', 'This field has no order', 9, 17],
    ['at:yesterday', 'Write a time like', 3, 12],
    ['code:', 'A value is missing.', 0, 5],
  ])('%s', (filter, message, start, end) => {
    expect(compileFilter(filter).errors).toEqual([{ message: expect.stringContaining(message), start, end }]);
  });
});

test('every field shows an example that compiles', () => {
  for (const field of FILTER_FIELDS) {
    expect({ field: field.name, errors: compileFilter(field.example).errors }).toEqual({
      field: field.name,
      errors: [],
    });
  }
});

test('a pattern of many stars does not take for ever', () => {
  const { matches } = compileFilter(`subject:${'*a'.repeat(40)}*b`);
  const subject = 'a'.repeat(10_000);
  const [transaction] = REFUSED.transactions;
  if (!transaction) throw new Error('the sample has a transaction');
  expect(
    matches({
      ...REFUSED,
      transactions: [{ ...transaction, message: { bytes: 1, complete: true, subject } }],
    }),
  ).toBe(false);
});
