import { isMailPort } from '../../model/mail-port.ts';
import type { Notice } from '../../model/notice.ts';
import type { Session } from '../../model/session.ts';
import type { RecordingWish } from './capture-command.ts';
import type { RecordingProblem } from './recording-problems.ts';

/** Collects, session by session, what a capture lacks. */
export interface LackCollector {
  add(session: Session): void;
  notice(notice: Notice): void;
  wish(): RecordingWish;
}

export function collectLacks(): LackCollector {
  const problems = new Set<RecordingProblem>();
  const ports = new Set<number>();
  let sessions = 0;
  let sawDns = false;
  return {
    add(session) {
      sessions++;
      sawDns ||= (session.dns?.length ?? 0) > 0;
      if (!isMailPort(session.server.port) || session.server.port === 24 || session.server.port === 2525)
        ports.add(session.server.port);
      for (const problem of lacksOf(session)) problems.add(problem);
    },
    notice({ code }) {
      if (code === 'packets-dropped') problems.add('drops');
      if (code === 'snap-length') problems.add('cut');
    },
    wish() {
      if (sessions > 0 && !sawDns) problems.add('dns');
      return { problems: [...problems], ports: [...ports], hosts: [] };
    },
  };
}

/** What the recording of these sessions lacks. */
export function wishOfSessions(sessions: readonly Session[]): RecordingWish {
  const lacks = collectLacks();
  for (const session of sessions) lacks.add(session);
  return lacks.wish();
}

function lacksOf({ transport, outcome, exchanges }: Session): readonly RecordingProblem[] {
  const isCut = transport.events.some(({ kind }) => kind === 'cut');
  const isMissing = transport.missingBytes.client + transport.missingBytes.server > 0;
  const commands = exchanges.filter(({ command }) => command !== undefined);
  const oneSided =
    exchanges.length > 1 && (commands.length === 0 || commands.every(({ reply }) => reply === undefined));
  const lacks: readonly (RecordingProblem | false)[] = [
    isCut && 'cut',
    isMissing && !isCut && 'drops',
    oneSided && outcome !== 'encrypted' && 'one-direction',
    (transport.opening === 'missing' || transport.opening === 'partial' || transport.closing === 'open') &&
      'start',
    (outcome === 'refused' || outcome === 'unanswered') && 'connection',
    outcome === 'encrypted' && 'encrypted',
  ];
  return lacks.filter((lack) => lack !== false);
}
