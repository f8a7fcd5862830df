import { basename, dirname, extname } from 'node:path';

/**
 * Files opened together, grouped: the pieces of one rotated recording are one capture. Recognised by name, in the ways
 * that the recorders count: tcpdump -C ("mail.pcap", "mail.pcap1"), tcpdump -W ("mail.pcap00"), dumpcap
 * ("mail_00001_20170430161857.pcapng").
 */
export function groupRotatedFiles(files: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const file of new Set(files)) {
    const key = recordingOf(file);
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups.values()];
}

const DUMPCAP_COUNT = /_\d{5}_\d{14}$/;
const TCPDUMP_COUNT = /^(\.[a-z]+)\d{1,6}$/i;

function recordingOf(file: string): string {
  const extension = extname(file);
  const stem = basename(file, extension);
  const withoutCount = extension.replace(TCPDUMP_COUNT, '$1');
  return `${dirname(file)}\0${stem.replace(DUMPCAP_COUNT, '')}\0${withoutCount}`;
}
