import { expect, test } from 'vitest';
import { commandOf, filesOf } from '../../../electron/main/command-line.ts';

test('takes the words that are no switches, seen from the folder of the call', () => {
  expect(filesOf(['/opt/smtpscope', '--no-sandbox', 'a.pcap', '/tmp/b.pcap'], true, '/home/alice')).toEqual([
    '/home/alice/a.pcap',
    '/tmp/b.pcap',
  ]);
});

test('run from its sources, the first word is the program’s own folder', () => {
  const argv = ['/x/electron', '--inspect=0', '--no-sandbox', '/src/smtpscope', 'a.pcap'];
  expect(filesOf(argv, false, '/home/alice')).toEqual(['/home/alice/a.pcap']);
});

test.each([
  [['analyze', 'a.pcap', '--format', 'json']],
  [['explain', '550 5.1.1 no such user']],
  [['--help']],
  [['--version']],
  [['nosuchcommand']],
  [['lint-access', 'access']],
])('a command stays as it was written: %j', (words) => {
  expect(commandOf(['/opt/smtpscope', '--no-sandbox', ...words], true, '/home')).toEqual(words);
  expect(commandOf(['/x/electron', '--no-sandbox', '/src/smtpscope', ...words], false, '/home')).toEqual(
    words,
  );
});

test.each([[[]], [['mail.pcap']], [['/tmp/mail']], [['./analyze']], [['--disable-gpu']]])(
  'anything else asks for the window: %j',
  (words) => {
    expect(commandOf(['/opt/smtpscope', ...words], true, '/home')).toBeUndefined();
  },
);

test('a file that is called like a command is opened', () => {
  expect(commandOf(['/opt/smtpscope', 'test'], true, process.cwd())).toBeUndefined();
});
