import type { AnalysisDocument } from '../../shared/model/analysis.ts';
import type { Session } from '../../shared/model/session.ts';
import { analyzeMeasured, Finding } from './measured-analysis.ts';
import type { FuzzContext } from './targets.ts';

/** Captures up to this size have every byte flipped, too. */
const FLIPPED_BYTES = 4_500;
/** Reports take longest and depend least on the byte: they are written for every so many. */
const REPORTS_EVERY = 16;
const CHUNK_BYTES = 65_536;

/** The document of a capture's first `length` bytes must tell what a reader of the whole would have known by then. */
export async function checkCut(
  whole: AnalysisDocument,
  bytes: Uint8Array,
  length: number,
  context: FuzzContext,
): Promise<void> {
  const cut = await analyzeMeasured(
    bytes.subarray(0, length),
    context.validate,
    CHUNK_BYTES,
    length % REPORTS_EVERY === 0,
  );
  if (!cut) return;
  if (cut.capture.compression !== 'none') return;
  const isBefore = (session: Session) => session.lastPacket <= cut.capture.packets;
  const told = new Map(cut.sessions.map((session) => [session.id, session]));
  for (const session of whole.sessions.filter(isBefore)) {
    const same = told.get(session.id);
    if (factsText(same) !== factsText(session))
      throw new Finding(
        `cut at ${length}: session ${session.id} stood whole before the cut and is told otherwise`,
      );
  }
}

/** What later packets do not change: a retry is told in the refused session, and so is an answer of DNS that came just behind. */
function factsText(session: Session | undefined): string {
  return JSON.stringify(
    session && {
      ...session,
      dns: undefined,
      rejections: session.rejections.map(({ code, stage, text }) => ({ code, stage, text })),
      outcome: session.outcome,
    },
  );
}

export async function checkFlip(
  bytes: Uint8Array,
  at: number,
  mask: number,
  context: FuzzContext,
): Promise<void> {
  const flipped = bytes.slice();
  flipped[at] = (flipped[at] ?? 0) ^ mask;
  await analyzeMeasured(flipped, context.validate, CHUNK_BYTES, at % REPORTS_EVERY === 0);
}

/** Cuts and flips all of it; tells how much was found. */
export async function exhaust(
  context: FuzzContext,
  keep: (name: string, capture: Uint8Array | undefined, message: string) => void,
): Promise<number> {
  let findings = 0;
  let runs = 0;
  const attempt = async (name: string, capture: () => Uint8Array, run: () => Promise<void>) => {
    runs += 1;
    try {
      await run();
    } catch (error) {
      findings += 1;
      keep(name, capture(), error instanceof Error ? error.message : String(error));
    }
  };
  for (const { name, bytes } of context.seeds) {
    const whole = await analyzeMeasured(bytes, context.validate);
    if (!whole) throw new Error(`${name} is refused.`);
    const safeName = name.replaceAll('/', '-');
    for (let length = 0; length < bytes.length; length += 1) {
      await attempt(
        `cut-${safeName}-${length}`,
        () => bytes.slice(0, length),
        () => checkCut(whole, bytes, length, context),
      );
    }
    for (let at = 0; bytes.length <= FLIPPED_BYTES && at < bytes.length; at += 1) {
      for (const mask of [0xff, 0x01, 0x80]) {
        await attempt(
          `flip-${safeName}-${at}-${mask}`,
          () => bytes,
          () => checkFlip(bytes, at, mask, context),
        );
      }
    }
    console.log(`${name}: ${runs} runs so far, ${findings} findings`);
  }
  return findings;
}
