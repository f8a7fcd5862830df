/** Facts about the capture file (or files) that was read. */
export interface CaptureFacts {
  /** Name as the user gave it; several rotated files are joined with ", ". */
  readonly file: string;
  /** `text`: a dialogue in text form; then packets are lines. */
  readonly format: 'pcap' | 'pcapng' | 'text';
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** Bytes read from the file, before decompression. */
  readonly bytes: number;
  readonly packets: number;
  /** Names of the tcpdump.org link-type registry without the LINKTYPE_ prefix; unknown ones as their number. */
  readonly linkTypes: readonly string[];
  /** ISO 8601 UTC, six or nine decimals; absent when the capture holds no packet. */
  readonly firstPacketAt?: string;
  readonly lastPacketAt?: string;
}
