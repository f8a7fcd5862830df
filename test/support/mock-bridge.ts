import type {
  Bridge,
  CaptureMarks,
  CaptureOverview,
  CaptureProgress,
  CaptureState,
  EventName,
  Events,
  PacketBytes,
} from '../../shared/ipc/contract.ts';
import type { Cause, Tally } from '../../shared/model/cause.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import { collectSessions } from '../../shared/query/collect-sessions.ts';
import { suggestFilter } from '../../shared/query/filter/suggest-filter.ts';
import { createOverviewTally } from '../../shared/query/overview/overview-tally.ts';
import { toSessionRow } from '../../shared/query/session-row.ts';
import { createSessionQueries } from '../../shared/query/session-queries.ts';

/** A capture as the mock pretends to have read it. */
export interface MockCapture {
  readonly captureId: string;
  readonly name: string;
  readonly state: CaptureState;
  readonly sessions: readonly Session[];
  readonly notices?: readonly Notice[];
  /** 0 to 1, for captures still being read. */
  readonly share?: number;
}

export interface MockBridge {
  readonly bridge: Bridge;
  /** What the window asked for, in order. */
  readonly calls: { readonly name: string; readonly argument: unknown }[];
  emit<Name extends EventName>(name: Name, event: Events[Name]): void;
  /** Replaces a capture (or adds it) and reports it as the main process would. */
  put(capture: MockCapture): void;
}

/** A main process without Electron: answers from memory, asynchronously, in order. */
export function createMockBridge(
  initial: readonly MockCapture[],
  facts: { readonly recent?: boolean } = {},
): MockBridge {
  const captures = new Map(initial.map((capture) => [capture.captureId, capture] as const));
  const revisions = new Map<string, number>(initial.map(({ captureId }) => [captureId, 1]));
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const marks = new Map<string, CaptureMarks>();
  const marksOf = (captureId: string) => marks.get(captureId) ?? { notes: [], pins: [] };
  const keep = (captureId: string, kept: CaptureMarks) => {
    marks.set(captureId, kept);
    return kept;
  };
  const closed: MockCapture[] = [];
  const calls: { name: string; argument: unknown }[] = [];
  const sessionsOf = (captureId: string) => captures.get(captureId)?.sessions ?? [];
  const queriesOf = (captureId: string) => createSessionQueries(collectSessions(sessionsOf(captureId)));
  const progressOf = (capture: MockCapture) => progress(capture, revisions.get(capture.captureId) ?? 1);
  const emit = <Name extends EventName>(name: Name, event: Events[Name]) => {
    for (const listener of listeners.get(name) ?? []) (listener as (event: Events[Name]) => void)(event);
  };
  const put = (capture: MockCapture) => {
    captures.set(capture.captureId, capture);
    revisions.set(capture.captureId, (revisions.get(capture.captureId) ?? 0) + 1);
    emit('progress', progressOf(capture));
  };
  const answers = {
    appFacts: () => ({
      version: '0.0.0',
      platform: 'linux',
      hasSample: true,
      recent: facts.recent ? RECENT : [],
      hasWireshark: true,
      analysis: { extraPorts: [], maskSecrets: true },
      nameServers: '',
    }),
    openDialog: () => [],
    openRecent: () => undefined,
    openSample: () => '',
    cancelReading: ({ captureId }: { captureId: string }) => {
      const capture = captures.get(captureId);
      if (capture) put({ ...capture, state: { kind: 'cancelled' } });
    },
    closeCapture: ({ captureId }: { captureId: string }) => {
      const capture = captures.get(captureId);
      if (capture) closed.push({ ...capture, captureId: `${captureId}-again` });
      captures.delete(captureId);
    },
    openCaptures: () => [...captures.values()].map(progressOf),
    sessions: (query: Parameters<Bridge['sessions']>[0]) => ({
      ...queriesOf(query.captureId).page(query),
      total: sessionsOf(query.captureId).length,
      revision: revisions.get(query.captureId) ?? 1,
    }),
    locateSession: (query: Parameters<Bridge['locateSession']>[0]) =>
      queriesOf(query.captureId).locate(query),
    session: ({ captureId, id }: { captureId: string; id: number }) =>
      sessionsOf(captureId).find((session) => session.id === id),
    revealSession: ({ captureId, id }: { captureId: string; id: number }) =>
      sessionsOf(captureId).find((session) => session.id === id),
    overview: ({ captureId }: { captureId: string }) => {
      const capture = captures.get(captureId);
      return capture && overviewOf(capture);
    },
    packets: ({ packets }: { packets: readonly number[] }) => packets.map(packetBytes),
    wire: () => ({ packets: [], complete: true }),
    sessionIds: (query: Parameters<Bridge['sessionIds']>[0]) =>
      queriesOf(query.captureId)
        .page(query)
        .rows.map(({ id }) => id),
    rowsByFirstPacket: ({ captureId, firstPackets }: Parameters<Bridge['rowsByFirstPacket']>[0]) =>
      firstPackets.flatMap((packet) => {
        const session = sessionsOf(captureId).find(({ firstPacket }) => firstPacket === packet);
        return session ? [toSessionRow(session)] : [];
      }),
    sessionsAsText: ({ ids, format }: Parameters<Bridge['sessionsAsText']>[0]) => `${format}: ${ids.join()}`,
    suggestFilter: ({ captureId, filter, cursor }: Parameters<Bridge['suggestFilter']>[0]) =>
      suggestFilter(filter, cursor, collectSessions(sessionsOf(captureId))),
    captureMarks: ({ captureId }: { captureId: string }) => marksOf(captureId),
    setNote: ({ captureId, firstPacket, text }: Parameters<Bridge['setNote']>[0]) => {
      const others = marksOf(captureId).notes.filter((note) => note.firstPacket !== firstPacket);
      const note = { firstPacket, text, changedAt: '2026-01-02T03:04:05.000Z' };
      return keep(captureId, { ...marksOf(captureId), notes: text === '' ? others : [...others, note] });
    },
    setPins: ({ captureId, firstPackets }: Parameters<Bridge['setPins']>[0]) =>
      keep(captureId, { ...marksOf(captureId), pins: firstPackets }),
    reopenClosed: () => {
      const capture = closed.pop();
      if (capture) put(capture);
      return capture?.captureId;
    },
    openInWireshark: () => true,
    setAnalysis: () => undefined,
    lookupPlan: () => undefined,
    lookup: () => ({ kind: 'declined' }),
    cancelLookup: () => undefined,
    setNameServers: () => true,
    copyText: () => undefined,
    openLink: () => true,
    setTheme: () => undefined,
  };
  const bridge = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (argument: never) => {
        calls.push({ name, argument });
        return Promise.resolve().then(() => answer(argument));
      },
    ]),
  ) as unknown as Bridge;
  return {
    calls,
    emit,
    put,
    bridge: {
      ...bridge,
      openDropped: () => Promise.resolve([]),
      on(name, listener) {
        const set = listeners.get(name) ?? new Set();
        listeners.set(name, set.add(listener));
        return () => set.delete(listener);
      },
    },
  };
}

const RECENT = [
  { index: 0, name: 'smtp_2017-04-30.pcap', folder: '/home/admin/captures' },
  { index: 1, name: 'mx2-friday-night.pcapng.gz', folder: '/srv/captures/incoming' },
  { index: 2, name: 'greylisting.pcap', folder: '/home/admin/captures' },
];

function progress(
  { captureId, name, state, sessions, share = 1 }: MockCapture,
  revision: number,
): CaptureProgress {
  const packets = sessions.at(-1)?.lastPacket ?? 1204;
  const bytesTotal = Math.round((packets * 146) / share);
  return {
    captureId,
    name,
    state,
    bytesRead: Math.round(bytesTotal * share),
    bytesTotal,
    packets,
    sessions: sessions.length,
    revision,
  };
}

function overviewOf({ name, sessions, notices = [] }: MockCapture): CaptureOverview {
  const packets = sessions.at(-1)?.lastPacket ?? 1204;
  return {
    capture: {
      file: name,
      format: 'pcap',
      compression: 'none',
      bytes: packets * 146,
      packets,
      linkTypes: ['EN10MB'],
      firstPacketAt: sessions[0]?.startedAt ?? '2017-04-30T16:16:02.104233Z',
      lastPacketAt: sessions.at(-1)?.startedAt ?? '2017-04-30T16:29:10.554000Z',
    },
    notices,
    outcomes: tally(sessions.map(({ outcome }) => outcome)),
    causes: causesOf(sessions),
    ...summaryOf(sessions),
  };
}

function summaryOf(sessions: readonly Session[]) {
  const overview = createOverviewTally();
  for (const session of sessions) overview.count(session, 1);
  return overview.summary();
}

function tally(values: readonly string[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Refusals grouped by reason: enough of what the engine does to look at. */
function causesOf(sessions: readonly Session[]): readonly Cause[] {
  const groups = new Map<string, { session: Session; rejection: Session['rejections'][number] }[]>();
  for (const session of sessions) {
    for (const rejection of session.rejections) {
      const group = groups.get(rejection.reason) ?? [];
      group.push({ session, rejection });
      groups.set(rejection.reason, group);
    }
  }
  return [...groups.values()]
    .map((group) => {
      const first = group[0];
      if (!first) throw new Error('a group has a member');
      const { rejection } = first;
      const ids = [...new Set(group.map(({ session }) => session.id))];
      return {
        reason: rejection.reason,
        group: rejection.group,
        permanence: rejection.permanence,
        actor: rejection.actor,
        ...(rejection.blocklist && { blocklist: rejection.blocklist }),
        summary: rejection.summary,
        pattern: rejection.text.replace(/\d+\.\d+\.\d+\.\d+/g, '<ip>').replace(/\S+@\S+/g, '<address>'),
        refusals: group.length,
        sessions: ids.length,
        sessionIds: ids.slice(0, 100),
        firstAt: first.session.startedAt,
        lastAt: group.at(-1)?.session.startedAt ?? first.session.startedAt,
        servers: tally(group.map(({ session }) => session.server.address)).slice(0, 10),
        clientNetworks: tally(
          group.map(({ session }) => `${session.client.address.split('.').slice(0, 2).join('.')}.0.0/16`),
        ).slice(0, 12),
        recipientDomains: tally(
          group.flatMap((each) =>
            each.rejection.recipient === undefined ? [] : [each.rejection.recipient.split('@')[1] ?? ''],
          ),
        ),
      };
    })
    .sort((a, b) => b.refusals - a.refusals);
}

function packetBytes(packet: number): PacketBytes {
  const text = `550 5.7.1 Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net/ (${packet})\r\n`;
  const headers = Uint8Array.from({ length: 66 }, (_, index) => (index * 37 + packet) % 256);
  const bytes = new Uint8Array(headers.length + text.length);
  bytes.set(headers);
  bytes.set(new TextEncoder().encode(text), headers.length);
  return {
    packet,
    at: '2017-04-30T16:16:02.104233Z',
    originalLength: bytes.length,
    bytes,
    payload: { offset: headers.length, length: text.length },
  };
}
