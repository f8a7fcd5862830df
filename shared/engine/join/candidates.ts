import type { LogEvent } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';
import type { JoinEntry } from './join-entry.ts';
import { bareId } from './session-trace.ts';
import { sameForm, type SessionIndex } from './session-index.ts';

/** A stamp may be in any time zone, and its clock wrong by hours. */
const NEAR_MILLIS = 36 * 3_600_000;
/** Longer queue ids than this are not given twice within the life of a log. */
const SHORTEST_UNIQUE_ID = 10;
/** Roughly what an entry takes besides its text. */
const ENTRY_CHARACTERS = 300;

/** Lines of one queue, or of one connection, of which none has told of a session yet. */
interface PendingGroup {
  /** Undefined once one has: from then on all are kept. */
  entries: JoinEntry[] | undefined;
  characters: number;
}

const isWantedGroup = (group: PendingGroup | undefined): boolean => group !== undefined && !group.entries;

/** The queue and the connection that a line is of. */
function keysOf({ source, event }: JoinEntry): readonly string[] {
  return [event.queueId, event.connection].flatMap((id) =>
    id === undefined ? [] : [`${source.key}\0${id}`],
  );
}

/**
 * Keeps of a log what may tell of the sessions of a capture: lines that name one of their queue ids, message ids or hosts,
 * refusals, and all lines of a queue of which one line does. Memory is bounded whatever the length of the log.
 */
export function createCandidates(index: SessionIndex) {
  const kept: JoinEntry[] = [];
  /** By source and id. */
  const groups = new Map<string, PendingGroup>();
  let pendingCharacters = 0;
  let keptCharacters = 0;
  let leftOut = 0;
  let forgotten = 0;

  function keep(entry: JoinEntry): void {
    if (kept.length >= LIMITS.logCandidates || keptCharacters > LIMITS.logCandidateCharacters) {
      leftOut += 1;
      return;
    }
    kept.push(entry);
    keptCharacters += entry.text.length + ENTRY_CHARACTERS;
  }

  function isNear({ stampMillis }: JoinEntry): boolean {
    return !(stampMillis < index.firstMillis - NEAR_MILLIS || stampMillis > index.lastMillis + NEAR_MILLIS);
  }

  function namesSession(entry: JoinEntry): boolean {
    const { event } = entry;
    if (isOfIds(event, index, isNear(entry))) return true;
    if (!isNear(entry)) return false;
    const address = event.peer?.address;
    if (address !== undefined) {
      const form = sameForm(address);
      if (index.ofClient(form).length > 0 || index.ofServer(form).length > 0) return true;
    }
    return isRefusal(event);
  }

  /** What was touched takes its place at the end: what nobody spoke of for longest is forgotten first. */
  function wait(key: string, group: PendingGroup, entry: JoinEntry): void {
    groups.delete(key);
    groups.set(key, group);
    if (!group.entries || group.entries.length >= LIMITS.logLinesPerQueue) return;
    group.entries.push(entry);
    group.characters += entry.text.length + ENTRY_CHARACTERS;
    pendingCharacters += entry.text.length + ENTRY_CHARACTERS;
    for (const [oldest, { entries, characters }] of groups) {
      if (groups.size <= LIMITS.logQueues && pendingCharacters <= LIMITS.logPendingCharacters) break;
      // Of a wanted one only the name is remembered.
      if (!entries && groups.size <= LIMITS.logQueues * 2) continue;
      groups.delete(oldest);
      pendingCharacters -= characters;
      forgotten += 1;
    }
  }

  function want(key: string, group: PendingGroup): void {
    for (const earlier of group.entries ?? []) keep(earlier);
    pendingCharacters -= group.characters;
    group.entries = undefined;
    group.characters = 0;
    groups.set(key, group);
  }

  const groupOf = (key: string): PendingGroup => groups.get(key) ?? { entries: [], characters: 0 };

  return {
    add(entry: JoinEntry): void {
      const keys = keysOf(entry);
      const isWanted = namesSession(entry) || keys.some((key) => isWantedGroup(groups.get(key)));
      if (!isWanted) {
        const [key] = keys;
        if (key !== undefined) wait(key, groupOf(key), entry);
        return;
      }
      for (const key of keys) want(key, groupOf(key));
      keep(entry);
    },
    /** Everything that was kept, in the order of the files and lines as far as that is known. */
    entries: (): readonly JoinEntry[] => kept,
    leftOut: () => leftOut,
    forgotten: () => forgotten,
  };
}

function isOfIds(
  { queueId, remoteQueueId, messageId }: LogEvent,
  index: SessionIndex,
  isNear: boolean,
): boolean {
  const isKnown = (id: string | undefined): boolean =>
    id !== undefined && (isNear || id.length >= SHORTEST_UNIQUE_ID) && index.ofQueueId(id).length > 0;
  if (isKnown(queueId) || isKnown(remoteQueueId)) return true;
  return messageId !== undefined && index.ofMessageId(bareId(messageId)).length > 0;
}

export function isRefusal({ kind }: LogEvent): boolean {
  return kind === 'refused' || kind === 'bounced' || kind === 'deferred';
}
