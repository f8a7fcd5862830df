import { describe, expect, it } from 'vitest';
import { decodeRefusal } from '../../../../shared/engine/diagnosis/decode-refusal.ts';
import { withStandIn } from '../../../../shared/engine/diagnosis/stand-in.ts';

describe('withStandIn', () => {
  it('puts the same for every address of as many digits', () => {
    const [first, second] = ['192.0.2.41', '203.0.113.7'].map((address) =>
      withStandIn([`550 ${address} is listed`, `550 see https://list.example/?ip=${address}`]),
    );
    expect(first).toEqual({
      lines: ['550 111.1.1.11 is listed', '550 see https://list.example/?ip=111.1.1.11'],
      address: '192.0.2.41',
      standIn: '111.1.1.11',
    });
    expect(second?.lines).toEqual([
      '550 111.1.111.1 is listed',
      '550 see https://list.example/?ip=111.1.111.1',
    ]);
  });

  it('leaves other addresses, also those that begin like the first', () => {
    expect(withStandIn(['[192.0.2.4] is not 192.0.2.41'])?.lines).toEqual(['[111.1.1.1] is not 192.0.2.41']);
  });

  it.each([
    'no address at all',
    'answer 127.0.0.2',
    '300.0.2.1 is none',
    'status 5.7.1.9',
    'version 12.3.4.5.6',
    'host-192.0.2.1.example.org',
    '1.2.0.192.zen.spamhaus.org',
    '2001:db8::192.0.2.1',
    '192.0.2.1 stands for 111.1.1.1',
  ])('leaves "%s" as it is', (line) => {
    expect(withStandIn([line])).toBeUndefined();
  });
});

describe('a refusal that names an address', () => {
  const listed = (address: string) =>
    decodeRefusal({
      code: 554,
      lines: [`554 5.7.1 Client host [${address}] blocked using zen.spamhaus.org`],
    });

  it('is told of that address, whichever was named before', () => {
    const [first, second] = [listed('192.0.2.41'), listed('203.0.113.7')];
    expect(first.listedAddress).toBe('192.0.2.41');
    expect(second.listedAddress).toBe('203.0.113.7');
    expect(JSON.stringify(second)).toBe(
      JSON.stringify(first).replaceAll('192.0.2.41', '203.0.113.7').replaceAll('192.0.2 ', '203.0.113 '),
    );
    expect(listed('192.0.2.41')).toEqual(first);
  });
});
