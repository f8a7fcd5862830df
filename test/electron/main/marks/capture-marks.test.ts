import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureFingerprint } from '../../../../electron/main/marks/capture-fingerprint.ts';
import { createMarksStore } from '../../../../electron/main/marks/capture-marks.ts';
import { createMarksOfCaptures } from '../../../../electron/main/marks/marks-of-captures.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-marks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const storeIn = (place: string) =>
  createMarksStore(
    join(folder, place),
    () => NOW,
    () => undefined,
  );
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('notes and pins are kept by capture, and nothing kept is no file', () => {
  const store = storeIn('notes');
  store.setNote('aa', 12, 'asked them');
  store.setNote('aa', 40, 'to do');
  store.setNote('aa', 12, 'asked them twice');
  store.setPins('aa', [40, 12, 40]);
  expect(storeIn('notes').read('aa')).toEqual({
    notes: [
      { firstPacket: 40, text: 'to do', changedAt: NOW.toISOString() },
      { firstPacket: 12, text: 'asked them twice', changedAt: NOW.toISOString() },
    ],
    pins: [40, 12],
  });
  expect(store.read('bb')).toEqual({ notes: [], pins: [] });
  expect(readdirSync(join(folder, 'notes'))).toEqual(['aa.json']);
  store.setNote('aa', 12, ' ');
  store.setNote('aa', 40, '');
  store.setPins('aa', []);
  expect(readdirSync(join(folder, 'notes'))).toEqual([]);
});

test('of a damaged file what is sound is kept', () => {
  mkdirSync(join(folder, 'notes'));
  writeFileSync(
    join(folder, 'notes', 'aa.json'),
    '{"notes":[{"firstPacket":1,"text":"a","changedAt":"x"},{"firstPacket":"1"},null],"pins":[3,-1,"4",5.5]}',
  );
  expect(storeIn('notes').read('aa')).toEqual({
    notes: [{ firstPacket: 1, text: 'a', changedAt: 'x' }],
    pins: [3],
  });
});

test('a note that cannot be stored is an error, not a promise', () => {
  writeFileSync(join(folder, 'notes'), 'a file where a folder should be');
  expect(() => storeIn('notes').setNote('aa', 1, 'lost')).toThrow();
});

test('a capture is known by what it holds, not by its name or place', async () => {
  const one = await captureFingerprint([file('one', 'mail')]);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(await captureFingerprint([file('two', 'mail')])).toBe(one);
  expect(await captureFingerprint([file('three', 'mai'), file('four', 'l')])).not.toBe(one);
  expect(await captureFingerprint([file('five', '')])).not.toBe(one);
});

test.skipIf(process.platform === 'win32')('what comes through a pipe is not waited for', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(captureFingerprint([pipe])).rejects.toThrow('cannot be known again');
});

test('marks follow the capture that is open; a file that cannot be read has none', async () => {
  const files = new Map([
    ['capture-1', [file('one', 'mail')]],
    ['capture-2', [join(folder, 'gone')]],
  ]);
  const marks = createMarksOfCaptures(storeIn('notes'), (id) => files.get(id));
  await marks.setPins('capture-1', [7]);
  expect((await marks.read('capture-1')).pins).toEqual([7]);
  expect(await marks.read('capture-2')).toEqual({ notes: [], pins: [] });
  await expect(marks.setPins('capture-2', [7])).rejects.toThrow('ENOENT');
  await expect(marks.setPins('capture-3', [7])).rejects.toThrow('This capture is not open.');
});
