import { expect, test } from 'vitest';
import { packAsar } from '../../../electron/launcher/default-app.mjs';

test('packs files the way an asar archive holds them', () => {
  const archive = packAsar({ 'a.txt': 'first', 'b.txt': 'and second' });
  const [four, headerLength, , jsonLength] = [0, 4, 8, 12].map((at) => archive.readUInt32LE(at));
  expect(four).toBe(4);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + (jsonLength ?? 0))) as unknown;
  expect(header).toEqual({
    files: { 'a.txt': { size: 5, offset: '0' }, 'b.txt': { size: 10, offset: '5' } },
  });
  expect(archive.toString('utf8', 8 + (headerLength ?? 0))).toBe('firstand second');
});
