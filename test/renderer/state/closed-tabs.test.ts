import { expect, test } from 'vitest';
import { createClosedTabs } from '../../../renderer/state/closed-tabs.ts';
import { NEW_WORKSPACE } from '../../../renderer/state/new-workspace.ts';

test('gives back what the tab closed last had chosen, to a capture of that name alone, and once', () => {
  const tabs = createClosedTabs();
  tabs.keep('a.pcap', { ...NEW_WORKSPACE, filter: 'outcome:rejected', filterText: 'outcome:rejected' });
  tabs.keep('b.pcap', { ...NEW_WORKSPACE, selection: { id: 3, index: 2 }, step: 'reply-2' });
  expect(tabs.take('a.pcap')).toBeUndefined();
  expect(tabs.take('b.pcap')).toMatchObject({ selection: { id: 3 }, step: 'reply-2', filter: '' });
  expect(tabs.take('b.pcap')).toBeUndefined();
  expect(tabs.take('a.pcap')).toMatchObject({ filter: 'outcome:rejected' });
  expect(tabs.take(undefined)).toBeUndefined();
});
