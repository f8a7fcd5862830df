// node --expose-gc worker-memory.mjs CAPTURE: what a session takes in the memory of the window's analysis, run in plain Node.
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Sessions looked at to know how long the dialogues are. */
const SAMPLES = 1000;

const port = new EventEmitter();
/** @type {Map<number, (result: any) => void>} */
const waiting = new Map();
let lastId = 0;
/** @type {(sessions: number) => void} */
let finish = () => undefined;
/** @type {Promise<number>} */
const finished = new Promise((done) => (finish = done));

/** @param {any} message */
const receive = (message) => {
  if (message.kind === 'answer') waiting.get(message.id)?.(message.result);
  else if (message.kind === 'progress' && message.progress.state.kind !== 'reading')
    finish(message.progress.sessions);
};
Object.assign(process, { parentPort: Object.assign(port, { postMessage: receive }) });

/** @param {object} data */
const send = (data) => port.emit('message', { data });
/** @param {number} id @returns {Promise<any>} */
const session = (id) =>
  new Promise((done) => {
    waiting.set(++lastId, done);
    send({ kind: 'query', id: lastId, name: 'session', argument: { id } });
  });

/** Bytes in use, once all garbage is gone. */
async function inUse() {
  for (let time = 0; time < 3; time += 1) {
    await new Promise((done) => setTimeout(done, 100));
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes of the commands and replies of a session. @param {any} found */
const textOf = (found) =>
  found.exchanges.reduce(
    (/** @type {number} */ sum, /** @type {any} */ { command, reply }) =>
      sum + Buffer.byteLength(command?.line ?? '') + Buffer.byteLength((reply?.lines ?? []).join('\n')),
    0,
  );

// Taken away: the worker would warm up with what it is given.
const [capture = ''] = process.argv.splice(2);
createRequire(import.meta.url)(resolve(import.meta.dirname, '../../../out/main/worker.js'));
const empty = await inUse();
send({ kind: 'read', files: [capture], analysis: { extraPorts: [], maskSecrets: true } });
const sessions = await finished;
const full = await inUse();
let text = 0;
for (let sample = 0; sample < SAMPLES; sample += 1)
  text += textOf(await session(1 + Math.floor((sample * sessions) / SAMPLES)));
console.log(JSON.stringify({ session: (full - empty) / sessions, text: text / SAMPLES }));
process.exit(0);
