import { expect, test, vi } from 'vitest';
import { createAppStore } from '../../../renderer/state/app-store.ts';
import { commandOfKey } from '../../../renderer/state/commands.ts';
import type { PreferenceStore } from '../../../renderer/state/preferences.ts';
import { activeWorkspace } from '../../../renderer/state/store-context.tsx';
import { createMockBridge, type MockCapture } from '../../support/mock-bridge.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

const NO_PREFERENCES: PreferenceStore = { read: () => ({}), write: () => undefined };
const capture = (count: number, change: Partial<MockCapture> = {}): MockCapture => ({
  captureId: 'one',
  name: 'one.pcap',
  state: { kind: 'done' },
  sessions: mockSessions(count),
  ...change,
});

function start(...captures: readonly MockCapture[]) {
  const mock = createMockBridge(captures);
  const store = createAppStore(mock.bridge, NO_PREFERENCES);
  store.getState().actions.start();
  return {
    mock,
    store,
    actions: store.getState().actions,
    workspace: () => activeWorkspace(store.getState()),
    settled: (check: () => void) => vi.waitFor(check),
  };
}

test('captures that are open already appear with their first rows and their overview', async () => {
  const { workspace, settled } = start(capture(12));
  await settled(() => {
    expect(workspace().list).toMatchObject({ matching: 12, total: 12, loaded: true });
    expect(workspace().overview?.causes[0]?.reason).toBe('dnsbl_listed');
  });
});

test('a capture of one session opens it', async () => {
  const { workspace, settled } = start(capture(1));
  await settled(() => {
    expect(workspace().session?.id).toBe(1);
  });
});

test('stepping goes from row to row, over the edge of what is loaded, and stops at the ends', async () => {
  const { actions, workspace, settled } = start(capture(500));
  await settled(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  actions.moveToSession(349);
  await settled(() => {
    expect(workspace().session?.id).toBe(350);
  });
  actions.moveSession(1);
  await settled(() => {
    expect(workspace().selection).toEqual({ id: 351, index: 350 });
  });
  actions.moveToSession(499);
  await settled(() => {
    expect(workspace().session?.id).toBe(500);
  });
  actions.moveSession(1);
  await settled(() => {
    expect(workspace().session?.id).toBe(500);
  });
});

test('the next refusal is the one in this session, then the one in the next session that has one', async () => {
  const { actions, workspace, settled } = start(capture(12));
  await settled(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  actions.nextError();
  await settled(() => {
    expect([workspace().session?.id, workspace().step]).toEqual([1, 'reply-3']);
  });
  actions.nextError();
  await settled(() => {
    expect([workspace().session?.id, workspace().step]).toEqual([3, 'reply-3']);
  });
});

test('a filter keeps the chosen session and finds its new place', async () => {
  const { actions, workspace, settled } = start(capture(12));
  await settled(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  actions.selectSession(8, 7);
  actions.setFilter('outcome:delivered');
  await settled(() => {
    expect(workspace().selection).toEqual({ id: 8, index: 1 });
    expect(workspace().list).toMatchObject({ matching: 2, total: 12 });
  });
});

test('typing fast asks the bridge for the last filter, not for each', async () => {
  const { mock, actions, workspace, settled } = start(capture(12));
  await settled(() => {
    expect(workspace().list.loaded).toBe(true);
  });
  const before = mock.calls.length;
  for (const text of ['s', 'sp', 'spa', 'spam']) actions.setFilter(text);
  await settled(() => {
    expect(workspace().list.query).toContain('spam');
  });
  expect(mock.calls.slice(before).filter(({ name }) => name === 'sessions').length).toBeLessThanOrEqual(2);
});

test('new sessions come in while the capture is read, without losing the rows on screen', async () => {
  const { mock, workspace, settled } = start(capture(10, { state: { kind: 'reading' } }));
  await settled(() => {
    expect(workspace().list.matching).toBe(10);
  });
  mock.put(capture(20, { state: { kind: 'reading' } }));
  expect(workspace().list.matching).toBe(10);
  await settled(() => {
    expect(workspace().list.matching).toBe(20);
  });
});

test('a closed capture stays closed when a late report of it comes in', async () => {
  const { mock, store, actions, settled } = start(capture(2), capture(2, { captureId: 'two' }));
  await settled(() => {
    expect(store.getState().captures).toHaveLength(2);
  });
  actions.closeCapture('two');
  mock.put(capture(3, { captureId: 'two' }));
  expect(store.getState().captures.map(({ captureId }) => captureId)).toEqual(['one']);
  expect(store.getState().activeId).toBe('one');
});

test('a call that fails is told, and can be dismissed', async () => {
  const { mock, store, settled } = start();
  const broken = { ...mock.bridge, openDialog: () => Promise.reject(new Error('no dialog today')) };
  const failing = createAppStore(broken, NO_PREFERENCES);
  failing.getState().actions.openDialog();
  await settled(() => {
    expect(failing.getState().failure).toBe('no dialog today');
  });
  failing.getState().actions.dismissFailure();
  expect(failing.getState().failure).toBeUndefined();
  expect(store.getState().failure).toBeUndefined();
});

test('keys are found by what they print, with Control or Command where that is held', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    commandOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })?.name;
  expect([press('j'), press('?', { shiftKey: true }), press('k', { metaKey: true })]).toEqual([
    'next-step',
    'shortcuts',
    'palette',
  ]);
  expect([press('f'), press('j', { altKey: true }), press('j', { ctrlKey: true })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
