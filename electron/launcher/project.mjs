import { fileURLToPath } from 'node:url';
import { dirname, join, resolve } from 'node:path';

/** The folder that holds package.json. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const SAMPLE_CAPTURE = join(PROJECT_ROOT, 'assets', 'sample.pcap');

export const CLI_SCRIPT = join(PROJECT_ROOT, 'out', 'main', 'cli.js');
