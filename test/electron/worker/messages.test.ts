import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import { readMessage } from '../../../electron/capture/read-message.ts';
import { readPackets } from '../../../electron/capture/read-packets.ts';
import { joinLogs } from '../../../electron/log/join-logs.ts';
import { createAnalysisWorker } from '../../../electron/worker/analysis-worker.ts';
import type { FromWorker, QueryName, ToWorker } from '../../../electron/worker/protocol.ts';
import type { MessageView, SessionPage } from '../../../shared/ipc/contract.ts';
import type { FilterSuggestions } from '../../../shared/query/filter/suggest-filter.ts';
import { mailCapture, withCapture } from '../../support/mail-capture.ts';
import { lines } from '../../support/message-lines.ts';
import { BOUNCE, INVOICE } from '../../support/sample-messages.ts';

/** A worker that has read a capture. */
async function startWorker(file: string) {
  const waiting = new Map<number, (message: FromWorker) => void>();
  let receive: (message: ToWorker) => void = () => undefined;
  let lastId = 0;
  let revision = 0;
  const ended = new Promise<void>((resolve) => {
    createAnalysisWorker(
      {
        post(message) {
          if ('id' in message) waiting.get(message.id)?.(message);
          if (message.kind !== 'progress') return;
          revision = message.progress.revision;
          if (message.progress.state.kind !== 'reading') resolve();
        },
        onMessage: (listener) => (receive = listener),
      },
      { analyze: analyzeCapture, readPackets, readMessage, joinLogs, now: () => performance.now() },
    );
  });
  receive({ kind: 'read', files: [file], analysis: { extraPorts: [], maskSecrets: true } });
  await ended;
  const send = async (make: (id: number) => ToWorker): Promise<unknown> => {
    const id = ++lastId;
    const answer = await new Promise<FromWorker>((resolve) => {
      waiting.set(id, resolve);
      receive(make(id));
    });
    if (answer.kind === 'answer') return answer.result;
    throw new Error(answer.kind === 'failure' ? answer.message : answer.kind);
  };
  return {
    revision: () => revision,
    ask: (name: QueryName, argument: object) => send((id) => ({ kind: 'query', id, name, argument })),
    save: (part: string, output: string, sessionId = 1) =>
      send((id) => ({ kind: 'save', id, order: { sessionId, transaction: 0, part, output } })),
  };
}

type Worker = Awaited<ReturnType<typeof startWorker>>;

const CAPTURE = mailCapture([
  [{ message: INVOICE }],
  [{ message: BOUNCE, sender: '', recipient: 'alice@example.org' }],
  [{ message: lines('X-Mailer: Other', '', 'text', ''), chunks: 2 }],
]);

const withWorker = (use: (worker: Worker, folder: string) => Promise<void>, capture: Uint8Array = CAPTURE) =>
  withCapture(capture, async (file, folder) => {
    await use(await startWorker(file), folder);
  });

test('shows a message with what is inside it', async () => {
  await withWorker(async ({ ask }) => {
    const view = (await ask('message', { sessionId: 1, transaction: 0 })) as MessageView;
    expect(view.content.parts.parts.map(({ path, name, safeName }) => [path, name, safeName])).toEqual([
      ['1', undefined, undefined],
      ['2', '../../invoice.pdf', 'invoice.pdf'],
    ]);
    expect(view.texts).toEqual([
      {
        path: '1',
        kind: 'html',
        text: '<p>.Pay <b>now</b></p>',
        cut: false,
        plain: { text: '.Pay now', cut: false },
      },
    ]);
    expect(view.header).toEqual({
      text: INVOICE.subarray(0, INVOICE.indexOf('\r\n\r\n') + 2).toString(),
      cut: false,
    });
    expect(view.body).toEqual({
      text: INVOICE.subarray(INVOICE.indexOf('\r\n\r\n') + 4).toString(),
      cut: false,
    });
    expect([view.complete, view.missingBytes, view.notices]).toEqual([true, 0, []]);
    expect(await ask('message', { sessionId: 1, transaction: 1 })).toBeUndefined();
    expect(await ask('message', { sessionId: 99, transaction: 0 })).toBeUndefined();
  });
});

test('shows what there is of a message that is not whole, and where it ends', async () => {
  const message = lines('Subject: a', '', ...Array.from({ length: 5_000 }, (_, line) => `line ${line}`), '');
  await withWorker(
    async ({ ask }) => {
      const view = (await ask('message', { sessionId: 1, transaction: 0 })) as MessageView;
      expect([view.complete, view.missingBytes]).toEqual([false, 1400]);
      expect(view.content.parts).toMatchObject({ complete: false });
      expect(view.content.parts).not.toHaveProperty('sha256');
    },
    mailCapture([[{ message }]], { lost: [8] }),
  );
});

test('writes a part, or the message as it was sent, whole and under its name', async () => {
  await withWorker(async ({ save }, folder) => {
    expect(await save('2', join(folder, 'invoice.pdf'))).toEqual([]);
    expect(readFileSync(join(folder, 'invoice.pdf')).toString('latin1')).toBe(`MZ${'\0'.repeat(70)}`);
    await save('', join(folder, 'message.eml'));
    expect(readFileSync(join(folder, 'message.eml')).equals(INVOICE)).toBe(true);
    await save('', join(folder, 'chunks.eml'), 3);
    expect(readFileSync(join(folder, 'chunks.eml'), 'utf8')).toBe('X-Mailer: Other\r\n\r\ntext\r\n');
    await save('1', join(folder, 'content.txt'), 3);
    expect(readFileSync(join(folder, 'content.txt'), 'utf8')).toBe('text\r\n');
    await save('3', join(folder, 'returned.eml'), 2);
    expect(readFileSync(join(folder, 'returned.eml'), 'utf8')).toContain('Hello Carol');
    expect(readdirSync(folder).sort()).toEqual([
      'chunks.eml',
      'content.txt',
      'invoice.pdf',
      'mail.pcap',
      'message.eml',
      'returned.eml',
    ]);
  });
});

test('leaves nothing behind when there is no such part, or no such folder', async () => {
  await withWorker(async ({ save }, folder) => {
    await expect(save('7', join(folder, 'none'))).rejects.toThrow(
      'The capture does not hold this part of a message.',
    );
    await expect(save('2', join(folder, 'no', 'folder', 'x'))).rejects.toThrow(/There is no folder/);
    await expect(save('', join(folder, 'none'), 99)).rejects.toThrow('There is no such message.');
    expect(existsSync(join(folder, 'none'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['mail.pcap']);
  });
});

const ALL = { sort: { key: 'id', descending: false }, offset: 0, limit: 10 };

/** The ids that a filter leaves, once all messages are read. */
async function matching({ ask, revision }: Worker, filter: string): Promise<readonly number[]> {
  for (;;) {
    const before = revision();
    const page = (await ask('sessions', { ...ALL, filter })) as SessionPage;
    if (page.messagesRead === undefined) return page.rows.map(({ id }) => id);
    while (revision() === before) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('finds sessions by what is inside their messages, read when that is first asked for', async () => {
  await withWorker(async (worker) => {
    expect(await matching(worker, 'header.x-mailer:spamcannon*')).toEqual([1]);
    expect(await matching(worker, 'header.x-mailer:*')).toEqual([1, 3]);
    expect(await matching(worker, 'NOT header.x-mailer:*')).toEqual([2]);
    expect(await matching(worker, 'attachment:*.pdf')).toEqual([1]);
    expect(await matching(worker, 'attachment:application/x-msdownload')).toEqual([1]);
    expect(await matching(worker, 'bounce:user_unknown')).toEqual([2]);
    expect(await matching(worker, 'bounce:carol@example.com has:bounce')).toEqual([2]);
    expect(await matching(worker, 'header.x-mailer:nothing OR subject:*invoice*')).toEqual([1]);
    const values = (await worker.ask('suggestFilter', {
      filter: 'header.x-mailer:',
      cursor: 16,
    })) as FilterSuggestions;
    expect(values.suggestions.map(({ text, count }) => [text, count])).toEqual([
      ['Other', 1],
      ['"SpamCannon 3.1"', 1],
    ]);
  });
});

test('tells in its row what a session carries, without reading again', async () => {
  await withWorker(async ({ ask }) => {
    const page = (await ask('sessions', { ...ALL, filter: '' })) as SessionPage;
    expect(page.rows.map(({ bounce }) => bounce)).toEqual([
      undefined,
      'carries a bounce about carol@example.com: no such mailbox',
      undefined,
    ]);
    expect(page).not.toHaveProperty('messagesRead');
  });
});

test('suggests the fields of messages', async () => {
  await withWorker(async ({ ask }) => {
    const { suggestions } = (await ask('suggestFilter', { filter: 'hea', cursor: 3 })) as FilterSuggestions;
    expect(suggestions[0]?.text).toBe('header.');
  });
});
