import { describe, expect, it } from 'vitest';
import { decodeRefusal } from '../../../../shared/engine/diagnosis/decode-refusal.ts';
import type { Refusal } from '../../../../shared/engine/diagnosis/refusal.ts';

const reasonOf = (refusal: Refusal): string => decodeRefusal(refusal).reason;

describe('decodeRefusal', () => {
  it('lets words decide before the code', () => {
    expect(reasonOf({ code: 550, status: '5.7.1', lines: ['<a@example.org>: Relay access denied'] })).toBe(
      'relay_denied',
    );
    expect(reasonOf({ code: 550, status: '5.1.1', lines: ['mailbox is full'] })).toBe('mailbox_full');
  });

  it('takes the enhanced code where the words say nothing', () => {
    expect(reasonOf({ code: 550, status: '5.1.1', lines: ['Sorry'] })).toBe('user_unknown');
    expect(reasonOf({ code: 550, status: '5.2.2', lines: [''] })).toBe('mailbox_full');
  });

  it('reads codes from the lines when they are not given apart', () => {
    expect(decodeRefusal({ lines: ['452-4.2.2 The mailbox', '452 4.2.2 is full'] })).toMatchObject({
      reason: 'mailbox_full',
      permanence: 'temporary',
    });
  });

  it('reads what follows "Recipient address rejected:", not the place of the check', () => {
    const lines = (rest: string): string[] => [`<a@example.org>: Recipient address rejected: ${rest}`];
    expect(reasonOf({ code: 450, lines: lines('Greylisted, come back in 300 seconds') })).toBe('greylisted');
    expect(reasonOf({ code: 550, lines: lines('Domain not found') })).toBe('routing_error');
    expect(reasonOf({ code: 554, lines: lines('SPF check failed for example.net') })).toBe('spf_fail');
    expect(reasonOf({ code: 554, lines: lines('local policy') })).toBe('access_denied');
  });

  it('puts what a sender check found on the sender', () => {
    const lines = (rest: string): string[] => [`<a@example.org>: Sender address rejected: ${rest}`];
    expect(reasonOf({ code: 550, lines: lines('User unknown in local recipient table') })).toBe(
      'sender_invalid',
    );
    expect(reasonOf({ code: 554, lines: lines('Access denied') })).toBe('sender_blocked');
    expect(reasonOf({ code: 553, lines: lines('not owned by user printer') })).toBe('send_as_denied');
  });

  it('takes the reply of a server further on for the real reason', () => {
    const lines = [
      '<a@example.org>: host mx.example.net[192.0.2.25] said: 552 5.2.2 Mailbox full (in reply to RCPT TO)',
    ];
    expect(decodeRefusal({ code: 550, lines })).toMatchObject({
      reason: 'mailbox_full',
      permanence: 'permanent',
    });
  });

  it('tells what an access refusal at MAIL cannot be about', () => {
    const verdict = decodeRefusal({ code: 550, status: '5.7.1', lines: ['Access denied'], stage: 'mail' });
    expect(verdict).toMatchObject({ reason: 'access_denied', actor: 'receiving-admin', confidence: 'guess' });
    expect(verdict.explanation).toContain('before any recipient was named');
  });

  it('names list and address of a listing, and blames the receiver for a list that was closed by then', () => {
    const lines = ['Spam Block:mail from 192.0.2.159 refused - see http://dnsbl.sorbs.net'];
    const refusal = { code: 550, status: '5.7.1', lines, stage: 'mail' } as const;
    expect(decodeRefusal({ ...refusal, context: { at: '2017-04-30' } })).toMatchObject({
      reason: 'dnsbl_listed',
      confidence: 'certain',
      actor: 'sending-admin',
      listedAddress: '192.0.2.159',
      blocklist: { name: 'sorbs', state: 'active' },
    });
    expect(decodeRefusal({ ...refusal, context: { at: '2025-01-01' } })).toMatchObject({
      actor: 'receiving-admin',
      blocklist: { name: 'sorbs', state: 'closed', since: '2024-06-05' },
    });
  });

  it('keeps an end-user range apart from an accusation', () => {
    const lines = ['Service unavailable; Client host [192.0.2.7] blocked using pbl.spamhaus.org'];
    expect(decodeRefusal({ code: 554, lines })).toMatchObject({
      reason: 'dynamic_ip',
      listedAddress: '192.0.2.7',
    });
  });

  it('sees a domain list as being about the sender, or about a link after the message', () => {
    const lines = ['Service unavailable; Sender address [a@example.org] blocked using dbl.spamhaus.org'];
    expect(reasonOf({ code: 554, lines, stage: 'rcpt' })).toBe('sender_blocked');
    expect(reasonOf({ code: 554, lines: ['listed by dbl.spamhaus.org'], stage: 'message' })).toBe(
      'url_blocklisted',
    );
  });

  it('reads a word that a line end divides and a contraction', () => {
    expect(reasonOf({ code: 550, lines: ['550-the user you wrote', "550 to doesn't exist"] })).toBe(
      'user_unknown',
    );
  });

  it('stays honest where nothing is said', () => {
    expect(decodeRefusal({ code: 554, lines: ['Transaction failed'] })).toMatchObject({
      reason: 'unknown',
      confidence: 'guess',
      summary: 'The server refuses the mail (554), and its words do not say why.',
    });
  });

  it('puts names from the session into its sentence', () => {
    const verdict = decodeRefusal({
      code: 550,
      lines: ['No such user'],
      stage: 'rcpt',
      context: { recipient: 'jdoe@example.org' },
    });
    expect(verdict.summary).toBe(
      'The receiving server refuses the recipient <jdoe@example.org>: it knows no such mailbox.',
    );
  });
});

describe('hostile text', () => {
  const length = 1 << 16;
  const nasty: Readonly<Record<string, string>> = {
    'one long word': 'a'.repeat(length),
    'the first word of many rules': 'mailbox '.repeat(length / 8),
    'words that nearly match': 'user is not '.repeat(length / 12),
    'addresses without end': 'a@'.repeat(length / 2),
    'dots and digits': '1.'.repeat(length / 2),
    colons: ':'.repeat(length),
    'open links': 'http://'.repeat(length / 7),
    blanks: ' '.repeat(length),
    'status after status': '5.1.1 #5.1.1 '.repeat(length / 13),
    'replies in replies': "said: 550 '".repeat(length / 11),
    'check of a check': '<a>: Recipient address rejected: '.repeat(length / 32),
    'control characters': '\u0000\u202e\ud800'.repeat(length / 3),
  };

  it.each(Object.entries(nasty))('of %s is decoded in little time', (_, text) => {
    const startedAt = performance.now();
    expect(decodeRefusal({ code: 550, lines: [text] }).summary).not.toBe('');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

it('lets words that mean one thing go before a provider code that stands for several', () => {
  const reply = '550 DT:SUM the subject contains forbidden words';
  expect(decodeRefusal({ lines: [reply] }).reason).toBe('content_policy');
  expect(decodeRefusal({ lines: ['550 DT:SUM'] })).toMatchObject({
    reason: 'send_as_denied',
    provider: 'netease',
  });
});

it('takes a lookup that failed for no listing', () => {
  const verdict = decodeRefusal({
    code: 451,
    lines: ['4.7.1 Temporary lookup failure of 198.51.100.7 at bl.example.net'],
  });
  expect(verdict.reason).toBe('dns_temp_fail');
  expect(verdict.blocklist).toBeUndefined();
});

it('takes a block for spam that wants a retry for distrust', () => {
  const text = 'Your IP 198.51.100.7 is blocked for spam';
  expect(decodeRefusal({ code: 550, lines: [text] }).reason).toBe('ip_blocked');
  expect(decodeRefusal({ code: 421, lines: [text] }).reason).toBe('reputation_deferred');
});

it('takes the answer to a password for one about the login, whatever it says of the account', () => {
  expect(decodeRefusal({ code: 535, lines: ['Account disabled'] }).reason).toBe('auth_failed');
});
