import type { CaptureOverview } from '../../shared/ipc/contract.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import { fieldAtCursor, suggestFilter } from '../../shared/query/filter/suggest-filter.ts';
import { createSessionQueries } from '../../shared/query/session-queries.ts';
import type { CaptureLogsReading } from './capture-logs.ts';
import { createPacketCache } from './packet-cache.ts';
import type { QueryHandlers } from './protocol.ts';
import { SESSIONS_KEPT, type Reading } from './reading.ts';
import { createMessageViews } from './message-view.ts';
import { revealSession } from './reveal-session.ts';
import { readSessionPackets } from './session-packets.ts';
import { readSessionWire } from './session-wire.ts';
import { sessionsAsText } from './sessions-as-text.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Rows of one answer: what a window can want at once, however it asks. */
const ROWS_AT_ONCE = 2_000;
const PACKETS_AT_ONCE = 1_000;
/** Sessions of one copy: a clipboard with more helps nobody. */
const SESSIONS_AT_ONCE = 10_000;

/** What answers the window's questions, from what has been read so far. */
export function createQueryHandlers(
  reading: Reading,
  parts: WorkerParts,
  logs: CaptureLogsReading,
): QueryHandlers {
  const { shelf, messages } = reading;
  const queries = createSessionQueries(shelf);
  const cache = createPacketCache((packets) =>
    parts.readPackets(reading.files(), packets, reading.live()?.reader.index),
  );
  /** A dialogue in text form has no packets that could be read again. */
  const isText = () => reading.live()?.reader.facts().format === 'text';
  const withLog = (session: Session | undefined) => session && logs.annotate(session);
  return {
    sessions(query) {
      const limit = Math.min(query.limit, ROWS_AT_ONCE);
      const { readsMessages, ...page } = queries.page({ ...query, limit });
      const messagesRead = readsMessages ? messages.progress() : undefined;
      return {
        ...page,
        total: shelf.count(),
        revision: reading.revision(),
        ...(messagesRead !== undefined && { messagesRead }),
      };
    },
    locateSession: queries.locate,
    sessionIds: queries.ids,
    rowsByFirstPacket: ({ firstPackets }) =>
      firstPackets.flatMap((packet) => {
        const position = shelf.beginningWith(packet);
        return position === undefined ? [] : [shelf.row(position)];
      }),
    sessionsAsText({ ids, format }) {
      const sessions = ids.slice(0, SESSIONS_AT_ONCE).flatMap((id) => withLog(shelf.find(id)) ?? []);
      const capture = reading.live()?.reader.facts();
      return capture ? sessionsAsText(sessions, capture, format) : '';
    },
    suggestFilter({ filter, cursor }) {
      if (fieldAtCursor(filter, cursor)?.readsMessages === true) messages.progress();
      return suggestFilter(filter, cursor, shelf);
    },
    session: ({ id }) => withLog(shelf.find(id)),
    revealSession: ({ id }) => revealSession(id, reading, parts),
    captureLogs: logs.facts,
    sessionLog: ({ sessionId }) => logs.linesOf(sessionId),
    unmatchedLog: ({ offset, limit }) => logs.unmatched(offset, limit),
    overview: () => overviewOf(reading),
    async packets({ sessionId, packets }) {
      const session = shelf.find(sessionId);
      if (!session || isText()) return [];
      return readSessionPackets(
        session,
        packets.slice(0, PACKETS_AT_ONCE),
        (wanted) => cache.read(session, wanted),
        reading.settings().maskSecrets,
      );
    },
    message: createMessageViews(reading, parts),
    async wire({ sessionId }) {
      const session = shelf.find(sessionId);
      if (!session || isText()) return { packets: [], complete: true };
      return readSessionWire(session, (wanted) =>
        parts.readPackets(reading.files(), wanted, reading.live()?.reader.index),
      );
    },
  };
}

/** What is known so far; undefined until the file has turned out to be a capture. */
function overviewOf(reading: Reading): CaptureOverview | undefined {
  const live = reading.live();
  if (!live) return undefined;
  const { analysis, reader } = live;
  const leftOut = reading.shelf.leftOut();
  return {
    capture: reader.facts(),
    notices: [
      ...reader.notices,
      ...analysis.notices,
      ...(leftOut > 0 ? [leftOutNotice(leftOut)] : []),
      ...reading.messages.notices(),
    ],
    outcomes: reading.shelf.outcomes(),
    causes: analysis.causes(),
    ...reading.shelf.summary(),
  };
}

function leftOutNotice(leftOut: number): Notice {
  return {
    severity: 'warning',
    code: 'sessions-left-out',
    message: `The window keeps ${SESSIONS_KEPT} sessions; ${leftOut} more are counted but not listed.`,
    tip: 'The command line has no such bound: smtpscope analyze --format ndjson.',
  };
}
