import type { SessionLogLine } from '../../shared/model/log.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Exporter } from '../export/exporter.ts';

export type HeldForLogs = ReturnType<typeof holdForLogs>;

/** Holds all sessions back until mail logs have been read beside them: a log is understood only by all of them. */
export function holdForLogs(exporter: Exporter) {
  const sessions = new Map<number, { readonly session: Session; readonly isWanted: boolean }>();
  return {
    /** `isWanted`: it is to be exported, not only to be compared with the logs. */
    hold(session: Session, isWanted: boolean): void {
      sessions.set(session.id, { session, isWanted });
    },
    recall: (id: number): Session | undefined => sessions.get(id)?.session,
    *all(): Generator<Session> {
      for (const { session } of sessions.values()) yield session;
    },
    /** Hands the sessions on, with their lines. */
    async release(linesOf: (sessionId: number) => readonly SessionLogLine[]): Promise<void> {
      const ordered = [...sessions.values()].sort((a, b) => a.session.id - b.session.id);
      for (const { session, isWanted } of ordered) {
        sessions.delete(session.id);
        if (!isWanted) continue;
        const log = linesOf(session.id);
        exporter.add(log.length === 0 ? session : { ...session, log });
        await exporter.drained();
      }
    },
  };
}
