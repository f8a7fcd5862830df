import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLookupCalls } from '../../../../electron/main/lookup/lookup-calls.ts';
import type { LookupPlan } from '../../../../shared/model/lookup.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { startFakeServer } from '../../../support/name-server.ts';
import { sampleSession } from '../../../support/sample-session.ts';

const PLACE = { captureId: 'c1', sessionId: 1 };
const SESSION: Session = sampleSession({
  dns: [
    {
      question: 'then.example',
      type: 'A',
      answers: ['192.0.2.9'],
      rcode: 'NOERROR',
      packet: 3,
      at: '2026-01-02T03:04:05.000000Z',
    },
  ],
});

let server: Awaited<ReturnType<typeof startFakeServer>>;
let nameServers: string;
let shown: LookupPlan[];
let agrees: boolean;

beforeEach(async () => {
  // "No such name" to every question.
  server = await startFakeServer((question) => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8183, 2);
    return answer;
  });
  nameServers = `127.0.0.1:${String(server.port)}`;
  shown = [];
  agrees = true;
});
afterEach(() => server.stop());

const calls = () =>
  createLookupCalls({
    session: () => Promise.resolve(SESSION),
    nameServers: () => nameServers,
    changeNameServers: (servers) => {
      nameServers = servers;
    },
    confirm: (plan) => {
      shown.push(plan);
      return Promise.resolve(agrees);
    },
  });

it('plans without sending anything or asking the user', async () => {
  const plan = await calls().lookupPlan(PLACE);
  expect(plan?.servers).toEqual([nameServers]);
  expect(plan?.questions).toContainEqual({ question: 'then.example', type: 'A' });
  expect(plan?.commands[0]).toBe(`dig @127.0.0.1 -p ${String(server.port)} +short -x 192.0.2.1`);
  expect([server.questions(), shown]).toEqual([0, []]);
});

it('sends nothing when the user does not agree', async () => {
  agrees = false;
  expect(await calls().lookup(PLACE)).toEqual({ kind: 'declined' });
  expect([server.questions(), shown.length]).toEqual([0, 1]);
});

it('asks the user once for the same name servers, again for others', async () => {
  const own = calls();
  const first = await own.lookup(PLACE);
  expect(first).toMatchObject({ kind: 'done', report: { complete: true } });
  expect(server.questions()).toBeGreaterThan(10);
  await own.lookup(PLACE);
  expect(shown).toHaveLength(1);
  expect(own.setNameServers({ servers: `${nameServers}, 127.0.0.1:9` })).toBe(true);
  agrees = false;
  expect(await own.lookup(PLACE)).toEqual({ kind: 'declined' });
  expect(shown).toHaveLength(2);
});

it('puts what the capture holds beside what is answered now', async () => {
  const result = await calls().lookup(PLACE);
  expect(result.kind === 'done' && result.report.thenAndNow).toMatchObject([
    { question: 'then.example', verdict: 'changed', then: { packet: 3 }, now: { outcome: 'NXDOMAIN' } },
  ]);
});

it('can be stopped', async () => {
  const silent = await startFakeServer();
  nameServers = `127.0.0.1:${String(silent.port)}`;
  const own = calls();
  const result = own.lookup(PLACE);
  await new Promise((done) => setTimeout(done, 100));
  own.cancelLookup();
  expect(await result).toEqual({ kind: 'cancelled' });
  await silent.stop();
});

it('tells that a session is gone, and takes no name server that cannot be read', async () => {
  const own = createLookupCalls({
    session: () => Promise.resolve(undefined),
    nameServers: () => '',
    changeNameServers: () => undefined,
    confirm: () => Promise.resolve(true),
  });
  expect(await own.lookup(PLACE)).toEqual({ kind: 'failed', message: 'There is no such session.' });
  expect(await own.lookupPlan(PLACE)).toBeUndefined();
  expect(own.setNameServers({ servers: 'dns.example' })).toBe(false);
  expect(own.setNameServers({ servers: ' ' })).toBe(true);
});
