import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../../../shared/model/session.ts';
import { analyzeCapture } from '../../capture/analyze-capture.ts';
import type { ExportFormat, ExportSetting } from '../exporter.ts';
import { openOutputFolder } from '../output-folder.ts';
import { writing, WriteError } from '../write-failure.ts';
import { createMessageStore } from './message-store.ts';
import { redactMessage } from './redact-message.ts';

/** The messages that were sent, byte for byte: dots unstuffed, chunks joined. */
export const eml: ExportFormat = {
  name: 'eml',
  description: 'the messages themselves, a file each (session-3-message-1.eml), into a folder',
  extension: '',
  target: 'folder',
  readsAgain: true,
  async create(setting) {
    const path = setting.output;
    if (path === undefined || path === '-')
      throw new WriteError('Name a folder for the messages with --output.');
    const folder = await openOutputFolder(path, setting.force);
    const wanted: Wanted = { ids: new Set(), firstPackets: new Set() };
    return {
      add(session) {
        wanted.ids.add(session.id);
        wanted.firstPackets.add(session.firstPacket);
      },
      recall: () => undefined,
      drained: () => Promise.resolve(),
      async finish() {
        await writing(path, () => writeMessages(wanted, folder.temporary, setting));
        await folder.finish();
      },
      discard: folder.discard,
    };
  },
};

interface Wanted {
  readonly ids: Set<number>;
  readonly firstPackets: Set<number>;
}

/** Goes through the captures once more, this time keeping the bytes of the messages. */
async function writeMessages(wanted: Wanted, folder: string, setting: ExportSetting): Promise<void> {
  const store = createMessageStore(folder);
  let finished: Session[] = [];
  let incomplete = 0;
  const writeFinished = async () => {
    const sessions = finished;
    finished = [];
    for (const session of sessions) {
      // A session that is told of again was written already, or is not wanted.
      if (!wanted.ids.delete(session.id)) continue;
      for (const [index, { message }] of session.transactions.entries()) {
        const stored = message && store.take(message);
        if (message && !stored) incomplete += 1;
        if (stored) {
          const name = `session-${session.id}-message-${index + 1}.eml`;
          const { redactor } = setting;
          if (redactor) await writeFile(join(folder, name), await redactMessage(stored, session, redactor));
          else await stored.moveTo(join(folder, name));
        }
        await stored?.discard();
      }
    }
  };
  const { signal, files, extraPorts, onProgress } = setting;
  await analyzeCapture(files, {
    ...(signal && { signal }),
    ...(extraPorts && { extraPorts }),
    messageTaps: ({ firstPacket }) => (wanted.firstPackets.has(firstPacket) ? store.taps : {}),
    onSession: (session) => void finished.push(session),
    async onProgress({ bytesRead, bytesTotal }) {
      await writeFinished();
      onProgress?.(bytesRead / (bytesTotal ?? Infinity));
    },
  });
  signal?.throwIfAborted();
  await writeFinished();
  store.clear();
  if (incomplete > 0)
    setting.warn(
      `${incomplete} messages were left out, because the capture does not hold all of their bytes.`,
    );
}
