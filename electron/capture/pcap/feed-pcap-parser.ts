import { parse } from 'pcap-parser';
import type { GlobalHeader, PacketHeader } from 'pcap-parser';

interface Listeners {
  readonly globalHeader?: (header: GlobalHeader) => void;
  readonly packetHeader?: (header: PacketHeader) => void;
}

/**
 * Hands a classic pcap file, or the beginning of one, to the pcap-parser package in one piece and at once.
 *
 * The package joins each piece it is given to the rest of the piece before, which copies everything it reads. So a long
 * file is given to it as many short ones, each with the file header in front, and nothing is ever joined. The stream
 * it wants to read from is this function: it asks for `data` once, and gets it.
 */
export function feedPcapParser(bytes: Buffer, listeners: Listeners): void {
  let deliver: ((data: Buffer) => void) | undefined;
  const parser = parse({
    pause: () => undefined,
    resume: () => undefined,
    on: (event, listener) => {
      if (event === 'data') deliver = listener;
    },
  });
  parser.on('error', (error) => {
    throw error;
  });
  if (listeners.globalHeader !== undefined) parser.on('globalHeader', listeners.globalHeader);
  if (listeners.packetHeader !== undefined) parser.on('packetHeader', listeners.packetHeader);
  deliver?.(bytes);
}
