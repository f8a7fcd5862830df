// Scores the decoder on the labelled replies in test/rejections: npm run bench:reasons [-- FILE.jsonl …] [--misses N]
//
// A row is {id, source, code?, status?, lines, stage?, expected_reason, accept?, expected_dnsbl?, expected_ip?}: `source` says
// where the wording is from, `accept` names other reasons that can be defended. Rules are written against dev.jsonl only.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** @typedef {{ id: string, code?: number, status?: string, lines: string[], expected_reason: string, accept?: string[], expected_dnsbl?: string, expected_ip?: string }} Row */
/** @typedef {{ reason: string, dnsbl: string | null, ip: string | null }} Answer */
/** @typedef {{ explainRow: (row: Row) => Answer, groupOf: (reason: string) => string }} Decoder */
/** @typedef {{ right: number, said: number, wanted: number }} Tally */

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const CONFUSIONS_SHOWN = 25;

/** The engine's decoder and its groups, bundled for plain Node. @returns {Promise<Decoder>} */
async function loadDecoder() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'smtpscope-bench-'));
  try {
    for (const entry of ['engine/explain.ts', 'model/reason.ts'])
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        build: {
          outDir,
          emptyOutDir: false,
          lib: {
            entry: path.join(root, 'shared', entry),
            formats: ['es'],
            fileName: () => path.basename(entry, '.ts') + '.mjs',
          },
        },
      });
    const load = (/** @type {string} */ name) => import(pathToFileURL(path.join(outDir, name)).href);
    return { ...(await load('explain.mjs')), ...(await load('reason.mjs')) };
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** @param {string} file @returns {Row[]} */
function readRows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** @param {readonly Row[]} rows @param {Decoder} decoder */
function scoreRows(rows, { explainRow, groupOf }) {
  const score = {
    exact: 0,
    accepted: 0,
    group: 0,
    cpuMillis: 0,
    confusions: new Map(),
    misses: /** @type {string[]} */ ([]),
  };
  const facts = { dnsbl: { right: 0, said: 0, wanted: 0 }, ip: { right: 0, said: 0, wanted: 0 } };
  const startedAt = process.cpuUsage();
  const answers = rows.map((row) => explainRow(row));
  const used = process.cpuUsage(startedAt);
  score.cpuMillis = (used.user + used.system) / 1000;
  rows.forEach((row, index) => {
    const got = answers[index];
    if (!got) return;
    const wanted = row.expected_reason;
    if (got.reason === wanted) score.exact++;
    else {
      const pair = `${wanted} → ${got.reason}`;
      score.confusions.set(pair, (score.confusions.get(pair) ?? 0) + 1);
      score.misses.push(
        `${row.id}: ${pair}: ${[row.code, row.status, ...row.lines].filter(Boolean).join(' ').slice(0, 150)}`,
      );
    }
    if (got.reason === wanted || row.accept?.includes(got.reason)) score.accepted++;
    if (groupOf(got.reason) === groupOf(wanted)) score.group++;
    count(facts.dnsbl, row.expected_dnsbl ?? null, got.dnsbl);
    count(facts.ip, row.expected_ip ?? null, got.ip);
  });
  return { ...score, facts };
}

/** @param {Tally} tally @param {string | null} wanted @param {string | null} said */
function count(tally, wanted, said) {
  if (wanted !== null) tally.wanted++;
  if (said !== null) tally.said++;
  if (said !== null && said === wanted) tally.right++;
}

/** @param {string} name @param {readonly Row[]} rows @param {ReturnType<typeof scoreRows>} score @param {number} missesShown */
function printScore(name, rows, score, missesShown) {
  const { dnsbl, ip } = score.facts;
  console.log(`${name}: ${rows.length} replies, ${score.cpuMillis.toFixed(0)} ms CPU`);
  console.log(`  reason exact      ${percent(score.exact, rows.length)}`);
  console.log(`  or accepted       ${percent(score.accepted, rows.length)}`);
  console.log(`  group             ${percent(score.group, rows.length)}`);
  console.log(
    `  blocklist         precision ${percent(dnsbl.right, dnsbl.said)}, recall ${percent(dnsbl.right, dnsbl.wanted)}`,
  );
  console.log(
    `  listed address    precision ${percent(ip.right, ip.said)}, recall ${percent(ip.right, ip.wanted)}`,
  );
  const confusions = [...score.confusions].sort((left, right) => right[1] - left[1]);
  if (confusions.length > 0) console.log('  confusions (wanted → said)');
  for (const [pair, times] of confusions.slice(0, CONFUSIONS_SHOWN))
    console.log(`  ${String(times).padStart(4)}  ${pair}`);
  for (const miss of score.misses.slice(0, missesShown)) console.log(`  ${miss}`);
  console.log('');
}

const args = process.argv.slice(2);
const missesAt = args.indexOf('--misses');
const missesShown = missesAt < 0 ? 0 : Number(args.splice(missesAt, 2)[1] ?? 0);
const files =
  args.length > 0
    ? args
    : ['dev', 'heldout'].map((part) => path.join(root, 'test', 'rejections', `${part}.jsonl`));
const present = files.filter((file) => existsSync(file));
if (present.length === 0) {
  console.error(`no labelled replies at ${files.join(', ')}`);
  process.exitCode = 1;
} else {
  const decoder = await loadDecoder();
  for (const file of present) {
    const rows = readRows(file);
    printScore(path.basename(file, '.jsonl'), rows, scoreRows(rows, decoder), missesShown);
  }
}
