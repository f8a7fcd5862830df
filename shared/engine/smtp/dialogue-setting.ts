import type { CreateSha256 } from '../../model/sha256.ts';
import type { Timeline } from '../../model/time.ts';
import type { MessageTaps } from './message-tap.ts';

/** What the dialogue of one connection is told of it and by the user. */
export interface DialogueSetting {
  readonly timeline: Timeline;
  readonly showSecrets: boolean;
  readonly createSha256?: CreateSha256 | undefined;
  readonly messageTaps?: MessageTaps | undefined;
  /** The first bytes of both sides are in the capture. */
  readonly startIsKnown: boolean;
  readonly serverPort: number;
}
