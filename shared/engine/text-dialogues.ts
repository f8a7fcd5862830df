import type { Cause } from '../model/cause.ts';
import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { CreateSha256 } from '../model/sha256.ts';
import { connectionId } from './connection-id.ts';
import { createDiagnostician } from './diagnosis/diagnostician.ts';
import { createDialogueReader, type DialogueFacts } from './dialogues/dialogue-reader.ts';

export interface TextDialoguesOptions {
  readonly showSecrets: boolean;
  readonly createSha256?: CreateSha256;
  /** When the text was written at the latest, in milliseconds since 1970. */
  readonly latestMillis: number;
  /** A session that is over; the same id comes again when more is known of it. */
  onSession(session: Session): void;
  /** A session that `onSession` was given. */
  recall(id: number): Session | undefined;
}

/** Dialogues in text form, through the same steps as those of captures: numbers of lines take the place of packets. */
export function createTextDialogues({
  showSecrets,
  createSha256,
  latestMillis,
  onSession,
  recall,
}: TextDialoguesOptions) {
  const notices: Notice[] = [];
  const diagnostician = createDiagnostician(onSession, recall, (notice) => void notices.push(notice));
  let lastId = 0;
  const reader = createDialogueReader({
    showSecrets,
    communityIdOf: connectionId,
    ...(createSha256 && { createSha256 }),
    anchor: { kind: 'latest', millis: latestMillis },
    onSession(session) {
      diagnostician.conclude({ id: ++lastId, ...session });
    },
  });
  return {
    /** The next line, without its line end. */
    push: reader.push,
    finish(): void {
      reader.finish();
      diagnostician.finish();
      notices.unshift(...noticesOf(reader.facts()));
    },
    facts: reader.facts,
    causes: (): readonly Cause[] => diagnostician.causes(),
    notices,
  };
}

function noticesOf({ hasTimes, zoneIsMissing }: DialogueFacts): readonly Notice[] {
  return [
    {
      severity: 'info',
      code: 'dialogue-in-text',
      message:
        'This is a dialogue in text form: numbers of packets are numbers of lines, and of the connection only is known what the text tells.',
    },
    ...(hasTimes ? [] : [WITHOUT_TIMES]),
    ...(zoneIsMissing ? [WITHOUT_ZONE] : []),
  ];
}

const WITHOUT_TIMES: Notice = {
  severity: 'info',
  code: 'dialogue-without-times',
  message: 'The text tells no times: that of the banner, or else the date of the file, stands for all.',
};

const WITHOUT_ZONE: Notice = {
  severity: 'info',
  code: 'dialogue-time-zone-unknown',
  message: 'The times of the text name no time zone; they were read as UTC.',
};
