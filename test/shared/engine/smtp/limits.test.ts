import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { createDialogue, type UnnumberedSession } from '../../../../shared/engine/smtp/dialogue.ts';
import { createTimeline } from '../../../../shared/model/time.ts';
import type { Conversation } from '../../../../shared/engine/stream/conversation.ts';

const conversation: Conversation = {
  endpoints: [
    { address: '192.0.2.1', port: 40_000 },
    { address: '192.0.2.25', port: 25 },
  ],
  openerIsKnown: true,
  communityId: '1:test',
  firstPacket: 1,
  lastPacket: 2,
  packets: 2,
  startedAt: 0,
  lastAt: 0,
  notices: [],
  transport: () => ({
    opening: 'complete',
    closing: 'fin',
    missingBytes: { client: 0, server: 0 },
    retransmissions: 0,
    outOfOrder: 0,
    events: [],
  }),
  ignore: () => undefined,
};

const encoder = new TextEncoder();

function converse(
  play: (say: (side: 'C' | 'S', text: string | Uint8Array) => void) => void,
): UnnumberedSession {
  let session: UnnumberedSession | undefined;
  const dialogue = createDialogue(conversation, {
    timeline: createTimeline(0, 6),
    showSecrets: false,
    onDecided: () => undefined,
    onSession: (finished) => (session = finished),
  });
  play((side, text) => {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    dialogue.data(side === 'C' ? 0 : 1, bytes, 0, bytes.length, 1, 0);
  });
  dialogue.end();
  if (!session) throw new Error('no session');
  return session;
}

const codes = (session: UnnumberedSession) => session.notices.map(({ code }) => code);

describe('bounds', () => {
  it('keep the first lines of a reply of a million', () => {
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      say('C', 'HELP\r\n');
      for (let index = 0; index < 1000; index++) say('S', '214-help\r\n'.repeat(1000));
      say('S', '214 end\r\n');
    });
    expect(session.exchanges[1]?.reply?.lines).toHaveLength(LIMITS.replyLines);
    expect(session.exchanges[1]?.reply?.complete).toBe(false);
    expect(codes(session)).toEqual(['limit-reply-lines']);
  });

  it('cut a line without end, of either side', () => {
    const long = 'x'.repeat(100_000);
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      for (let index = 0; index < 100; index++) say('C', long);
      say('C', '\r\n');
      for (let index = 0; index < 100; index++) say('S', index === 0 ? `250 ${long}` : long);
      say('S', '\r\n');
    });
    const { command, reply } = session.exchanges[1] ?? {};
    expect([command?.line.length, command?.complete]).toEqual([LIMITS.lineBytes, false]);
    expect([reply?.code, reply?.lines[0]?.length, reply?.complete]).toEqual([250, LIMITS.lineBytes, false]);
  });

  it('keep no more exchanges than they say, and count on', () => {
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      for (let index = 0; index < LIMITS.exchanges + 10; index++) {
        say('C', 'NOOP\r\n');
        say('S', '250 Ok\r\n');
      }
    });
    expect(session.exchanges).toHaveLength(LIMITS.exchanges);
    expect(codes(session)).toEqual(['limit-exchanges']);
  });

  it('keep ten thousand recipients and tell of more', () => {
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      say('C', 'MAIL FROM:<a@a.example>\r\n');
      say('C', 'RCPT TO:<b@example.net>\r\n'.repeat(LIMITS.recipients + 1));
      say('S', '250 Ok\r\n'.repeat(LIMITS.recipients + 2));
    });
    expect(session.transactions[0]?.recipients).toHaveLength(LIMITS.recipients);
    expect(codes(session)).toContain('limit-recipients');
  });

  it('hold an early body only so far, then take it for the message', () => {
    const body = `${'x'.repeat(998)}\r\n`.repeat(400);
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      say('C', 'MAIL FROM:<a@a.example>\r\n');
      say('S', '250 Ok\r\n');
      say('C', 'DATA\r\n');
      say('C', body);
      say('C', '.\r\n');
      say('S', '354 go\r\n250 Ok\r\n');
    });
    expect(session.transactions[0]?.message).toMatchObject({ bytes: 400_000, complete: true });
    expect(codes(session)).toEqual(['limit-held-bytes']);
    expect(session.outcome).toBe('delivered');
  });

  it('let a message of any size pass', () => {
    const line = encoder.encode('an ordinary line. With a dot in it.\r\n');
    const chunk = new Uint8Array(line.length * 1000);
    for (let index = 0; index < 1000; index++) chunk.set(line, index * line.length);
    const session = converse((say) => {
      say('S', '220 mx\r\n');
      say('C', 'DATA\r\n');
      say('S', '354 go\r\n');
      for (let index = 0; index < 1000; index++) say('C', chunk);
      say('C', '.\r\n');
      say('S', '250 Ok\r\n');
    });
    expect(session.transactions[0]?.message).toMatchObject({ bytes: chunk.length * 1000, complete: true });
  });
});
