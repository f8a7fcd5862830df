import ipaddr from 'ipaddr.js';
import { addressesOf } from '../../../shared/engine/packet-tracer.ts';
import type { Segment } from '../../../shared/engine/packet/segment.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Redactor } from '../../../shared/report/redact/redactor.ts';
import type { Headers } from './checksums.ts';

const LF = 0x0a;
const CR = 0x0d;
const BLANK = 0x78;

/**
 * Where the first IP header of a frame can stand at most, by link type, and what before it are hardware addresses.
 * Behind it an IP header is one within a tunnel, whose outer addresses would stay.
 */
const LINKS: Readonly<
  Record<number, { readonly headerBytes: number; readonly hardware: readonly (readonly [number, number])[] }>
> = {
  0: { headerBytes: 4, hardware: [] },
  1: {
    headerBytes: 26,
    hardware: [
      [0, 6],
      [6, 12],
    ],
  },
  12: { headerBytes: 0, hardware: [] },
  101: { headerBytes: 0, hardware: [] },
  108: { headerBytes: 4, hardware: [] },
  113: { headerBytes: 20, hardware: [[6, 14]] },
  228: { headerBytes: 0, hardware: [] },
  229: { headerBytes: 0, hardware: [] },
  276: { headerBytes: 24, hardware: [[12, 20]] },
};

/** True when every address in the frame can be found. */
export function canRedact(linkType: number, { ip }: Headers, frameStart: number): boolean {
  const link = LINKS[linkType];
  return link !== undefined && ip - frameStart <= link.headerBytes;
}

/** Overwrites the addresses in the headers of a frame; lengths stay as they are. */
export function redactHeaders(
  frame: Uint8Array,
  linkType: number,
  segment: Segment,
  redactor: Redactor,
): void {
  const { source, destination } = addressesOf(segment);
  frame.set(ipaddr.parse(redactor.names.ip(source)).toByteArray(), segment.sourceAddressOffset);
  frame.set(ipaddr.parse(redactor.names.ip(destination)).toByteArray(), segment.destinationAddressOffset);
  for (const [start, end] of LINKS[linkType]?.hardware ?? []) frame.fill(0, start, end);
}

/** What of a session's dialogue may be seen: its lines as they stood on the wire, and what stands for each. */
export type VisibleLines = ReadonlyMap<string, string>;

/** Every command but logins and every reply line, with its names hidden in as many bytes as they had. */
export function visibleLines(session: Session, redactLine: (line: string) => string): VisibleLines {
  // The dot that ends a message tells nothing of it.
  const lines = [
    '.',
    ...session.exchanges.flatMap(({ command, reply }) => [
      ...(command && command.verb !== 'AUTH' ? [command.line] : []),
      ...(reply?.lines ?? []),
    ]),
  ];
  return new Map(
    lines.flatMap((line) => {
      const redacted = redactLine(line);
      // What is not plain ASCII may take another number of bytes, or hide a name from the search.
      // eslint-disable-next-line no-control-regex -- ASCII is meant
      return /^[\x00-\x7f]*$/.test(line) && redacted.length === line.length ? [[line, redacted]] : [];
    }),
  );
}

/**
 * Overwrites all of a payload but the lines that may be seen. A line cut in two by the packet, a message, and whatever is
 * encrypted are blanked: what is not known to be harmless does not pass.
 */
export function redactPayload(bytes: Uint8Array, start: number, end: number, lines: VisibleLines): void {
  for (let from = start; from < end;) {
    const newline = bytes.subarray(from, end).indexOf(LF);
    const lineEnd = newline < 0 ? end : from + newline;
    const textEnd = lineEnd > from && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    const line = Buffer.from(bytes.buffer, bytes.byteOffset + from, textEnd - from).toString('latin1');
    const visible = newline < 0 ? undefined : lines.get(line);
    if (visible !== undefined) bytes.set(Buffer.from(visible, 'latin1'), from);
    else bytes.fill(BLANK, from, textEnd);
    from = lineEnd + 1;
  }
}
