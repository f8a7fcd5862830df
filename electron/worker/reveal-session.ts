import type { Session } from '../../shared/model/session.ts';
import type { Reading } from './reading.ts';
import type { WorkerParts } from './worker-parts.ts';

/** A session as the capture holds it, credentials and all. The capture is read anew for it: nothing unmasked is kept. */
export async function revealSession(
  id: number,
  reading: Reading,
  parts: WorkerParts,
): Promise<Session | undefined> {
  const masked = reading.shelf.find(id);
  if (!masked) return undefined;
  let revealed: Session | undefined;
  await parts.analyze(reading.files(), {
    signal: new AbortController().signal,
    showSecrets: true,
    extraPorts: reading.settings().extraPorts,
    onSession(session) {
      if (session.firstPacket === masked.firstPacket) revealed = session;
    },
    onProgress: () => new Promise((resolve) => setImmediate(resolve)),
    onStart: () => undefined,
  });
  return revealed;
}
