import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha1Words } from '../../../../shared/engine/stream/sha1.ts';
import { addressText } from '../../../../shared/model/address-text.ts';
import { addressBytes, concat, conversation, uint16 } from '../../../support/packets.ts';
import { recordStreams } from '../../../support/streams.ts';

function idOf(client: string, clientPort: number, server: string, serverPort: number): string | undefined {
  const frames = conversation({ client, clientPort, server, serverPort }).open().frames();
  return recordStreams(frames).conversations[0]?.conversation.communityId;
}

/** Made another way: by the specification's own words, with the platform's SHA-1. */
function independently(low: string, lowPort: number, high: string, highPort: number): string {
  const bytes = concat(
    [0, 0],
    addressBytes(low),
    addressBytes(high),
    [6, 0],
    uint16(lowPort),
    uint16(highPort),
  );
  return `1:${createHash('sha1').update(bytes).digest('base64')}`;
}

describe('the Community ID', () => {
  it('is the one that the specification publishes', () => {
    expect(idOf('128.232.110.120', 34855, '66.35.250.204', 80)).toBe('1:LQU9qZlK+B5F3KDmev6m5PMibrg=');
  });

  it('is the same in both directions', () => {
    expect(idOf('66.35.250.204', 80, '128.232.110.120', 34855)).toBe('1:LQU9qZlK+B5F3KDmev6m5PMibrg=');
  });

  it('orders by port where the addresses are the same, and knows IPv6', () => {
    expect(idOf('127.0.0.1', 40000, '127.0.0.1', 25)).toBe(
      independently('127.0.0.1', 25, '127.0.0.1', 40000),
    );
    expect(idOf('2001:db8::2', 40000, '2001:db8::1', 25)).toBe(
      independently('2001:db8::1', 25, '2001:db8::2', 40000),
    );
    expect(idOf('fe80::1', 40000, '2001:db8::1', 25)).toBe(
      independently('2001:db8::1', 25, 'fe80::1', 40000),
    );
  });
});

describe('SHA-1', () => {
  it('agrees with the platform for any message of its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 119 }), (message) => {
        const hex = [...sha1Words(message)]
          .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
          .join('');
        expect(hex).toBe(createHash('sha1').update(message).digest('hex'));
      }),
    );
  });
});

describe('an address', () => {
  it('is written as RFC 5952 wants it', () => {
    const text = (groups: string) =>
      addressText(Uint8Array.from(Buffer.from(groups.replaceAll(' ', ''), 'hex')), 0, 16);
    expect(text('2001 0db8 0000 0000 0000 0000 0000 0001')).toBe('2001:db8::1');
    expect(text('0000 0000 0000 0000 0000 0000 0000 0000')).toBe('::');
    expect(text('0000 0000 0000 0000 0000 0000 0000 0001')).toBe('::1');
    expect(text('fe80 0000 0000 0000 0000 0000 0000 0000')).toBe('fe80::');
    expect(text('2001 0db8 0000 0001 0001 0001 0001 0001')).toBe('2001:db8:0:1:1:1:1:1');
    expect(text('2001 0000 0000 0001 0000 0000 0000 0001')).toBe('2001:0:0:1::1');
    expect(text('2001 0db8 0000 0000 0001 0000 0000 0001')).toBe('2001:db8::1:0:0:1');
    expect(text('0000 0000 0000 0000 0000 ffff c000 0201')).toBe('::ffff:192.0.2.1');
    expect(addressText(Uint8Array.of(9, 192, 0, 2, 1), 1, 4)).toBe('192.0.2.1');
  });
});
