import { expect, test } from 'vitest';
import { filesOf } from '../../../electron/main/command-line.ts';

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
