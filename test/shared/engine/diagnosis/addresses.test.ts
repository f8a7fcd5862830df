import { expect, it } from 'vitest';
import {
  commonPrefix,
  formatAddress,
  formatNetwork,
  isLoopback,
  parseAddress,
} from '../../../../shared/engine/diagnosis/addresses.ts';

const bytes = (text: string): Uint8Array => parseAddress(text) ?? new Uint8Array(0);

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
])('writes %s as %s', (text, written) => {
  expect(formatAddress(bytes(text))).toBe(written);
});

it.each([
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '01.2.3.4',
  '1.2.3.x',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '12345::',
  '',
])('refuses "%s"', (text) => {
  expect(parseAddress(text)).toBeUndefined();
});

it('counts the leading bits that two addresses share', () => {
  expect(commonPrefix(bytes('209.85.223.169'), bytes('209.85.214.51'))).toBe(20);
  expect(commonPrefix(bytes('192.0.2.1'), bytes('192.0.2.1'))).toBe(32);
  expect(commonPrefix(bytes('192.0.2.1'), bytes('::1'))).toBe(0);
});

it('writes the network of an address', () => {
  expect(formatNetwork(bytes('209.85.223.169'), 17)).toBe('209.85.128.0/17');
  expect(formatNetwork(bytes('209.85.223.169'), 0)).toBe('0.0.0.0/0');
  expect(formatNetwork(bytes('2001:db8:1234:5678::1'), 36)).toBe('2001:db8:1000::/36');
});

it('knows the addresses of the own host', () => {
  expect(['127.0.0.6', '::1', '128.0.0.1', '::2'].map((text) => isLoopback(bytes(text)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
