// Every recorded capture against what its servers logged.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import type { Recipient, Transaction } from '../../shared/model/transaction.ts';
import { analyzeWhole } from '../support/analyze.ts';
import { streamOf } from '../support/collect-frames.ts';

interface Truth {
  readonly captures: readonly (readonly string[])[];
  readonly sessions: readonly TrueSession[];
}

interface TrueSession {
  readonly client: string;
  readonly clientPort?: number;
  readonly server: string;
  readonly greeting?: { readonly verb: string; readonly name: string };
  readonly protocol?: string;
  readonly tls: string | { readonly mode: string };
  readonly authentication: readonly object[];
  readonly transactions: readonly TrueTransaction[];
  readonly rejections: readonly TrueRejection[];
  readonly outcome: string;
}

interface TrueTransaction {
  readonly sender: string;
  readonly recipients: readonly { readonly address: string; readonly outcome: string; readonly code: number }[];
  readonly message?: { readonly bytes: number; readonly sha256: string };
  readonly queueId?: string;
  readonly outcome: string;
}

interface TrueRejection {
  readonly stage: string;
  readonly code: number;
  readonly status?: string;
  readonly recipient?: string;
  readonly text: string;
  readonly reason: string;
  readonly alsoRight?: readonly string[];
  /** Follows from an earlier refusal (DATA without any recipient left): it may be left out. */
  readonly consequence?: boolean;
  /** STARTTLS or AUTH was refused, but mail was delivered: it stopped nothing. */
  readonly overcome?: boolean;
}

const HERE = import.meta.dirname;
const FOLDERS = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const CASES = FOLDERS.filter((name) => existsSync(join(HERE, name, 'truth.json')));

test('every case has its truth', () => {
  expect(CASES).toEqual(FOLDERS);
});

function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(join(HERE, name, 'truth.json'), 'utf8')) as Truth;
}

/** A capture of one direction, or cut by a snap length, shows less than happened: then what it shows is written beside it. */
function shownBy(name: string, files: readonly string[]): readonly TrueSession[] | undefined {
  const path = join(HERE, name, `${files[0] ?? ''}.shows.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TrueSession[]) : undefined;
}

describe.each(CASES)('%s', (name) => {
  const truth = truthOf(name);

  describe.each(truth.captures)('%s', (...files) => {
    const paths = files.map((file) => join(HERE, name, file));

    test('tells what the server logged', async () => {
      const { sessions } = await analyzeWhole(paths);
      const told = shownBy(name, files) ?? truth.sessions;
      expect(sessions.map((session, index) => factsOf(session, told[index]))).toEqual(told.map(expected));
    });

    test('reads the same in odd chunks and a byte at a time', async () => {
      const whole = await analyzeWhole(paths);
      for (const size of [1, 37, 1021]) {
        // Several files are read as files: their order is told by looking into each before.
        const inputs = paths.length > 1 ? paths : paths.map((path) => streamOf(readFileSync(path), size));
        const { sessions, causes } = await analyzeWhole(inputs);
        expect({ size, sessions, causes }).toEqual({ size, sessions: whole.sessions, causes: whole.causes });
      }
    });
  });
});

/** What the truth says, without what it leaves open. */
function expected(session: TrueSession): object {
  return {
    ...session,
    rejections: session.rejections.filter(decides).map(({ alsoRight: _, ...rejection }) => rejection),
  };
}

function decides({ consequence, overcome }: TrueRejection): boolean {
  return consequence !== true && overcome !== true;
}

/** The same facts of a session that we found. */
function factsOf(session: Session, truth: TrueSession | undefined): object {
  return {
    client: session.client.address,
    ...(truth?.clientPort !== undefined && { clientPort: session.client.port }),
    server: endpointText(session.server),
    ...(truth?.greeting && { greeting: session.greeting }),
    ...(truth?.protocol !== undefined && { protocol: session.protocol }),
    tls: typeof truth?.tls === 'object' ? pick(session.tls, truth.tls) : session.tls.mode,
    authentication: session.authentication.map(({ exchange: _, ...facts }) => facts),
    transactions: session.transactions.map((transaction, index) => transactionFacts(session, transaction, truth?.transactions[index])),
    rejections: rejectionFacts(session, truth),
    outcome: session.outcome,
  };
}

function transactionFacts(session: Session, transaction: Transaction, truth: TrueTransaction | undefined): object {
  const code = ({ exchange }: Recipient) => session.exchanges.find(({ index }) => index === exchange)?.reply?.code;
  return {
    sender: transaction.sender,
    recipients: transaction.recipients.map((recipient) => ({ address: recipient.address, outcome: recipient.outcome, code: code(recipient) })),
    ...(truth?.message && { message: { bytes: transaction.message?.bytes, sha256: transaction.message?.sha256 } }),
    ...(truth?.queueId !== undefined && { queueId: transaction.queueId }),
    outcome: transaction.outcome,
  };
}

function rejectionFacts(session: Session, truth: TrueSession | undefined): readonly object[] {
  const told = truth?.rejections ?? [];
  const isConsequence = (rejection: { stage: string; code?: number }) =>
    told.some(({ consequence, stage, code }) => consequence && stage === rejection.stage && code === rejection.code);
  const decisive = told.filter(decides);
  return session.rejections
    // What no reply tells, the servers' logs do not either: a connection that broke off is explained, but has no truth.
    .filter(({ code }) => code !== undefined || decisive.some((rejection) => rejection.code === undefined))
    .filter((rejection) => !isConsequence(rejection))
    .map((rejection, index) => ({
      stage: rejection.stage,
      ...(rejection.code !== undefined && { code: rejection.code }),
      ...(rejection.status !== undefined && { status: rejection.status }),
      ...(rejection.recipient !== undefined && { recipient: rejection.recipient }),
      ...(rejection.text !== '' && { text: rejection.text }),
      reason: decisive[index]?.alsoRight?.includes(rejection.reason) ? decisive[index].reason : rejection.reason,
    }));
}

/** "192.0.2.25:25", "[2001:db8::25]:25" */
function endpointText({ address, port }: Session['server']): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Of the facts those that the truth tells of. */
function pick(facts: object, truth: object): object {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name in truth));
}
