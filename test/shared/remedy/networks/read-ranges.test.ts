import { describe, expect, it } from 'vitest';
import { minimalCover } from '../../../../shared/remedy/networks/minimal-cover.ts';
import { textOfNetwork } from '../../../../shared/remedy/networks/network.ts';
import { readRanges, type RangeText } from '../../../../shared/remedy/networks/read-ranges.ts';

const networksIn = (text: string, kind: RangeText = 'prose') =>
  minimalCover(readRanges(text, kind).spans).map(textOfNetwork);
const notesOn = (text: string, kind: RangeText = 'prose') =>
  readRanges(text, kind).notes.map(({ severity, message }) => `${severity}: ${message}`);

describe('ranges in a text', () => {
  it.each([
    ['64.18.0.0/20 and 66.102.0.0/20.', ['64.18.0.0/20', '66.102.0.0/20']],
    ['"v=spf1 ip4:64.18.0.0/20 ip6:2a00:1450:4000::/36 ~all"', ['64.18.0.0/20', '2a00:1450:4000::/36']],
    ['relay=mail.example [64.18.0.7]', ['64.18.0.7']],
    ['[IPv6:2a00:1450::1], 2a00:1450::', ['2a00:1450::/127']],
    ['64.18.0.0 - 64.18.0.255', ['64.18.0.0/24']],
    ['64.18.0.1–64.18.0.4', ['64.18.0.1', '64.18.0.2/31', '64.18.0.4']],
    ['::ffff:64.18.0.7', ['64.18.0.7']],
    ['64.18.0.0/24 64.18.1.0/24 64.18.0.9', ['64.18.0.0/23']],
    ['at 10:31:32 from 00:11:22:33:44:55, version 1.2.3', []],
  ])('%s', (text, networks) => {
    expect(networksIn(text)).toEqual(networks);
    expect(notesOn(text)).toEqual([]);
  });

  it('are left out where they let in everybody or nobody', () => {
    expect(networksIn('0.0.0.0/0 ::/0 127.0.0.1 fe80::1 224.0.0.1')).toEqual([]);
    expect(notesOn('0.0.0.0/0 127.0.0.1')).toEqual([
      'error: 0.0.0.0/0 is broader than a /8: that allows everybody; it was left out.',
      "error: 127.0.0.1 is a machine's own address: no mail connection comes from there; it was left out.",
    ]);
  });

  it('are kept with a warning where they are private or have bits behind the prefix', () => {
    expect(networksIn('10.1.2.3/16')).toEqual(['10.1.0.0/16']);
    expect(notesOn('10.1.2.3/16')).toEqual([
      'warning: 10.1.2.3/16 is private (RFC 1918): right only for machines of your own network.',
      'warning: 10.1.2.3/16 names an address within the network; it was taken as 10.1.0.0/16.',
    ]);
  });

  it.each(['256.1.1.1', '64.18.0.0/33', '2a00::/129', '64.18.0.9-64.18.0.1'])(
    'are told when wrong: %s',
    (text) => {
      expect(networksIn(text)).toEqual([]);
      expect(notesOn(text)).toEqual([`error: ${text} is no address and no network; it was left out.`]);
    },
  );

  it('have to be ranges where nothing else may be', () => {
    expect(notesOn('mail.example.org', 'list')).toEqual([
      'error: mail.example.org is no address and no network; it was left out.',
    ]);
  });
});
