import { CaptureError } from './capture-error.ts';
import { explainStranger } from './explain-stranger.ts';
import type { Framer } from './framer.ts';
import type { NoticeLog } from './notice-log.ts';
import { createPcapFramer } from './pcap/pcap-framer.ts';
import { PCAP_HEADER_BYTES, readPcapFileHeader, sniffPcap } from './pcap/pcap-file-header.ts';
import type { PcapFileHeader } from './pcap/pcap-file-header.ts';
import { createPcapngFramer } from './pcapng/pcapng-framer.ts';
import { beginsSection } from './pcapng/pcapng-block.ts';
import type { PeekableSource } from './source/byte-source.ts';
import { decompress, sniffCompression } from './source/compression.ts';
import type { Compression } from './source/compression.ts';

export interface IdentifiedCapture {
  readonly framer: Framer;
  /** Of a classic pcap file, from which framers for any place in it can be made. */
  readonly pcapHeader?: PcapFileHeader;
  readonly compression: 'none' | Compression;
  /** Stands at the first byte that the framer wants; `framerOffset` is where that is in the decompressed file. */
  readonly source: PeekableSource;
  readonly framerOffset: number;
}

/** Bytes looked at to say what a file is that is no capture. */
const STRANGER_BYTES = 512;
/** Shortest section header block. */
const PCAPNG_HEADER_BYTES = 28;

/** Looks at the first bytes of a source to tell its compression and format. Throws CaptureError for what is no capture. */
export async function identifyCapture(
  raw: PeekableSource,
  name: string,
  notices: NoticeLog,
): Promise<IdentifiedCapture> {
  const compression = sniffCompression(await raw.peek(4));
  const source = compression === undefined ? raw : decompress(raw, compression, notices);
  const head = await source.peek(4);
  if (head.length === 0) throw nothing(name, compression, notices);
  const identified = { source, compression: compression ?? 'none' } as const;
  const magic = sniffPcap(head);
  if (magic !== undefined) {
    const fileHeader = readPcapFileHeader(await wholeHeader(source, name, 'pcap', PCAP_HEADER_BYTES), magic);
    await source.read(Buffer.allocUnsafe(PCAP_HEADER_BYTES), 0);
    if (fileHeader.version !== '2.4') notices.add(unusualVersion(fileHeader.version));
    return {
      ...identified,
      framer: createPcapFramer(fileHeader, notices),
      pcapHeader: fileHeader,
      framerOffset: PCAP_HEADER_BYTES,
    };
  }
  if (beginsSection(await source.peek(12))) {
    await wholeHeader(source, name, 'pcapng', PCAPNG_HEADER_BYTES);
    return { ...identified, framer: createPcapngFramer(notices), framerOffset: 0 };
  }
  throw explainStranger(name, await source.peek(STRANGER_BYTES));
}

async function wholeHeader(
  source: PeekableSource,
  name: string,
  format: string,
  count: number,
): Promise<Buffer> {
  const head = await source.peek(count);
  if (head.length >= count) return head;
  throw new CaptureError(
    'header-cut',
    `${name} is a ${format} file that ends after ${String(head.length)} bytes, within its header.`,
    'The recording may just have begun; tcpdump -U writes each packet at once. Or copy the file again.',
  );
}

function nothing(name: string, compression: Compression | undefined, notices: NoticeLog): CaptureError {
  const damage = notices.list.find(({ code }) => code !== 'compressed-data-cut') ?? notices.list[0];
  if (damage !== undefined) {
    return new CaptureError('compression-damaged', `${name}: ${damage.message}`, damage.tip);
  }
  return new CaptureError(
    'empty-file',
    compression === undefined ? `${name} is empty.` : `${name} holds an empty file.`,
    'Was tcpdump stopped before it wrote anything? It writes packets in blocks; -U writes each at once.',
  );
}

function unusualVersion(version: string) {
  return {
    severity: 'info',
    code: 'unusual-pcap-version',
    message: `The capture says it is pcap version ${version}; it was read as 2.4.`,
  } as const;
}
