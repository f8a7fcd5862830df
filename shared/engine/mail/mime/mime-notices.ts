import type { Notice } from '../../../model/notice.ts';
import { LIMITS } from '../../limits.ts';

/** What can be said of a message's structure; each once. */
export const MIME_NOTICES = {
  deep: {
    severity: 'warning',
    code: 'limit-mime-depth',
    message: `Parts are nested deeper than ${LIMITS.mimeDepth} levels; what is below is not taken apart.`,
    tip: 'No mail program nests so deeply: the message may be made to exhaust a scanner.',
  },
  many: {
    severity: 'warning',
    code: 'limit-mime-parts',
    message: `The message has more than ${LIMITS.mimeParts} parts; the others are not listed.`,
  },
  header: {
    severity: 'warning',
    code: 'limit-part-header-bytes',
    message: `A header section of the message is longer than is kept (${LIMITS.partHeaderBytes} bytes, ${LIMITS.messageHeaderBytes} of all parts together); its rest was not read.`,
  },
  text: {
    severity: 'info',
    code: 'limit-part-text-bytes',
    message: `Of long text parts only the beginning is shown: ${LIMITS.partTextBytes} bytes, and ${LIMITS.messageTextBytes} of a message.`,
    tip: 'Save the part to read all of it.',
  },
  unclosed: {
    severity: 'info',
    code: 'mime-unclosed',
    message: 'A multipart of the message has no closing boundary; its last part ends with the message.',
  },
  noBoundary: {
    severity: 'warning',
    code: 'mime-no-boundary',
    message:
      'A multipart of the message does not say what stands between its parts, so it cannot be taken apart.',
    tip: 'Mail programs and scanners may disagree about what is in this message.',
  },
  noParts: {
    severity: 'warning',
    code: 'mime-no-parts',
    message: 'A multipart of the message has no parts: its boundary never comes.',
    tip: 'Mail programs and scanners may disagree about what is in this message.',
  },
  encoding: {
    severity: 'warning',
    code: 'mime-unknown-encoding',
    message: 'A part has a Content-Transfer-Encoding that is not known; its bytes are taken as they stand.',
  },
  openHeader: {
    severity: 'info',
    code: 'mime-open-header',
    message: 'A header section is not followed by an empty line.',
  },
} as const satisfies Readonly<Record<string, Notice>>;

export type MimeNotice = keyof typeof MIME_NOTICES;
