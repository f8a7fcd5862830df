import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTraffic } from '../traffic.mjs';

const FOLDER = join(tmpdir(), 'smtpscope-bench');

/** Generates captures once; they are kept for the next run. */
export function benchCaptures() {
  mkdirSync(FOLDER, { recursive: true });
  return {
    /** 100,000 sessions of small mails. */
    manySessions: capture('100000-sessions.pcap', { sessions: 100_000, bodyBytes: 200, varied: true }),
    /** The same again, to open beside it. */
    fewSessions: capture('5000-sessions.pcap', { sessions: 5_000, bodyBytes: 200, varied: true }),
    /** One gigabyte of large mails. */
    oneGigabyte: capture('1-gigabyte.pcap', { sessions: 300, bodyBytes: 5_000_000, varied: true }),
  };
}

function capture(name: string, traffic: Parameters<typeof writeTraffic>[1]): string {
  const file = join(FOLDER, name);
  if (!existsSync(file)) {
    console.log(`Generating ${name} …`);
    writeTraffic(file, traffic);
  }
  return file;
}
