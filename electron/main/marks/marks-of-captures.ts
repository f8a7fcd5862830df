import type { CaptureId, CaptureMarks } from '../../../shared/ipc/contract.ts';
import { captureFingerprint } from './capture-fingerprint.ts';
import type { MarksStore } from './capture-marks.ts';

const NO_MARKS: CaptureMarks = { notes: [], pins: [] };

/** The marks of open captures; each is hashed once, when first asked for. */
export function createMarksOfCaptures(
  store: MarksStore,
  filesOf: (id: CaptureId) => readonly string[] | undefined,
) {
  const fingerprints = new Map<CaptureId, Promise<string>>();
  const fingerprintOf = (id: CaptureId): Promise<string> | undefined => {
    const files = filesOf(id);
    if (!files) return undefined;
    const known = fingerprints.get(id) ?? captureFingerprint(files);
    fingerprints.set(id, known);
    return known;
  };
  const change = async (id: CaptureId, how: (fingerprint: string) => CaptureMarks): Promise<CaptureMarks> => {
    const fingerprint = await fingerprintOf(id);
    if (fingerprint === undefined) throw new Error('This capture is not open.');
    return how(fingerprint);
  };
  return {
    /** None when the files cannot be read: the reading says so already. */
    async read(id: CaptureId): Promise<CaptureMarks> {
      const fingerprint = await fingerprintOf(id)?.catch(() => undefined);
      return fingerprint === undefined ? NO_MARKS : store.read(fingerprint);
    },
    setNote: (id: CaptureId, firstPacket: number, text: string) =>
      change(id, (fingerprint) => store.setNote(fingerprint, firstPacket, text)),
    setPins: (id: CaptureId, firstPackets: readonly number[]) =>
      change(id, (fingerprint) => store.setPins(fingerprint, firstPackets)),
  };
}

export type MarksOfCaptures = ReturnType<typeof createMarksOfCaptures>;
