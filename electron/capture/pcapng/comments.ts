import { LIMITS } from '../../../shared/engine/limits.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { NoticeLog } from '../notice-log.ts';
import { visitOptions } from './block-options.ts';

// opt_comment, section 3.5: the same code in every block.
const COMMENT = 1;

/** Turns the comments that people wrote into a capture into notices; `packet` is 0 for those about a whole section. */
export type ReadComments = (
  view: DataView,
  start: number,
  end: number,
  little: boolean,
  packet: number,
) => void;

export function createCommentReader(notices: NoticeLog): ReadComments {
  let count = 0;
  return (view, start, end, little, packet) => {
    visitOptions(view, start, end, little, (code, offset, length) => {
      if (code !== COMMENT) return;
      count++;
      if (count > LIMITS.captureComments) {
        notices.once(tooMany());
        return;
      }
      const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, length);
      notices.add(commentNotice(new TextDecoder().decode(bytes), packet));
    });
  };
}

function commentNotice(text: string, packet: number) {
  const shown = visibleText(text.slice(0, LIMITS.captureCommentCharacters));
  const subject = packet === 0 ? 'The capture' : `Packet ${String(packet)}`;
  return {
    severity: 'info',
    code: 'capture-comment',
    message: `${subject} has the comment "${shown}${text.length > LIMITS.captureCommentCharacters ? '…' : ''}".`,
    ...(packet === 0 ? {} : { packet }),
  } as const;
}

function tooMany() {
  return {
    severity: 'info',
    code: 'more-comments',
    message: `The capture has more than ${String(LIMITS.captureComments)} comments; the others are not shown.`,
  } as const;
}
