import { expect, test } from 'vitest';
import { findWireshark } from '../../../electron/main/wireshark.ts';

const find = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string>>,
  ...programs: readonly string[]
) => findWireshark({ platform, env, isProgram: (path) => programs.includes(path) });

test('is found on the PATH, in its order, and never in the current folder', () => {
  const env = { PATH: ':/usr/local/bin:/usr/bin' };
  expect(find('linux', env, '/usr/bin/wireshark')).toBe('/usr/bin/wireshark');
  expect(find('linux', env, '/usr/bin/wireshark', '/usr/local/bin/wireshark')).toBe(
    '/usr/local/bin/wireshark',
  );
  expect(find('linux', env, 'wireshark', './wireshark')).toBeUndefined();
  expect(find('linux', {})).toBeUndefined();
});

test('is found where its installer puts it on a Mac', () => {
  const program = '/Applications/Wireshark.app/Contents/MacOS/Wireshark';
  expect(find('darwin', {}, program)).toBe(program);
});
