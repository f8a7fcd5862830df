import { expect, test, vi } from 'vitest';
import { createAppStore } from '../../../renderer/state/app-store.ts';
import type { PreferenceStore } from '../../../renderer/state/preferences.ts';
import { activeWorkspace } from '../../../renderer/state/store-context.tsx';
import { createMockBridge } from '../../support/mock-bridge.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

const NO_PREFERENCES: PreferenceStore = { read: () => ({}), write: () => undefined };

async function start(count: number, ...others: readonly string[]) {
  const captures = ['one', ...others].map((captureId) => ({
    captureId,
    name: `${captureId}.pcap`,
    state: { kind: 'done' } as const,
    sessions: mockSessions(count),
  }));
  const mock = createMockBridge(captures);
  const store = createAppStore(mock.bridge, NO_PREFERENCES);
  const { actions } = store.getState();
  actions.start();
  const workspace = () => activeWorkspace(store.getState());
  await vi.waitFor(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  return { mock, store, actions, workspace, until: (check: () => void) => vi.waitFor(check) };
}

const lastCopy = (mock: Awaited<ReturnType<typeof start>>['mock']) =>
  mock.calls.filter(({ name }) => name === 'copyText').at(-1)?.argument;

test('Shift chooses from the session that is open to another, beyond the rows that are loaded', async () => {
  const { mock, actions, workspace, until } = await start(500);
  actions.selectSession(3, 2);
  actions.chooseUpTo(402);
  await until(() => {
    expect(workspace().chosen.size).toBe(401);
  });
  expect(workspace().selection).toEqual({ id: 403, index: 402 });
  actions.extendChoice(-400);
  await until(() => {
    expect([...workspace().chosen]).toEqual([3]);
  });
  actions.extendChoice(-2);
  await until(() => {
    expect([...workspace().chosen]).toEqual([1, 2, 3]);
  });
  await actions.copyChosen('csv');
  expect(lastCopy(mock)).toEqual({ text: 'csv: 1,2,3' });
});

test('Ctrl adds to the open session and leaves out again; opening another ends the choice', async () => {
  const { actions, workspace } = await start(12);
  actions.selectSession(3, 2);
  actions.toggleChosen(7, 6);
  expect([...workspace().chosen]).toEqual([3, 7]);
  actions.toggleChosen(3, 2);
  expect([...workspace().chosen]).toEqual([7]);
  actions.selectSession(1, 0);
  expect(workspace().chosen.size).toBe(0);
});

test('more sessions than a clipboard should hold are not copied, and it is said why', async () => {
  const { mock, store, actions, workspace, until } = await start(10_001);
  actions.chooseAll();
  await until(() => {
    expect(workspace().chosen.size).toBe(10_001);
  });
  await actions.copyChosen('text');
  expect(lastCopy(mock)).toBeUndefined();
  expect(store.getState().failure).toContain('export a report');
});

test('chosen sessions are pinned and unpinned together, and the list is left upwards into them', async () => {
  const { actions, workspace, until } = await start(12);
  actions.selectSession(3, 2);
  actions.toggleChosen(7, 6);
  actions.togglePins();
  await until(() => {
    expect(workspace().pinnedRows.map(({ id }) => id)).toEqual([3, 7]);
  });
  actions.moveToSession(0);
  await until(() => {
    expect(workspace().selection?.index).toBe(0);
  });
  actions.moveSession(-1);
  await until(() => {
    expect(workspace().selection).toEqual({ id: 7, index: -1 });
  });
  actions.moveSession(1);
  await until(() => {
    expect(workspace().selection?.index).toBe(0);
  });
  actions.clearPins();
  await until(() => {
    expect(workspace().pinnedRows).toEqual([]);
  });
});

test('what was cleared or closed is brought back by one undo, once', async () => {
  const { store, actions, workspace, until } = await start(12, 'two');
  actions.activate('one');
  await until(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  actions.selectSession(3, 2);
  actions.setNote(32, 'to do');
  await until(() => {
    expect(workspace().marks.notes).toHaveLength(1);
  });
  actions.clearNotes();
  await until(() => {
    expect(workspace().marks.notes).toEqual([]);
  });
  actions.undo();
  await until(() => {
    expect(workspace().marks.notes).toMatchObject([{ firstPacket: 32, text: 'to do' }]);
  });
  actions.closeCapture('two');
  expect(store.getState().captures).toHaveLength(1);
  actions.undo();
  actions.undo();
  await until(() => {
    expect(store.getState().captures.map(({ name }) => name)).toEqual(['one.pcap', 'two.pcap']);
  });
});

test('a wrong filter leaves the list with what its finished terms find', async () => {
  const { actions, workspace, until } = await start(12);
  actions.typeFilter('outcome:delivered wait:>soon');
  expect(workspace()).toMatchObject({
    filterText: 'outcome:delivered wait:>soon',
    filter: 'outcome:delivered',
  });
  actions.filterFor('outcome:rejected');
  expect(workspace().filter).toBe('outcome:rejected');
  actions.filterOut('client:192.0.2.1');
  expect(workspace().filter).toBe('outcome:rejected NOT client:192.0.2.1');
  actions.removeFilterTerm(0);
  await until(() => {
    expect(workspace().list.query).toContain('NOT client:192.0.2.1');
  });
});

test('right filters are remembered, the latest first and each once; saved ones have names', async () => {
  const { store, actions } = await start(2);
  for (const filter of ['a', 'b', '(', 'a']) actions.setFilter(filter);
  actions.saveFilter('mine');
  actions.setFilter('b');
  actions.saveFilter('mine');
  const { filterHistory, savedFilters } = store.getState().preferences;
  expect(filterHistory).toEqual(['b', 'a']);
  expect(savedFilters).toEqual([{ name: 'mine', filter: 'b' }]);
  actions.forgetSavedFilter('mine');
  expect(store.getState().preferences.savedFilters).toEqual([]);
  actions.undo();
  expect(store.getState().preferences.savedFilters).toHaveLength(1);
});

test('tabs are moved within their row', async () => {
  const { store, actions } = await start(1, 'two', 'three');
  const order = () => store.getState().captures.map(({ captureId }) => captureId);
  actions.moveCapture('three', 0);
  expect(order()).toEqual(['three', 'one', 'two']);
  actions.moveCapture('three', 99);
  expect(order()).toEqual(['one', 'two', 'three']);
  actions.moveCapture('gone', 0);
  expect(order()).toEqual(['one', 'two', 'three']);
});
