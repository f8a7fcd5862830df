import type { JoinEntry } from './join-entry.ts';

/** Lines that one process wrote about one connection that came in. */
export interface Thread {
  readonly entries: JoinEntry[];
  /** They name the process or the connection, so that they are together. */
  readonly isNumbered: boolean;
}

/** After this long without a word, the same process number is another connection's. */
const SILENCE_MILLIS = 600_000;

interface OpenThread extends Thread {
  address: string | undefined;
  port: number | undefined;
  lastMillis: number;
  isClosed: boolean;
}

/** Puts the lines of servers together by connection: by its number, its process, or the client's address and port. */
export function findThreads(entries: readonly JoinEntry[]): readonly Thread[] {
  const open = new Map<string, OpenThread>();
  const threads: Thread[] = [];
  for (const entry of entries) {
    if (entry.event.writtenBy !== 'server') continue;
    const key = keyOf(entry);
    const known = key === undefined ? undefined : open.get(key);
    if (known && belongs(known, entry)) {
      extend(known, entry);
      continue;
    }
    const { peer, kind } = entry.event;
    const thread: OpenThread = {
      entries: [entry],
      isNumbered: key !== undefined,
      address: peer?.address,
      port: peer?.port,
      lastMillis: entry.stampMillis,
      isClosed: kind === 'disconnected',
    };
    threads.push(thread);
    if (key !== undefined) open.set(key, thread);
  }
  return threads;
}

function keyOf({ source, pid, event }: JoinEntry): string | undefined {
  const { connection, program, peer } = event;
  if (connection !== undefined) return `${source.key}\0${connection}`;
  // A process of Postscreen speaks with many clients at once, and Exim tells no process unless asked.
  if (peer?.port !== undefined) return `${source.key}\0${program}\0${peer.address ?? ''}:${peer.port}`;
  return pid === undefined ? undefined : `${source.key}\0${program}\0${pid}`;
}

function belongs(thread: OpenThread, { event, stampMillis }: JoinEntry): boolean {
  const { peer, kind } = event;
  // "lost connection after RCPT from …" comes before "disconnect from …".
  if (kind === 'connected' || (thread.isClosed && kind !== 'disconnected')) return false;
  if (stampMillis - thread.lastMillis > SILENCE_MILLIS) return false;
  if (peer?.address !== undefined && thread.address !== undefined && peer.address !== thread.address)
    return false;
  return peer?.port === undefined || thread.port === undefined || peer.port === thread.port;
}

function extend(thread: OpenThread, entry: JoinEntry): void {
  const { peer, kind } = entry.event;
  thread.entries.push(entry);
  thread.address ??= peer?.address;
  thread.port ??= peer?.port;
  thread.lastMillis = entry.stampMillis;
  thread.isClosed = kind === 'disconnected';
}
