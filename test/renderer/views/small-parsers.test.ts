import { expect, test } from 'vitest';
import { committedPart } from '../../../renderer/state/committed-part.ts';
import { COMMANDS } from '../../../renderer/state/commands.ts';
import { rankCommands } from '../../../renderer/views/palette/rank-commands.ts';
import { parsePorts } from '../../../renderer/views/settings/parse-ports.ts';
import { keyCaption } from '../../../renderer/views/shortcuts/key-caption.ts';

test.each([
  'outcome:rejected |code:5',
  'outcome:rejected code:550 |',
  '|a OR ',
  '|a OR b',
  'a OR b |',
  'x |(a OR ',
  'x |text:"spam bl',
  'text:"spam block" |',
  'a NOT |b'.replace('NOT |b', '|NOT b'),
  '|',
])('of a filter being typed, chips end at the mark: %s', (marked) => {
  expect(committedPart(marked.replace('|', ''))).toBe(marked.indexOf('|'));
});

test('commands are found by their words in any order, beginnings first', () => {
  const names = (typed: string) => rankCommands(COMMANDS, typed).map(({ name }) => name);
  expect(names('')).toHaveLength(COMMANDS.length);
  expect(names('csv copy')).toEqual(['copy-csv']);
  expect(names('unpin all')[0]).toBe('unpin-all');
  expect(names('zebra')).toEqual([]);
});

test('no two commands share a name or a key', () => {
  const names = COMMANDS.map(({ name }) => name);
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(names).toEqual([...new Set(names)]);
  expect(keys).toEqual([...new Set(keys)]);
});

test('ports are numbers of ports', () => {
  expect(parsePorts(' 2525,10024;2525 ')).toEqual({ ports: [2525, 10024] });
  expect(parsePorts('')).toEqual({ ports: [] });
  for (const wrong of ['smtp', '0', '65536', '25-30', '1.5'])
    expect(parsePorts(wrong).problem).toContain(wrong);
});

test('keys are told as keyboards show them', () => {
  expect(
    ['Ctrl+o', 'Ctrl+Shift+P', 'P', 'j', 'Ctrl+Shift+PageUp'].map((key) => keyCaption(key, 'linux')),
  ).toEqual(['Ctrl O', 'Ctrl Shift P', 'Shift P', 'j', 'Ctrl Shift PgUp']);
  expect(keyCaption('Ctrl+Shift+P', 'darwin')).toBe('⌘ ⇧ P');
});
