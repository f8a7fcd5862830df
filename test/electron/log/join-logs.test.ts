// Logs recorded together with captures, from four servers: every line must be given to the session it is of.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinLogs, type JoinedLogs } from '../../../electron/log/join-logs.ts';
import type { Session } from '../../../shared/model/session.ts';
import { analyzeWhole } from '../../support/analyze.ts';

interface TrueLine {
  readonly file: string;
  readonly line: number;
  /** Number of the session that the line is of, by the side that wrote it, or of the session that brought the queue. */
  readonly server?: number;
  readonly client?: number;
  readonly queue?: number;
  /** Other sessions of the same queue. */
  readonly also?: readonly number[];
}

interface TrueLog {
  readonly files: readonly string[];
  readonly aheadSeconds: number;
  readonly zoneHours: number;
  readonly stamps: string;
  readonly lines: readonly TrueLine[];
}

const CAPTURES = join(import.meta.dirname, '../../captures');
const CASES = readdirSync(CAPTURES).filter((name) => existsSync(join(CAPTURES, name, 'logs.json')));

function truthOf(name: string): readonly TrueLog[] {
  return (JSON.parse(readFileSync(join(CAPTURES, name, 'logs.json'), 'utf8')) as { logs: readonly TrueLog[] })
    .logs;
}

/** Sessions that each line was given to, as "file:line". */
function givenTo(sessions: readonly Session[], { linesOf }: JoinedLogs) {
  const given = new Map<string, string[]>();
  for (const { id } of sessions)
    for (const { file, line, writtenBy, later } of linesOf(id)) {
      const key = `${file}:${line}`;
      given.set(key, [...(given.get(key) ?? []), `${later ? 'queue' : writtenBy} ${id}`]);
    }
  return given;
}

/** What is wrong with where a line was given to; undefined when nothing is. */
function mistake(
  { server, client, queue, also = [] }: TrueLine,
  given: readonly string[],
): string | undefined {
  const own = server ?? client ?? queue;
  const role = server !== undefined ? 'server' : client !== undefined ? 'client' : undefined;
  const allowed = new Set([own, ...also]);
  if (given.some((each) => !allowed.has(Number(each.split(' ')[1])))) return `given to ${given.join(', ')}`;
  if (own === undefined) return undefined;
  const found = given.some((each) =>
    role === undefined ? each.endsWith(` ${own}`) : each === `${role} ${own}`,
  );
  return found ? undefined : `not given to ${role ?? 'queue'} ${own}, but to ${given.join(', ') || 'none'}`;
}

test('there are cases', () => {
  expect(CASES.length).toBeGreaterThan(3);
});

describe.each(CASES)('%s', (name) => {
  const folder = join(CAPTURES, name);
  test.each(truthOf(name).map((log) => [log.files.join(', '), log] as const))(
    'gives every line of %s to its session, and tells the clock',
    async (_files, log) => {
      const { sessions } = await analyzeWhole([join(folder, 'smtp.pcap')]);
      const joined = await joinLogs(
        log.files.map((file) => join(folder, file)),
        sessions,
        { timeZone: '', year: 0, nameOf: (file) => file.slice(folder.length + 1) },
      );
      const given = givenTo(sessions, joined);
      const mistakes = log.lines.flatMap((line) => {
        const key = `${line.file}:${line.line}`;
        const found = mistake(line, given.get(key) ?? []);
        return found === undefined ? [] : [`${key}: ${found}`];
      });
      const known = new Set(log.lines.map(({ file, line }) => `${file}:${line}`));
      expect(mistakes).toEqual([]);
      expect([...given.keys()].filter((key) => !known.has(key))).toEqual([]);
      expect(joined.join.files.reduce((sum, { unknownLines }) => sum + unknownLines, 0)).toBe(0);
      for (const { skewMs, timeZone, timeZoneFrom } of joined.join.clocks) {
        expect(Math.abs((skewMs ?? 1e9) - log.aheadSeconds * 1000)).toBeLessThan(700);
        if (timeZoneFrom === 'capture')
          expect(timeZone).toBe(log.zoneHours === 0 ? 'UTC' : `UTC-0${-log.zoneHours}:00`);
      }
    },
  );
});

describe.each(CASES)('%s, of which the capture holds only a part', (name) => {
  const folder = join(CAPTURES, name);
  const [log] = truthOf(name);

  test.each([2, 3, 4])(
    'lines of sessions that are missing (every one of %d) are given to others as guesses at most',
    async (nth) => {
      const whole = (await analyzeWhole([join(folder, 'smtp.pcap')])).sessions;
      const sessions = whole.filter(({ id }) => id % nth !== 1);
      const files = (log?.files ?? []).map((file) => join(folder, file));
      const joined = await joinLogs(files, sessions, {
        timeZone: '',
        year: 0,
        nameOf: (file) => file.slice(folder.length + 1),
      });
      const truth = new Map(log?.lines.map((line) => [`${line.file}:${line.line}`, line]));
      const wrong = sessions.flatMap(({ id }) =>
        joined.linesOf(id).filter(({ file, line, certainty }) => {
          const { server, client, queue, also = [] } = truth.get(`${file}:${line}`) ?? {};
          return certainty !== 'guess' && ![server, client, queue, ...also].includes(id);
        }),
      );
      expect(wrong).toEqual([]);
    },
  );
});

const POSTFIX = join(CAPTURES, 'log-postfix');

test('a time zone that the user names is not inferred', async () => {
  const { sessions } = await analyzeWhole([join(POSTFIX, 'smtp.pcap')]);
  const { join: told } = await joinLogs([join(POSTFIX, 'skewed.log')], sessions, {
    timeZone: '-05:00',
    year: 2026,
  });
  expect(told.clocks).toMatchObject([{ timeZone: 'UTC-05:00', timeZoneFrom: 'user', yearFrom: 'user' }]);
  expect(told.matchedSessions).toBe(sessions.length);
});

test('the log of another time matches nothing, and it is said', async () => {
  const { sessions } = await analyzeWhole([join(CAPTURES, 'blocklisted-postfix', 'smtp.pcap')]);
  const { join: told } = await joinLogs([join(POSTFIX, 'rfc5424.log')], sessions, { timeZone: '', year: 0 });
  expect(told.matchedLines).toBe(0);
  expect(told.notices.map(({ code }) => code)).toContain('log-matches-nothing');
});
