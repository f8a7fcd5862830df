import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CaptureMarks, SessionNote } from '../../../shared/ipc/contract.ts';
import { readJsonFile, replaceJsonFile, type OnDamage } from '../json-file.ts';

/** A note longer than this is a document that should lie elsewhere. */
const NOTE_CHARACTERS = 20_000;
const MOST_NOTES = 10_000;
const MOST_PINS = 200;

export type MarksStore = ReturnType<typeof createMarksStore>;

/**
 * Notes and pins, a file a capture in `folder`, named by the capture's fingerprint. The captures themselves are never
 * written to. Throws when a change cannot be stored, so that nobody relies on it.
 */
export function createMarksStore(folder: string, now: () => Date, onDamage: OnDamage) {
  const pathOf = (fingerprint: string) => join(folder, `${fingerprint}.json`);
  const read = (fingerprint: string) => sanitizeMarks(readJsonFile(pathOf(fingerprint), onDamage));
  const write = (fingerprint: string, marks: CaptureMarks): CaptureMarks => {
    // Nothing kept is no file: what was taken back leaves no trace.
    if (marks.notes.length + marks.pins.length === 0) rmSync(pathOf(fingerprint), { force: true });
    else replaceJsonFile(pathOf(fingerprint), { schema: 'smtpscope/marks@1', ...marks });
    return marks;
  };
  return {
    read,
    /** An empty text removes the note. */
    setNote(fingerprint: string, firstPacket: number, text: string): CaptureMarks {
      const marks = read(fingerprint);
      const others = marks.notes.filter((note) => note.firstPacket !== firstPacket);
      const kept = text.slice(0, NOTE_CHARACTERS);
      const note: SessionNote = { firstPacket, text: kept, changedAt: now().toISOString() };
      return write(fingerprint, { ...marks, notes: kept.trim() === '' ? others : [...others, note] });
    },
    setPins(fingerprint: string, firstPackets: readonly number[]): CaptureMarks {
      const pins = [...new Set(firstPackets)].slice(0, MOST_PINS);
      return write(fingerprint, { ...read(fingerprint), pins });
    },
  };
}

/** What fits of a stored file; damaged entries are left out. */
function sanitizeMarks(stored: unknown): CaptureMarks {
  const { notes, pins } = Object(stored) as Record<keyof CaptureMarks, unknown>;
  return {
    notes: Array.isArray(notes) ? notes.filter(isNote).slice(0, MOST_NOTES) : [],
    pins: Array.isArray(pins) ? pins.filter(isPacket).slice(0, MOST_PINS) : [],
  };
}

function isNote(value: unknown): value is SessionNote {
  const { firstPacket, text, changedAt } = Object(value) as Record<keyof SessionNote, unknown>;
  return isPacket(firstPacket) && typeof text === 'string' && typeof changedAt === 'string';
}

function isPacket(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
