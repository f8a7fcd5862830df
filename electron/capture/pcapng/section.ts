import type { CaptureInterface } from './capture-interface.ts';

/** A section of a pcapng file: one byte order, its own interfaces. */
export interface Section {
  readonly little: boolean;
  readonly interfaces: CaptureInterface[];
  /** Packets that the capture program says it lost, by interface; the last statistics count. */
  readonly dropped: Map<number, number>;
  /** Time of the last packet that had one. */
  lastSeconds: number;
  lastNanoseconds: number;
}

export function createSection(little: boolean): Section {
  return { little, interfaces: [], dropped: new Map(), lastSeconds: 0, lastNanoseconds: 0 };
}
