/* eslint-disable no-control-regex -- file formats begin with control characters */
import { CaptureError } from './capture-error.ts';
import type { CaptureErrorCode } from './capture-error.ts';

interface Stranger {
  /** What the first bytes look like. */
  readonly pattern: RegExp;
  readonly code: CaptureErrorCode;
  /** Continues "FILE is …". */
  readonly what: string;
  readonly tip: string;
}

const UNPACK = 'Unpack it first';
const CONVERT = 'Convert it with Wireshark’s editcap: editcap -F pcapng FILE new.pcapng';

// First bytes as text, one character a byte; the first that fits is it.
const STRANGERS: readonly Stranger[] = [
  {
    pattern: /^(\xa1\xb2\xcd\x34|\x34\xcd\xb2\xa1|\xa1\xe2\xcb\x12|\x12\xcb\xe2\xa1)/,
    code: 'unsupported-format',
    what: 'a pcap variant with longer packet headers, which is not read here',
    tip: CONVERT,
  },
  {
    pattern: /^snoop\0{3}/,
    code: 'unsupported-format',
    what: 'a Solaris snoop capture, which is not read here',
    tip: CONVERT,
  },
  {
    pattern: /^(GMBU|RTSS)/,
    code: 'unsupported-format',
    what: 'a Microsoft Network Monitor capture, which is not read here',
    tip: CONVERT,
  },
  {
    pattern: /^(TRSNIFF data|XCP\0)/,
    code: 'unsupported-format',
    what: 'a Sniffer capture, which is not read here',
    tip: CONVERT,
  },
  {
    pattern: /^\xfd7zXZ\0/,
    code: 'unsupported-compression',
    what: 'compressed with xz, which is not read here',
    tip: `${UNPACK}: xz -dk FILE`,
  },
  {
    pattern: /^BZh[1-9]/,
    code: 'unsupported-compression',
    what: 'compressed with bzip2, which is not read here',
    tip: `${UNPACK}: bzip2 -dk FILE`,
  },
  {
    pattern: /^\x04\x22\x4d\x18/,
    code: 'unsupported-compression',
    what: 'compressed with lz4, which is not read here',
    tip: `${UNPACK}: lz4 -d FILE`,
  },
  {
    pattern: /^(\x1f\x8b|\x28\xb5\x2f\xfd)/,
    code: 'unsupported-compression',
    what: 'compressed twice',
    tip: `${UNPACK} once: gzip -dk FILE or zstd -d FILE`,
  },
  {
    pattern: /^(PK\x03\x04|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07)|^[^]{257}ustar/,
    code: 'archive',
    what: 'an archive of files',
    tip: `${UNPACK}, then open the captures in it.`,
  },
  {
    pattern: /^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)/i,
    code: 'not-a-capture',
    what: 'a web page, not a capture',
    tip: 'The download may have answered with an error or a login page; open it in a browser to see.',
  },
  {
    pattern:
      /^(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ ([A-Za-z0-9]+ +(In|Out|B|M) +)?(IP6?|ARP|ethertype|[0-9a-f]{2}:)/m,
    code: 'not-a-capture',
    what: 'text printed by tcpdump, not a capture',
    tip: 'Record the packets themselves with -w: tcpdump -i any -w FILE.pcap port 25',
  },
  {
    pattern: /^(From |Return-Path:|Received:|Delivered-To:|MIME-Version:)/,
    code: 'not-a-capture',
    what: 'a mail message, not a capture',
    tip: 'smtpscope reads recordings of the network traffic: tcpdump -i any -w FILE.pcap port 25',
  },
  {
    pattern: /^(\xef\xbb\xbf)?[\t\n\r\x20-\x7e][\t\n\r\x20-\x7e\x80-\xff]*$/,
    code: 'not-a-capture',
    what: 'text, not a capture',
    tip: 'smtpscope reads recordings of the network traffic, pcap or pcapng (tcpdump -i any -w FILE.pcap port 25), and transcripts of SMTP; a mail log is read by smtpscope log FILE, or beside a capture with --maillog.',
  },
];

/** Says what a file that is no capture seems to be; `head` are its first bytes, not none. */
export function explainStranger(name: string, head: Buffer): CaptureError {
  const text = head.toString('latin1');
  const known = STRANGERS.find(({ pattern }) => pattern.test(text));
  if (known !== undefined) return new CaptureError(known.code, `${name} is ${known.what}.`, known.tip);
  const bytes = head.subarray(0, 4).toString('hex').replace(/../g, '$& ').trim();
  return new CaptureError(
    'not-a-capture',
    `${name} is not a capture: it begins with ${bytes}, neither pcap nor pcapng.`,
    'smtpscope reads pcap and pcapng files, also compressed with gzip or zstd.',
  );
}
