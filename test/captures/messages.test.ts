// What is inside the messages of the recordings, against what the servers stored and what Python's email package reads in that.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DsnRecipient } from '../../shared/model/mail/delivery-status.ts';
import type { MimePart } from '../../shared/model/mail/mime-part.ts';
import { analyzeWhole } from '../support/analyze.ts';
import { exportSessions, withFolder } from '../support/export-sessions.ts';

interface TrueMessage {
  readonly session: number;
  /** From 1, among the transactions of the session. */
  readonly transaction: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly parts: readonly TruePart[];
  readonly deliveryStatus?: {
    readonly message: Readonly<Record<string, string>>;
    readonly recipients: readonly Readonly<Record<string, string>>[];
  };
}

interface TruePart {
  readonly path: string;
  readonly type: string;
  readonly charset: string | null;
  readonly name: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

const HERE = import.meta.dirname;
const CASES = readdirSync(HERE).filter((name) => existsSync(join(HERE, name, 'messages.json')));

/** Types whose content Python's package has parsed, and so cannot give back. */
const PARSED = new Set(['message/delivery-status', 'message/global-delivery-status']);

/** Messages of `message-broken` that Python reads otherwise, with reason: no boundary ends them, or they are too deep for us. */
const READ_OTHERWISE = /^(?:session-(?:1|6|11)-)/;

describe.each(CASES)('%s', (name) => {
  const folder = join(HERE, name);
  const capture = join(folder, 'smtp.pcap');
  const truth = JSON.parse(readFileSync(join(folder, 'messages.json'), 'utf8')) as readonly TrueMessage[];

  test('exports each message byte for byte as the server stored it', async () => {
    const files = await withFolder(async (out) => {
      await exportSessions('eml', [capture], join(out, 'mail'), {});
      return new Map(truth.map(({ file }) => [file, readFileSync(join(out, 'mail', file), 'latin1')]));
    });
    for (const { file } of truth) expect(files.get(file)).toBe(readFileSync(join(folder, file), 'latin1'));
  });

  test('tells the parts of each message, with the hashes of their contents', async () => {
    const { sessions } = await analyzeWhole([capture], { readsMessages: true });
    const agreed = truth.filter(({ file }) => name !== 'message-broken' || !READ_OTHERWISE.test(file));
    const told = agreed.map(({ session, transaction }) => {
      const message = sessions[session - 1]?.transactions[transaction - 1]?.message;
      return message?.parts && leavesOf(message.parts).filter(({ type }) => !PARSED.has(type)).map(factsOf);
    });
    expect(told).toEqual(agreed.map(({ parts }) => parts));
  });

  test('tells what became of each recipient that a delivery status notification names', async () => {
    const { sessions } = await analyzeWhole([capture]);
    const told = truth.map(({ session, transaction }) => {
      const status = sessions[session - 1]?.transactions[transaction - 1]?.message?.deliveryStatus;
      return status && { reportingMta: status.reportingMta, recipients: status.recipients.map(outcomeOf) };
    });
    const texts = truth.map(({ file }) => readFileSync(join(folder, file), 'latin1').replace(/\s+/g, ' '));
    expect(told).toEqual(
      truth.map(
        ({ deliveryStatus: status }, index) =>
          status && {
            reportingMta: bare(status.message['Reporting-MTA']),
            recipients: status.recipients.map((fields) => trueOutcomeOf(fields, texts[index] ?? '')),
          },
      ),
    );
  });
});

describe('of broken messages', () => {
  const partsOf = async () => {
    const { sessions } = await analyzeWhole([join(HERE, 'message-broken', 'smtp.pcap')], { readsMessages: true });
    return sessions.map(({ transactions }) => {
      const parts = transactions[0]?.message?.parts;
      return parts ? leavesOf(parts) : [];
    });
  };

  test('a part without a closing boundary goes on to the end', async () => {
    const sha256 = createHash('sha256').update('Second part.\r\n').digest('hex');
    expect((await partsOf())[0]?.[1]).toMatchObject({ path: '2', bytes: 14, sha256 });
  });

  test('a multipart without its boundary has no parts', async () => {
    const parts = await partsOf();
    expect(parts[4]).toMatchObject([{ type: 'multipart/mixed', bytes: 26 }]);
    expect(parts[5]).toMatchObject([{ type: 'multipart/mixed', bytes: 34 }]);
  });

  test('a multipart below the deepest level is left in one piece', async () => {
    expect((await partsOf())[10]).toMatchObject([{ type: 'multipart/mixed', path: Array(24).fill('1').join('.') }]);
  });
});

function leavesOf(part: MimePart): readonly MimePart[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

function factsOf({ path, type, charset, name, bytes, sha256 }: MimePart): object {
  return { path, type, charset: charset ?? null, name: name ?? null, bytes, sha256 };
}

function outcomeOf({ address, action, status, remoteMta, diagnostic }: DsnRecipient): object {
  return { address, action, status, remoteMta, diagnostic };
}

/** OpenSMTPD gives no Diagnostic-Code: there the reply may be told that stands in the words of the notification. */
function trueOutcomeOf(fields: Readonly<Record<string, string>>, text: string): object {
  const inWords = expect.toSatisfy(
    (told: unknown) => told === undefined || (typeof told === 'string' && text.includes(told)),
  ) as unknown;
  return {
    address: bare(fields['Final-Recipient']),
    action: fields['Action']?.toLowerCase().replace(/ .*/, ''),
    status: fields['Status']?.replace(/ .*/, ''),
    remoteMta: bare(fields['Remote-MTA']),
    diagnostic: bare(fields['Diagnostic-Code']) ?? inWords,
  };
}

/** "rfc822; bob@example.org" without its type. */
function bare(field: string | undefined): string | undefined {
  return field?.replace(/^[\w-]+\s*;\s*/, '');
}
