// Says where the time of a run went, from V8's CPU profile (node --cpu-prof) and the bundle's source maps.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The folders of the house by what they do for a capture; the first that fits counts. */
const STAGES = /** @type {const} */ ([
  ['pcap-parser', /node_modules\/pcap-parser\//],
  ['framing', /electron\/capture\//],
  ['packet', /shared\/engine\/packet\//],
  ['stream', /shared\/engine\/stream\//],
  ['smtp', /shared\/engine\/(?:smtp|mail)\//],
  ['diagnosis', /shared\/engine\/diagnosis\//],
  ['output', /shared\/report\/|electron\/cli\/|shared\/query\//],
  ['flow', /shared\/engine\/|shared\/model\//],
]);

/** @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number, columnNumber: number }, children?: number[] }} ProfileNode */
/** @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile */

/**
 * Milliseconds by stage. What a stage has others do for it (a regular expression, a hash, a read) counts as its own.
 * @param {string} path of a .cpuprofile
 */
export function stagesOf(path) {
  /** @type {Profile} */
  const profile = JSON.parse(readFileSync(path, 'utf8'));
  const parents = new Map();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const fileAt = createFileFinder();
  /** @type {Map<number, string>} */
  const known = new Map();
  /** @param {ProfileNode | undefined} node @returns {string} */
  const stage = (node) => {
    if (node === undefined) return 'start-up and others';
    const found = known.get(node.id);
    if (found !== undefined) return found;
    const own = ownStage(node, fileAt) ?? stage(parents.get(node.id));
    known.set(node.id, own);
    return own;
  };
  /** @type {Map<string, number>} */
  const millis = new Map();
  profile.samples.forEach((id, index) => {
    const name = stage(nodes.get(id));
    millis.set(name, (millis.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1000);
  });
  return millis;
}

/** @param {ProfileNode} node @param {(url: string, line: number, column: number) => string} fileAt */
function ownStage({ callFrame: { functionName, url, lineNumber, columnNumber } }, fileAt) {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)') return 'waiting';
  if (!url.startsWith('file:') && !url.startsWith('/')) return undefined;
  const file = fileAt(url, lineNumber, columnNumber);
  return STAGES.find(([, pattern]) => pattern.test(file))?.[0];
}

/** Finds the source file that a place in the bundle came from. */
function createFileFinder() {
  /** @type {Map<string, SourceMap | undefined>} */
  const maps = new Map();
  return (/** @type {string} */ url, /** @type {number} */ line, /** @type {number} */ column) => {
    if (!maps.has(url)) {
      const map = `${url.startsWith('file:') ? fileURLToPath(url) : url}.map`;
      maps.set(url, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : undefined);
    }
    const entry = maps.get(url)?.findEntry(line, column);
    return entry && 'originalSource' in entry ? entry.originalSource : url;
  };
}
