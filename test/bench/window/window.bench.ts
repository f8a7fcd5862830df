import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../../e2e/support/launch-app.ts';
import { benchCaptures } from './captures.ts';
import { createFigures, machine, medianOf, type Figures } from './figures.ts';
import { askFilters, closeCapture, openFile, readToTheEnd, scrollList, selectSessions } from './page.ts';
import { memoryOf } from './processes.ts';
import { tracePage } from './trace.ts';

const ROUNDS = Number(process.env['SMTPSCOPE_BENCH_ROUNDS'] ?? 3);
const FILTERS = [
  'outcome:rejected',
  'spamhaus',
  'mailbox full',
  'from:*99@example.com',
  'code:5xx NOT reason:dnsbl_listed',
  'client:10.1.0.0/16',
  'wait:>5ms to:box1*',
  'user777',
  'queued as',
  'helo:out12.example.com outcome:delivered',
];

type Launch = Parameters<Parameters<typeof test>[2]>[0]['launchApp'];

/** How long the window has been idle when a capture is opened as a rule: its waiting analysis is ready by then. */
const IDLE_MILLIS = 4000;

/** The first rows of a capture that is opened the moment the window is there. */
async function measureHaste(launchApp: Launch, figures: Figures): Promise<void> {
  const { manySessions, oneGigabyte } = benchCaptures();
  for (const [file, what] of [
    [manySessions, '100,000 sessions'],
    [oneGigabyte, '1 GB'],
  ] as const) {
    const { app, page } = await launchApp();
    await page.getByRole('button', { name: 'Look at the sample' }).waitFor();
    figures.add(
      `first rows, opened as soon as the window is there (${what})`,
      'ms',
      await openFile(app, page, file),
      300,
    );
    await app.close();
  }
}

/** What the analysis keeps of a session, in plain Node, where garbage can be collected first. */
function measureSession(figures: Figures): void {
  const script = join(import.meta.dirname, 'worker-memory.mjs');
  const args = ['--expose-gc', script, benchCaptures().manySessions];
  const { session, text } = JSON.parse(execFileSync('node', args, { encoding: 'utf8' })) as {
    readonly session: number;
    readonly text: number;
  };
  figures.add('the analysis keeps of a session', 'B', session);
  figures.add('… of which the text of its dialogue', 'B', text);
  figures.add('… beyond that text', 'B', session - text, 2048);
}

/** What an administrator does with a hundred thousand sessions. */
async function measureMany(launchApp: Launch, figures: Figures): Promise<void> {
  const { manySessions, fewSessions } = benchCaptures();
  const { app, page } = await launchApp();
  await page.getByRole('button', { name: 'Look at the sample' }).waitFor();
  await page.waitForTimeout(IDLE_MILLIS);
  const empty = await memoryOf(app);
  const opening = await tracePage(app, async () => {
    const firstRows = await openFile(app, page, manySessions);
    const from = Date.now();
    const capture = await readToTheEnd(page);
    return { firstRows, capture, seconds: (Date.now() - from) / 1000 };
  });
  const { firstRows, capture, seconds } = opening.result;
  figures.add('first rows, opened in an idle window (100,000 sessions)', 'ms', firstRows, 300);
  figures.add('reading 100,000 sessions to the end', 's', seconds);
  figures.add('longest task of the page while reading them', 'ms', opening.page.longest, 100);
  figures.add('… the longest by processor time', 'ms', opening.page.longestProcessor, 100);
  const answers = await askFilters(page, capture.captureId, FILTERS);
  figures.add('a filter answers (median of ten)', 'ms', medianOf(answers), 100);
  figures.add('the slowest of ten filters', 'ms', Math.max(...answers), 100);
  const selecting = await selectSessions(page, 8);
  figures.add('selecting a session, until drawn', 'ms', medianOf(selecting), 50);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const scrolling = await tracePage(app, () => scrollList(page, 5));
  const frames = scrolling.result;
  figures.add(
    'frames a second while scrolling',
    'fps',
    1000 / (frames.reduce((a, b) => a + b, 0) / frames.length),
  );
  figures.add('a frame while scrolling (95th percentile)', 'ms', percentile(frames, 0.95), 17.5);
  figures.add('longest task of the page while scrolling', 'ms', scrolling.page.longest);
  figures.add('… the longest by processor time while scrolling', 'ms', scrolling.page.longestProcessor, 16.7);
  await page.waitForTimeout(1000);
  const full = await memoryOf(app);
  figures.add('window memory beyond the empty window', 'MB', full.window - empty.window, 300);
  figures.add('memory of the analysis with 100,000 sessions', 'MB', full.workers[0] ?? Number.NaN);

  await openFile(app, page, fewSessions);
  await readToTheEnd(page);
  await page.waitForTimeout(3000);
  const both = await memoryOf(app);
  await closeCapture(page, capture.captureId);
  await page.waitForTimeout(1000);
  const after = await memoryOf(app);
  figures.add(
    'analyses left when the first of two captures is closed, besides the one in waiting',
    'processes',
    after.workers.length - 1,
    1,
  );
  figures.add('memory of all analyses, with the one in waiting: 100,000 sessions', 'MB', sum(full.workers));
  figures.add('… with 5,000 sessions opened beside them', 'MB', sum(both.workers));
  figures.add('… when the first of the two is closed', 'MB', sum(after.workers));
  figures.add('memory of the analysis with 5,000 sessions', 'MB', after.workers[0] ?? Number.NaN);
}

/** A gigabyte of large mails: nothing may stand still meanwhile. */
async function measureGigabyte(launchApp: Launch, figures: Figures): Promise<void> {
  const { oneGigabyte } = benchCaptures();
  const { app, page } = await launchApp();
  await page.getByRole('button', { name: 'Look at the sample' }).waitFor();
  await page.waitForTimeout(IDLE_MILLIS);
  const { result, ...tasks } = await tracePage(app, async () => {
    const firstRows = await openFile(app, page, oneGigabyte);
    const from = Date.now();
    await readToTheEnd(page);
    return { firstRows, seconds: (Date.now() - from + firstRows) / 1000 };
  });
  figures.add('first rows, opened in an idle window (1 GB)', 'ms', result.firstRows, 300);
  figures.add('reading 1 GB to the end', 's', result.seconds);
  figures.add('… megabytes a second', 'MB/s', statSync(oneGigabyte).size / 1e6 / result.seconds);
  figures.add('longest task of the page while reading 1 GB', 'ms', tasks.page.longest, 100);
  figures.add('… the longest by processor time while reading 1 GB', 'ms', tasks.page.longestProcessor, 100);
  figures.add('longest task of the main process while reading 1 GB', 'ms', tasks.main.longest);
  const { workers } = await memoryOf(app);
  figures.add('memory of the analysis after 1 GB', 'MB', workers[0] ?? Number.NaN);
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

test('measures the window', async ({ launchApp }) => {
  const figures = createFigures();
  for (let round = 1; round <= ROUNDS; round += 1) {
    console.log(`Round ${round} of ${ROUNDS} …`);
    await measureHaste(launchApp, figures);
    await measureMany(launchApp, figures);
    await measureGigabyte(launchApp, figures);
  }
  measureSession(figures);
  console.log(
    `\n${machine()}, ${new Date().toISOString().slice(0, 10)}, ${ROUNDS} rounds\n\n${figures.table()}\n`,
  );
});
