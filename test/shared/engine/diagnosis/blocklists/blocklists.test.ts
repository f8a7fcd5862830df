import { expect, it } from 'vitest';
import { BLOCKLISTS } from '../../../../../shared/engine/diagnosis/blocklists/index.ts';
import { recogniseBlocklist } from '../../../../../shared/engine/diagnosis/blocklists/recognise.ts';

it('knows each zone once', () => {
  const zones = BLOCKLISTS.flatMap((list) => list.zones);
  expect(zones.filter((zone, index) => zones.indexOf(zone) !== index)).toEqual([]);
});

it.each(BLOCKLISTS.map((list) => [list.name, list] as const))('has all facts of %s', (_, list) => {
  expect(list.zones.length).toBeGreaterThan(0);
  for (const zone of list.zones) expect(zone).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  expect(list.source).toMatch(/^https?:\/\//);
  expect(list.remedy).toMatch(/^[a-z]+s .*\.$/);
  for (const url of [list.lookup, list.delisting])
    if (url !== undefined) expect(url).toMatch(/^(https?:\/\/|mailto:)/);
  for (const answer of Object.keys(list.answers ?? {})) expect(answer).toMatch(/^127\.\d+\.\d+\.\d+$/);
  if (list.closed !== undefined) {
    expect(list.closed.since).toMatch(/^\d{4}-\d\d-\d\d$/);
    if (list.closed.listsAllSince !== undefined)
      expect(list.closed.listsAllSince >= list.closed.since).toBe(true);
    expect(list.delisting).toBeUndefined();
  } else if (list.listing !== 'geography' && list.namedByZone === undefined) {
    expect(list.lookup ?? list.delisting).toBeDefined();
  }
});

it.each(BLOCKLISTS.flatMap((list) => list.zones.map((zone) => [zone, list] as const)))(
  'recognises a refusal by %s',
  (zone, list) => {
    const found = recogniseBlocklist(
      `Service unavailable; client [203.0.113.9] blocked using ${zone}`,
      '2002-01-01',
    );
    expect(found?.mention.name).toBe(list.namedByZone === undefined ? list.name : found?.mention.zone);
    expect(list.zones).toContain(found?.mention.zone);
    expect(found?.mention.state).toBe('active');
    expect(found?.listing).toBe(list.listing);
    expect(found?.address).toBe('203.0.113.9');
  },
);

it.each(BLOCKLISTS.filter((list) => list.closed !== undefined).map((list) => [list.name, list] as const))(
  'judges %s by the date of the capture',
  (_, list) => {
    const zone = list.zones[0] ?? '';
    const since = list.closed?.since ?? '';
    const before = new Date(Date.parse(since) - 1000).toISOString();
    expect(recogniseBlocklist(`blocked using ${zone}`, before)?.mention.state).toBe('active');
    expect(recogniseBlocklist(`blocked using ${zone}`, `${since}T00:00:00.000000Z`)?.mention).toMatchObject({
      state: 'closed',
      since,
    });
    expect(recogniseBlocklist(`blocked using ${zone}`)?.mention.state).toBe('closed');
  },
);
