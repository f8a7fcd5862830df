// The captures that are measured: generated once, kept in the folder for temporary files.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTraffic } from './traffic.mjs';

/** Changed whenever writeTraffic writes other bytes for the same wish. */
const EDITION = 2;

/** @typedef {{ name: string, path: string, sessions: number, packets: number, bytes: number }} Capture */

/** What each capture stands for, at the size of the daily run and at one of a gigabyte. */
const KINDS = {
  small: {
    title: '4 KB bodies',
    traffic: { bodyBytes: 4096 },
    sessions: { day: 20_000, '1g': 225_000 },
  },
  large: {
    title: '5 MB bodies',
    traffic: { bodyBytes: 5_000_000 },
    sessions: { day: 200, '1g': 300 },
  },
  mixed: {
    title: '5 % SMTP in other traffic',
    traffic: { bodyBytes: 4096, otherShare: 0.95 },
    sessions: { day: 1_000, '1g': 12_000 },
  },
};

export const CAPTURE_NAMES = /** @type {Array<keyof typeof KINDS>} */ (Object.keys(KINDS));

export const benchFolder = join(tmpdir(), 'smtpscope-bench');

/**
 * The capture of this name, generated when it is not there yet.
 * @param {keyof typeof KINDS} name @param {'day' | '1g'} size @returns {Capture}
 */
export function captureNamed(name, size) {
  const { title, traffic, sessions } = KINDS[name];
  const path = join(benchFolder, `${name}-${size}-${EDITION}.pcap`);
  const facts = `${path}.json`;
  if (!existsSync(facts)) {
    mkdirSync(benchFolder, { recursive: true });
    const written = writeTraffic(`${path}.part`, { ...traffic, sessions: sessions[size] });
    renameSync(`${path}.part`, path);
    writeFileSync(facts, JSON.stringify(written));
  }
  const { packets, bytes } = JSON.parse(readFileSync(facts, 'utf8'));
  return {
    name: `${sessions[size].toLocaleString('en')} sessions, ${title}`,
    path,
    sessions: sessions[size],
    packets,
    bytes,
  };
}
