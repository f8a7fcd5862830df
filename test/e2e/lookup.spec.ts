import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeServer } from '../support/name-server.ts';
import { readCaptures, type PageWindow } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

/** Answers every dialog and counts them; the first one's words are kept. */
function answerDialogs(app: ElectronApplication, response: number): Promise<void> {
  return app.evaluate(({ dialog }, answer) => {
    const asked = globalThis as unknown as { asked?: string[] };
    asked.asked = [];
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, detail } = args.at(-1) as { message: string; detail: string };
      asked.asked?.push(`${message}\n${detail}`);
      return Promise.resolve({ response: answer, checkboxChecked: false });
    };
  }, response);
}

const asked = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => (globalThis as unknown as { asked?: string[] }).asked ?? []);

const lookUp = (page: Page, captureId: string) =>
  page.evaluate(
    (id) => (window as unknown as PageWindow).smtpscope.lookup({ captureId: id, sessionId: 1 }),
    captureId,
  );

test('nothing is asked of the DNS before the user agrees, and then only of the server in the settings', async ({
  launchApp,
}) => {
  // "No such name" to every question.
  const server = await startFakeServer((question) => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8183, 2);
    return answer;
  });
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  const [capture] = await readCaptures(page, 1);
  const captureId = capture?.captureId ?? '';
  const nameServers = `127.0.0.1:${String(server.port)}`;
  expect(
    await page.evaluate(
      (servers) => (window as unknown as PageWindow).smtpscope.setNameServers({ servers }),
      nameServers,
    ),
  ).toBe(true);
  const plan = await page.evaluate(
    (id) => (window as unknown as PageWindow).smtpscope.lookupPlan({ captureId: id, sessionId: 1 }),
    captureId,
  );
  expect(plan?.servers).toEqual([nameServers]);

  await answerDialogs(app, 1);
  expect(await lookUp(page, captureId)).toEqual({ kind: 'declined' });
  expect(server.questions()).toBe(0);
  expect((await asked(app))[0]).toContain(`The questions go to ${nameServers}`);

  await answerDialogs(app, 0);
  const result = await lookUp(page, captureId);
  if (result.kind !== 'done') throw new Error(result.kind);
  expect(server.questions()).toBeGreaterThan(20);
  expect(result.report.thenAndNow.map(({ verdict }) => verdict)).toContain('changed');
  await lookUp(page, captureId);
  expect(await asked(app)).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))).toMatchObject({ nameServers });
  await server.stop();
});
