import { expect, test } from 'vitest';
import { groupRotatedFiles } from '../../../../electron/main/captures/group-rotated-files.ts';

test('the pieces of one recording are one capture', () => {
  expect(groupRotatedFiles(['/a/mail.pcap', '/a/mail.pcap1', '/a/mail.pcap2'])).toEqual([
    ['/a/mail.pcap', '/a/mail.pcap1', '/a/mail.pcap2'],
  ]);
  expect(groupRotatedFiles(['/a/mail.pcap00', '/a/mail.pcap01'])).toHaveLength(1);
  expect(
    groupRotatedFiles(['/a/mail_00001_20170430161857.pcapng', '/a/mail_00002_20170430171857.pcapng']),
  ).toHaveLength(1);
});

test('files that only look alike are captures of their own', () => {
  expect(groupRotatedFiles(['/a/mail.pcap', '/b/mail.pcap1'])).toHaveLength(2);
  expect(groupRotatedFiles(['/a/mail1.pcap', '/a/mail2.pcap'])).toHaveLength(2);
  expect(groupRotatedFiles(['/a/mail.pcap', '/a/mail.pcapng'])).toHaveLength(2);
});

test('a file named twice is opened once', () => {
  expect(groupRotatedFiles(['/a/mail.pcap', '/a/mail.pcap'])).toEqual([['/a/mail.pcap']]);
});
