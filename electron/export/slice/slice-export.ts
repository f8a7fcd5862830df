import type { Session } from '../../../shared/model/session.ts';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import { openCapture } from '../../capture/open-capture.ts';
import { WriteError } from '../write-failure.ts';
import type { ExportFormat, ExportSetting } from '../exporter.ts';
import { openOutput, type Output } from '../output.ts';
import { createPcapFile, createPcapngFile, type CaptureFile } from './capture-file.ts';
import { createPacketChooser, type PacketChoice } from './choose-packets.ts';
import { createSlicer } from './write-slice.ts';

/** The packets of the sessions alone, as a capture of their own. */
function sliceExport(
  name: 'pcap' | 'pcapng',
  description: string,
  createFile: (choice: PacketChoice) => CaptureFile,
): ExportFormat {
  return {
    name,
    description,
    extension: name,
    target: 'bytes',
    readsAgain: true,
    async create(setting) {
      const output = await openOutput(setting.output, setting.force, setting.stdout);
      const sessions = new Map<number, Session>();
      return {
        add: (session) => void sessions.set(session.id, session),
        // Which packets are a session's does not change.
        recall: () => undefined,
        drained: () => Promise.resolve(),
        async finish() {
          await writeSlice([...sessions.values()], setting, output, createFile);
          await output.finish();
        },
        discard: () => output.discard(),
      };
    },
  };
}

/** Reads the captures twice: to find the packets, which may belong to a datagram in pieces, then to copy them. */
async function writeSlice(
  sessions: readonly Session[],
  setting: ExportSetting,
  output: Output,
  createFile: (choice: PacketChoice) => CaptureFile,
): Promise<void> {
  const chooser = createPacketChooser(sessions);
  await readAll(setting, 0, (batch) => {
    chooser.push(batch);
  });
  const choice = chooser.choice();
  const file = createFile(choice);
  const slicer = createSlicer({ ...setting, sessions, choice });
  await output.writeBytes(file.header);
  await readAll(setting, 0.5, async (batch) => {
    const records = [...slicer.packets(batch)].map((packet) => file.packet(packet));
    if (records.length > 0) await output.writeBytes(Buffer.concat(records));
  });
  if (slicer.leftOut() > 0)
    setting.warn(
      `${slicer.leftOut()} packets were left out, because it cannot be told in them what must not be seen (fragments, tunnels, quoted packets, DNS).`,
    );
}

async function readAll(
  { files, signal, onProgress }: ExportSetting,
  from: number,
  use: (batch: FrameBatch) => void | Promise<void>,
): Promise<void> {
  const reader = await openCapture(files, signal ? { signal } : {});
  try {
    for await (const batch of reader.batches()) {
      await use(batch);
      onProgress?.(from + reader.bytesRead / (reader.bytesTotal ?? Infinity) / 2);
    }
  } finally {
    await reader.close();
  }
  signal?.throwIfAborted();
}

export const pcapng = sliceExport(
  'pcapng',
  'the packets of these sessions as a capture (pcapng)',
  ({ linkTypes, decimals }) => createPcapngFile([...linkTypes], decimals),
);

export const pcap = sliceExport(
  'pcap',
  'the packets of these sessions as a capture',
  ({ linkTypes, decimals }) => {
    const [linkType = 1, ...others] = [...linkTypes];
    if (others.length > 0)
      throw new WriteError(
        'These packets were captured on links of several types, which a pcap file cannot hold.',
        'Use --format pcapng.',
      );
    return createPcapFile(linkType, decimals);
  },
);
