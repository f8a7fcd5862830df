import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeWhole } from '../../support/analyze.ts';
import { exportSessions, withFolder } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';

/** What a folder of messages holds, by file name. */
async function messagesOf(files: readonly string[], wish = {}) {
  return withFolder(async (folder) => {
    const warnings = await exportSessions('eml', files, join(folder, 'mail'), wish);
    const names = readdirSync(join(folder, 'mail'));
    return {
      warnings,
      messages: new Map(names.map((name) => [name, readFileSync(join(folder, 'mail', name))])),
    };
  });
}

/** Recordings made to lack something, by the names of their cases. */
const isWhole = (name: string) => !/^(?:one-direction|snap-length|tcp-loss|timeouts)/.test(name);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('messages as files', () => {
  it.each(recordedCaptures())(
    'are what the servers of $name received, to the byte',
    async ({ name, files, truth }) => {
      const { messages } = await messagesOf(files);
      const analysed = (await analyzeWhole(files)).sessions.flatMap(({ id, transactions }) =>
        transactions.flatMap(({ message }, index) =>
          message?.sha256 === undefined
            ? []
            : [[`session-${id}-message-${index + 1}.eml`, message.bytes, message.sha256] as const],
        ),
      );
      const found = [...messages].map(([name, bytes]) => [name, bytes.length, sha256(bytes)] as const);
      expect(found.sort()).toEqual(analysed.sort());
      // What the servers logged, of the messages that the capture holds whole.
      const logged = truth.sessions.flatMap(({ transactions = [] }) =>
        transactions.flatMap(({ message }) => (message?.sha256 === undefined ? [] : [message.sha256])),
      );
      const hashes = found.map(([, , hash]) => hash);
      if (isWhole(name)) expect(logged.filter((hash) => !hashes.includes(hash))).toEqual([]);
    },
  );

  it('say how many of them the capture does not hold whole', async () => {
    const lossy = recordedCaptures().find(({ name }) => name.startsWith('timeouts'));
    const { warnings, messages } = await messagesOf(lossy?.files ?? []);
    expect(messages.size).toBe(0);
    expect(warnings.join()).toMatch(
      /messages were left out, because the capture does not hold all of their bytes/,
    );
  });

  it('leave out names and bodies when they are redacted', async () => {
    const { messages } = await messagesOf([SAMPLE], { redact: ['addresses'] });
    const text = [...messages.values()].join('\n');
    expect(messages.size).toBe(3);
    expect(text).not.toMatch(/alice|example\.(?:com|net|org)/);
    expect(text).toMatch(/^From: user-[0-9a-f]+@domain-[0-9a-f]+\.example\r$/m);
    expect(text).toContain('[smtpscope left out the rest');
  });
});
