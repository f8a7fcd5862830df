// The way of messages through three servers, against what each of them logged: its queue id, who came, and by which name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReceivedHop } from '../../shared/model/mail/received.ts';
import type { Session } from '../../shared/model/session.ts';
import { analyzeWhole } from '../support/analyze.ts';

interface TrueSession {
  readonly client: string;
  readonly server: string;
  readonly greeting: { readonly name: string };
  readonly transactions: readonly { readonly queueId: string }[];
}

const FOLDER = join(import.meta.dirname, 'message-route');
const NAMES = ['relay.partner.example', 'gateway.partner.example'];
const FORMATS = ['postfix', 'exim'];
const LAST = '192.0.2.25:25';
const truth = (
  JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as { readonly sessions: readonly TrueSession[] }
).sessions;
const whole = await analyzeWhole([join(FOLDER, 'smtp.pcap')], { readsMessages: true });
const lastHop = await analyzeWhole([join(FOLDER, 'last-hop.pcap')], { readsMessages: true });

/** The sessions on the servers before the last one, in the order in which a message comes to them. */
function hopsBefore(index: number): readonly TrueSession[] {
  const before = truth.slice(0, index).filter(({ server }) => server !== LAST);
  return before.slice(-2);
}

function receivedIn(session: Session | undefined): readonly ReceivedHop[] {
  return session?.transactions[0]?.message?.received?.hops ?? [];
}

function factsOf({ from, by, id, format }: ReceivedHop): object {
  return { helo: from?.helo ?? from?.name, address: from?.address, by, id, format };
}

function trueFactsOf({ client, greeting, transactions }: TrueSession, place: number): object {
  return {
    helo: greeting.name,
    address: client,
    by: NAMES[place],
    id: transactions[0]?.queueId,
    format: FORMATS[place],
  };
}

const arrivals = truth.flatMap(({ server }, index) => (server === LAST ? [index] : []));

describe.each(arrivals.map((index, place) => ({ index, place })))('message $place', ({ index, place }) => {
  test('has the hops that the servers logged', () => {
    const hops = receivedIn(whole.sessions[index]);
    expect(hops.slice(-2).map(factsOf)).toEqual(hopsBefore(index).map(trueFactsOf));
  });

  test('has hops that are proven where the capture holds them, and only those', () => {
    const trustIn = (session: Session | undefined) => receivedIn(session).map(({ trust }) => trust);
    const forged = place === 2 ? ['claimed', 'claimed'] : [];
    expect(trustIn(whole.sessions[index])).toEqual([...forged, 'proven', 'proven']);
    expect(trustIn(lastHop.sessions[place])).toEqual([...forged, 'claimed', 'claimed']);
  });

  test('arrives by the hop that the wire shows', () => {
    const { client, greeting } = truth[index] ?? {};
    const wire = lastHop.sessions[place]?.transactions[0]?.message?.received?.wire;
    expect(wire).toMatchObject({ client, helo: greeting?.name, serverName: 'mail.example.com' });
  });
});

test('a forged past is contradicted, a true one is not', () => {
  const contradictions = arrivals.map((index) =>
    receivedIn(whole.sessions[index]).map((hop) => hop.contradictions.length > 0),
  );
  expect(contradictions).toEqual([
    [false, false],
    [false, false],
    [true, true, true, false],
    [false, false],
    [false, false],
  ]);
});
