import { expect, test, vi } from 'vitest';
import { createAppStore } from '../../../renderer/state/app-store.ts';
import { commandOfKey } from '../../../renderer/state/commands.ts';
import { activeWorkspace } from '../../../renderer/state/store-context.tsx';
import { createMockBridge } from '../../support/mock-bridge.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

async function start() {
  const sessions = mockSessions(12);
  const mock = createMockBridge([{ captureId: 'one', name: 'one.pcap', state: { kind: 'done' }, sessions }]);
  const store = createAppStore(mock.bridge, { read: () => ({}), write: () => undefined });
  const { actions } = store.getState();
  actions.start();
  const workspace = () => activeWorkspace(store.getState());
  await vi.waitFor(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  actions.selectSession(1, 0);
  await vi.waitFor(() => {
    expect(workspace().session?.id).toBe(1);
  });
  return { mock, store, actions, workspace };
}

test('keys pressed while a session is on its way act on that one, not on the one before', async () => {
  const { actions, workspace } = await start();
  actions.moveSession(1);
  actions.moveToStep('last');
  expect(workspace().step).toBeUndefined();
  await vi.waitFor(() => {
    expect(workspace().session?.id).toBe(2);
    expect(workspace().step).toMatch(/^(?:reply|wire)-/);
  });
  const { exchanges } = workspace().session ?? { exchanges: [] };
  expect(workspace().step).toBe(`reply-${exchanges.at(-1)?.index ?? 0}`);
});

test('the next refusal, asked for twice at once, is the second one', async () => {
  const { actions, workspace } = await start();
  actions.nextError();
  actions.nextError();
  await vi.waitFor(() => {
    expect(workspace().session?.id).toBe(3);
    expect(workspace().step).toBeDefined();
  });
});

test('finding goes round, and begins anew with another text', async () => {
  const { actions, workspace } = await start();
  actions.openFind();
  actions.setFind({ text: 'mx.example.net' });
  const first = workspace().step;
  expect(first).toBe('reply-1');
  actions.moveFind(-1);
  expect(workspace().step).not.toBe(first);
  actions.moveFind(1);
  expect([workspace().step, workspace().dialogue.findPlace]).toEqual([first, 0]);
  actions.setFind({ text: 'no such words' });
  expect(workspace().step).toBe(first);
});

test('what was looked for stays from session to session, what was folded does not', async () => {
  const { actions, workspace } = await start();
  actions.openFind();
  actions.setFind({ text: 'sorbs' });
  actions.foldStep('reply-2', true);
  actions.moveSession(1);
  await vi.waitFor(() => {
    expect(workspace().session?.id).toBe(2);
  });
  expect(workspace().dialogue).toMatchObject({ findShown: true, find: { text: 'sorbs' } });
  expect(workspace().dialogue.folds.size).toBe(0);
});

test('two sessions are compared from where they part, and steps stay within the rows', async () => {
  const { actions, workspace } = await start();
  actions.compareSessions(1, 2);
  await vi.waitFor(() => {
    expect(workspace().compare?.right.id).toBe(2);
  });
  const parting = workspace().compare?.row ?? 0;
  expect(parting).toBeGreaterThan(0);
  actions.selectComparedRow(-5);
  expect(workspace().compare?.row).toBe(0);
  actions.nextError();
  expect(workspace().compare?.row).toBe(parting);
  actions.swapCompared();
  expect([workspace().compare?.left.id, workspace().compare?.right.id]).toEqual([2, 1]);
  actions.closeCompare();
  expect(workspace().compare).toBeUndefined();
});

test('a session to compare with is found by its number first, then by the filter', async () => {
  const { actions } = await start();
  expect((await actions.findSessions('#7'))[0]?.id).toBe(7);
  expect(
    (await actions.findSessions('outcome:delivered')).every(({ outcome }) => outcome === 'delivered'),
  ).toBe(true);
  expect(await actions.findSessions('')).toHaveLength(12);
});

test('Ctrl+F, g, l, t and c have their commands; with Shift a function key is another', () => {
  const press = (key: string, change: object = {}) =>
    commandOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change })?.name;
  expect(press('f', { ctrlKey: true })).toBe('find-in-session');
  expect([press('g'), press('l'), press('t'), press('c')]).toEqual([
    'jump',
    'toggle-ladder',
    'step-times',
    'compare',
  ]);
  expect([press('F3'), press('F3', { shiftKey: true })]).toEqual(['find-next', 'find-previous']);
});
