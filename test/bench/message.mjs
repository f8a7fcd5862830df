// npm run bench:message [-- --rounds 3] [--megabytes 2,20,200]
// One message with a large attachment: what it takes to take it apart, and that memory does not grow with it.
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchFolder } from './captures.mjs';
import { captureInPieces } from './capture-in-pieces.mjs';
import { Talk } from './frames.mjs';
import { buildProgram } from './program.mjs';
import { median, runProgram } from './run-program.mjs';
import { table } from './table.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, megabytes: { type: 'string', default: '2,20,200' } },
});
const SEGMENT_BYTES = 1448;

mkdirSync(benchFolder, { recursive: true });
const cli = buildProgram();

/** Ways to read it, by what the table calls them. @type {Record<string, readonly string[]>} */
const WAYS = {
  'as usual': ['--format', 'ndjson'],
  '--messages': ['--format', 'ndjson', '--messages'],
  'as .eml': ['--format', 'eml', '--force', '--output', join(benchFolder, 'eml')],
};

const rows = [];
for (const megabytes of values.megabytes.split(',').map(Number)) {
  const path = captureOf(megabytes);
  const row = [`${megabytes} MB`];
  for (const args of Object.values(WAYS)) {
    const runs = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const run = await runProgram(process.execPath, [cli, 'analyze', ...args, path]);
      if (run.exitCode !== 0) throw new Error(run.errors);
      runs.push(run);
    }
    const seconds = median(runs.map((run) => run.seconds));
    const peak = median(runs.map(({ peakBytes = Number.NaN }) => peakBytes));
    row.push(`${seconds.toFixed(2)} s, ${(peak / 1e6).toFixed(0)} MB`);
  }
  rows.push(row);
}
rmSync(join(benchFolder, 'eml'), { recursive: true, force: true });
console.log(table(['attachment', ...Object.keys(WAYS)], rows));

/** A capture of one session with one message; the attachment has so many decoded megabytes. @param {number} megabytes */
function captureOf(megabytes) {
  const path = join(benchFolder, `attachment-${megabytes}.pcap`);
  if (existsSync(path)) return path;
  const file = openSync(path, 'w');
  for (const piece of captureInPieces(packets(megabytes))) writeSync(file, piece);
  closeSync(file);
  return path;
}

/** @param {number} megabytes */
function* packets(megabytes) {
  const talk = new Talk(1);
  yield* talk.envelope();
  yield talk.say('DATA\r\n');
  yield talk.answer('354 go on\r\n');
  yield talk.say(
    'Subject: one attachment\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nSee below.\r\n' +
      '--b\r\nContent-Type: application/octet-stream; name="large.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
  );
  // RFC 2045 section 6.8: lines of 76 digits, which are 57 bytes.
  const line = `${Buffer.alloc(57, 'large').toString('base64')}\r\n`;
  const block = Buffer.from(line.repeat(SEGMENT_BYTES));
  let left = Math.ceil((megabytes * 1e6) / 57) * line.length;
  for (let packet = 0; left > 0; packet++) {
    const length = Math.min(SEGMENT_BYTES, left);
    const at = (packet * SEGMENT_BYTES) % block.length;
    yield talk.say(Buffer.from(block.subarray(at, at + length)));
    left -= length;
    if (packet % 16 === 15) yield talk.answer('');
  }
  yield talk.say('\r\n--b--\r\n.\r\n');
  yield talk.answer('250 2.0.0 Ok: queued as 4AbCdE\r\n');
  yield talk.say('QUIT\r\n');
  yield talk.answer('221 2.0.0 Bye\r\n');
}
