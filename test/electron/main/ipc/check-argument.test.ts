import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasShape } from '../../../../electron/main/ipc/check-argument.ts';
import { CALLS } from '../../../../shared/ipc/contract.ts';

const SORT = { key: 'id', descending: false };
const SESSIONS = { captureId: 'capture-1', filter: '', sort: SORT, offset: 0, limit: 10 };

test('takes the arguments of the contract', () => {
  expect(hasShape({}, CALLS.openCaptures.shape)).toBe(true);
  expect(hasShape(SESSIONS, CALLS.sessions.shape)).toBe(true);
  expect(hasShape({ captureId: 'a', sessionId: 1, packets: [1, 2] }, CALLS.packets.shape)).toBe(true);
  const locate = { captureId: 'a', filter: '', sort: SORT, id: 0, want: 'next-error' };
  expect(hasShape(locate, CALLS.locateSession.shape)).toBe(true);
});

test('takes a report to copy, and a long filter', () => {
  expect(hasShape({ text: 'x'.repeat(16 << 20) }, CALLS.copyText.shape)).toBe(true);
  expect(hasShape({ ...SESSIONS, filter: 'x'.repeat(1 << 16) }, CALLS.sessions.shape)).toBe(true);
});

test('refuses whatever else', () => {
  const wrong: readonly (readonly [keyof typeof CALLS, unknown])[] = [
    ['openCaptures', undefined],
    ['openCaptures', null],
    ['openCaptures', []],
    ['openCaptures', 'text'],
    ['openCaptures', { more: 1 }],
    ['openRecent', { index: -1 }],
    ['openRecent', { index: 1.5 }],
    ['openRecent', { index: Number.NaN }],
    ['openRecent', { index: '1' }],
    ['openRecent', {}],
    ['sessions', { ...SESSIONS, sort: 'id' }],
    ['sessions', { ...SESSIONS, sort: { ...SORT, more: 1 } }],
    ['sessions', { ...SESSIONS, limit: Number.POSITIVE_INFINITY }],
    ['sessions', { ...SESSIONS, filter: 'x'.repeat((1 << 16) + 1) }],
    ['sessions', { ...SESSIONS, captureId: 'x'.repeat(1 << 20) }],
    ['openLink', { url: `https://${'x'.repeat(1 << 20)}.example` }],
    ['copyText', { text: 'x'.repeat((16 << 20) + 1) }],
    ['packets', { captureId: 'a', sessionId: 1, packets: { 0: 1, length: 1 } }],
    ['packets', { captureId: 'a', sessionId: 1, packets: new Array(10_001).fill(1) }],
    ['locateSession', { captureId: 'a', filter: '', sort: SORT, id: 0, want: 'all' }],
    ['closeCapture', JSON.parse('{"__proto__": 1}')],
    ['copyText', { text: ['a'] }],
  ];
  for (const [name, argument] of wrong)
    expect([name, hasShape(argument, CALLS[name].shape)]).toEqual([name, false]);
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...Object.values(CALLS)), (argument, { shape }) => {
      expect(typeof hasShape(argument, shape)).toBe('boolean');
    }),
  );
});
