import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Session } from '../../shared/model/session.ts';
import type { TestFrame } from '../support/packets.ts';
import { captureOf, deliver, LINK_TYPES, writeCapture, type Delivery } from './delivery.ts';
import { damageBytes, damageInPlace } from './damage-bytes.ts';
import { damagePcapng } from './damage-pcapng.ts';
import { damageRecords } from './damage-records.ts';
import { dialogue, type DialogueTruth, type Turn } from './dialogue.ts';
import type { Validate } from './invariants.ts';
import { analyzeMeasured, Finding } from './measured-analysis.ts';
import { createRandom, type Random } from './random.ts';
import type { SeedCapture } from './seed-captures.ts';

export interface FuzzContext {
  readonly seeds: readonly SeedCapture[];
  readonly validate: Validate;
}

/** One way to look for inputs that break the analysis. */
export interface Target {
  readonly name: string;
  /** How often it is chosen, compared with the others. */
  readonly weight: number;
  /** One input, the same for the same seed. `keep` is told the capture before it is read. Throws a Finding. */
  run(seed: number, context: FuzzContext, keep: (capture: Uint8Array) => void): Promise<void>;
}

const CHUNKS = [1, 7, 61, 4096, 65_536, 65_536, 65_536];

const damagedFile = (damage: (file: Uint8Array, random: Random) => Uint8Array): Target['run'] =>
  async function (seed, { seeds, validate }, keep) {
    const random = createRandom(seed);
    const capture = damage(random.pick(seeds).bytes, random);
    keep(capture);
    await analyzeMeasured(capture, validate, random.pick(CHUNKS));
  };

/** Truth and packets of one to four dialogues in one capture. */
function tell(seed: number, random: Random, linkType: number) {
  const count = 1 + random.below(4);
  return Array.from({ length: count }, (_, number) => {
    const [told] = fc.sample(dialogue(`d${number}.example`), {
      seed: (seed + number * 7919) | 0,
      numRuns: 1,
    });
    if (!told) throw new Error('fast-check gave no dialogue.');
    return { truth: told.truth, delivery: deliver(told.turns, number, linkType, random) };
  });
}

const truthful: Target['run'] = async (seed, { validate }, keep) => {
  const random = createRandom(seed);
  const linkType = random.pick(LINK_TYPES);
  const told = tell(seed, random, linkType);
  const plain = captureOf(
    told.map(({ delivery }) => delivery.frames),
    linkType,
    random,
  );
  const capture = random.chance(0.2) ? Uint8Array.from(gzipSync(plain)) : plain;
  keep(capture);
  const document = await analyzeMeasured(capture, validate, random.pick(CHUNKS));
  if (!document) throw new Finding('a valid capture is refused');
  if (document.sessions.length !== told.length)
    throw new Finding(`${document.sessions.length} sessions of ${told.length}`);
  for (const { truth, delivery } of told) {
    const session = sessionOf(document.sessions, delivery);
    const [seen, wanted] = [
      JSON.stringify(session && factsOf(session)) ?? 'no session',
      JSON.stringify(wholeTruth(truth)),
    ];
    if (seen !== wanted) throw new Finding(`not the truth:\n${firstDifference(seen, wanted)}`);
  }
};

function sessionOf(sessions: readonly Session[], { client, clientPort }: Delivery): Session | undefined {
  return sessions.find((session) => session.client.address === client && session.client.port === clientPort);
}

function factsOf(session: Session): object {
  const { transport } = session;
  return {
    protocol: session.protocol,
    greeting: session.greeting,
    transactions: session.transactions.map(({ sender, recipients, message, outcome }) => ({
      sender,
      recipients: recipients.map(({ address, outcome: got }) => ({ address, outcome: got })),
      ...(message && {
        message: { bytes: message.bytes, complete: message.complete, sha256: message.sha256 },
      }),
      outcome,
    })),
    rejections: session.rejections.map(({ code, recipient, stage }) => ({ code, recipient, stage })),
    outcome: session.outcome,
    transport: [transport.opening, transport.closing, transport.missingBytes],
    unanswered: session.exchanges.filter(({ reply }) => reply?.complete !== true).length,
    // Retransmissions in plenty are true, and no doubt about what was said.
    notices: session.notices.filter(({ code }) => code !== 'tcp-events-left-out').map(({ code }) => code),
  };
}

function wholeTruth({ protocol, greeting, transactions, rejections, outcome }: DialogueTruth): object {
  return {
    protocol,
    greeting,
    transactions,
    rejections: rejections.map(({ code, recipient, stage }) => ({ code, recipient, stage })),
    outcome,
    transport: ['complete', 'fin', { client: 0, server: 0 }],
    unanswered: 0,
    notices: [],
  };
}

/** The packets of one conversation are damaged; what is said of all others stays the same. */
const localDamage: Target['run'] = async (seed, { validate }, keep) => {
  const random = createRandom(seed);
  const linkType = random.pick(LINK_TYPES);
  const told = tell(seed, random, linkType);
  const damagedPort = random.pick(told).delivery.clientPort;
  const tagged = told.flatMap(({ delivery }) =>
    delivery.frames.map((frame) => ({ frame, isHit: delivery.clientPort === damagedPort })),
  );
  tagged.sort((one, two) => one.frame.atNanos - two.frame.atNanos);
  const damaged = tagged.map(({ frame, isHit }) =>
    isHit && random.chance(0.4) ? hurt(frame, random) : frame,
  );
  const before = writeCapture(
    tagged.map(({ frame }) => frame),
    linkType,
    createRandom(seed),
  );
  const after = writeCapture(damaged, linkType, createRandom(seed));
  keep(after);
  const [whole, broken] = [await analyzeMeasured(before, validate), await analyzeMeasured(after, validate)];
  if (!whole || !broken) throw new Finding('a valid capture is refused');
  const others = (sessions: readonly Session[]) =>
    JSON.stringify(
      sessions
        .filter(({ client }) =>
          told.some(
            ({ delivery }) =>
              delivery.clientPort === client.port &&
              client.port !== damagedPort &&
              delivery.client === client.address,
          ),
        )
        .map(({ id: _, ...session }) => session),
    );
  const [one, two] = [others(whole.sessions), others(broken.sessions)];
  if (one !== two)
    throw new Finding(`damage to port ${damagedPort} reached others:\n${firstDifference(one, two)}`);
};

const ADDRESSES_END = 54;

function hurt(frame: TestFrame, random: Random): TestFrame {
  const { bytes } = frame;
  // Left as they are: addresses and ports, or the damage would be another conversation's.
  const kept = Math.min(bytes.length, random.chance(0.5) ? ADDRESSES_END : 38);
  const changed = Uint8Array.from(
    Buffer.concat([bytes.subarray(0, kept), damageInPlace(bytes.subarray(kept), random, 3)]),
  );
  return random.chance(0.2)
    ? { ...frame, bytes: changed.slice(0, random.below(changed.length + 1)) }
    : { ...frame, bytes: changed };
}

function firstDifference(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 100), at + 200)}\n…${two.slice(Math.max(0, at - 100), at + 200)}`;
}

/** A valid delivery of a dialogue whose words are damaged. */
const damagedWords: Target['run'] = async (seed, { validate }, keep) => {
  const random = createRandom(seed);
  const [told] = fc.sample(dialogue('words.example'), { seed: seed | 0, numRuns: 1 });
  const turns = (told?.turns ?? []).flatMap((turn) => hurtTurn(turn, random));
  const capture = captureOf([deliver(turns, 0, 1, random).frames], 1, random);
  keep(capture);
  await analyzeMeasured(capture, validate, random.pick(CHUNKS));
};

const STRANGE_WORDS = [
  '\0',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|1',
  '\r',
  '\n',
  '\r\n',
  '\r\n.\r\n',
  '250 ',
  '550-',
  '999 ',
  'AUTH PLAIN ',
  'STARTTLS\r\n',
  'BDAT 18446744073709551616\r\n',
  'BDAT -1 LAST\r\n',
  'MAIL FROM:<',
  'RCPT TO:<>',
  '\u00e2\u0080\u00ae',
  '\u00ff\u00fe',
  '421 4.7.0 bye\r\n',
  '=?utf-8?B?////?=',
  '334 ',
  'x'.repeat(20_000),
  'XCLIENT ADDR=[UNAVAILABLE]\r\n',
];

function hurtTurn(turn: Turn, random: Random): readonly Turn[] {
  if (random.chance(0.6)) return [turn];
  const at = random.below(turn.text.length + 1);
  const changed: readonly Turn[][] = [
    [{ ...turn, text: turn.text.slice(0, at) + random.pick(STRANGE_WORDS) + turn.text.slice(at) }],
    [],
    [turn, turn],
    [{ ...turn, who: turn.who === 'client' ? 'server' : 'client' }],
    [
      {
        ...turn,
        text: Buffer.from(damageBytes(Buffer.from(turn.text, 'latin1'), random, 4)).toString('latin1'),
      },
    ],
    [{ ...turn, text: turn.text.replace(/\r/g, '') }],
  ];
  return random.pick(changed).filter(({ text }) => text !== '');
}

/** Node has no compressor before version 22: recorded files are damaged. */
const damagedZstd: Target['run'] = async (seed, { seeds, validate }, keep) => {
  const random = createRandom(seed);
  const file = random.pick(seeds.filter(({ name }) => name.endsWith('.zst')));
  const capture = damageBytes(file.bytes, random, 4);
  keep(capture);
  await analyzeMeasured(capture, validate, random.pick(CHUNKS));
};

/** As gzip writes it, in one member or several (RFC 1952). */
function packed(file: Uint8Array, random: Random): Uint8Array {
  const bytes = gunzipped(file);
  const level = random.pick([0, 1, 9]);
  const middle = random.below(bytes.length);
  const members = random.chance(0.5) ? [bytes] : [bytes.subarray(0, middle), bytes.subarray(middle)];
  return Uint8Array.from(Buffer.concat(members.map((member) => gzipSync(member, { level }))));
}

function gunzipped(file: Uint8Array): Uint8Array {
  return file[0] === 0x1f && file[1] === 0x8b ? Uint8Array.from(gunzipSync(file)) : file;
}

export const TARGETS: readonly Target[] = [
  { name: 'damaged bytes', weight: 3, run: damagedFile(damageBytes) },
  { name: 'damaged packets', weight: 5, run: damagedFile(damageRecords) },
  {
    name: 'damaged within compression',
    weight: 1,
    run: damagedFile((file, random) => Uint8Array.from(gzipSync(damageRecords(file, random)))),
  },
  {
    name: 'damaged gzip',
    weight: 1,
    run: damagedFile((file, random) => damageBytes(packed(file, random), random, 3)),
  },
  { name: 'damaged zstd', weight: 2, run: damagedZstd },
  { name: 'damaged pcapng', weight: 3, run: damagedFile(damagePcapng) },
  { name: 'truth', weight: 4, run: truthful },
  { name: 'local damage', weight: 3, run: localDamage },
  { name: 'damaged words', weight: 3, run: damagedWords },
];
