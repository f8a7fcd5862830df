import type { Session } from '../../shared/model/session.ts';
import { roughBytes } from '../../shared/model/session-size.ts';
import { jsonText } from '../../shared/report/json-text.ts';
import { createJsonSlab } from './json-slab.ts';

/** As long as all sessions together are no larger they are held until the end … */
const SMALL_CAPTURE_BYTES = 8 << 20;
/** … of larger captures only those that something may be added to, the oldest going out when they are more. */
const MOST_HELD_BYTES = 32 << 20;

export interface SessionHoldSetting {
  /** Someone watches a pipe: nothing but the refused sessions is held. */
  readonly live: boolean;
  emit(session: Session): void;
  /** In place of `emit`, for those who write the session as the JSON that it is held as; borrowed. */
  emitJson?(json: Uint8Array): void;
}

/**
 * A refused session may come a second time, when the refused mail is tried again. For output that cannot take a line
 * back, sessions are held: small captures until the end, then in the order of their numbers; of large ones only the
 * refused sessions, as JSON, which takes a fraction of the memory and is no work for the garbage collector.
 */
export function createSessionHold({ live, emit, emitJson }: SessionHoldSetting) {
  const held = new Map<number, Session | Buffer>();
  const slab = createJsonSlab();
  let heldBytes = 0;
  let holdsAll = !live;

  function release(id: number, session: Session | Buffer): void {
    held.delete(id);
    heldBytes -= sizeOf(session);
    if (!Buffer.isBuffer(session)) emit(session);
    else if (emitJson) emitJson(session);
    else emit(unpacked(session));
  }

  /** What may still change is packed, the rest goes out. */
  function holdRefusedOnly(): void {
    holdsAll = false;
    for (const [id, session] of [...held]) {
      if (Buffer.isBuffer(session)) continue;
      if (session.rejections.length === 0) release(id, session);
      else put(id, session);
    }
  }

  function put(id: number, session: Session): void {
    const earlier = held.get(id);
    const kept = holdsAll ? session : packed(session, earlier);
    heldBytes += sizeOf(kept) - (earlier ? sizeOf(earlier) : 0);
    held.set(id, kept);
    if (holdsAll && heldBytes > SMALL_CAPTURE_BYTES) holdRefusedOnly();
    for (const [oldest, each] of held) {
      if (heldBytes <= MOST_HELD_BYTES) break;
      release(oldest, each);
    }
  }

  /** One that comes again gets memory of its own, so that no more of the slab lies waste than is held outside it. */
  function packed(session: Session, earlier: Session | Buffer | undefined): Buffer {
    const json = jsonText(session);
    return Buffer.isBuffer(earlier) ? Buffer.from(json) : slab(json);
  }

  return {
    add(session: Session): void {
      if (!holdsAll && session.rejections.length === 0) emit(session);
      else put(session.id, session);
    },
    /** A session that is still held: what went out cannot be changed any more. */
    recall(id: number): Session | undefined {
      const session = held.get(id);
      return Buffer.isBuffer(session) ? unpacked(session) : session;
    },
    /** What is still held, in order; `drained` resolves when more can be taken. */
    async finish(drained: () => Promise<void>): Promise<void> {
      for (const [id, session] of [...held].sort(([one], [two]) => one - two)) {
        release(id, session);
        await drained();
      }
    },
  };
}

const sizeOf = (session: Session | Buffer): number =>
  Buffer.isBuffer(session) ? session.length : roughBytes(session);

const unpacked = (json: Buffer): Session => JSON.parse(json.toString()) as Session;
