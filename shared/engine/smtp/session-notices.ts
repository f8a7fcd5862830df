import type { Notice } from '../../model/notice.ts';
import { LIMITS } from '../limits.ts';

/** Who takes notices of a session. */
export interface NoticeSink {
  note(notice: Notice): void;
}

/** The notices of a session: each code once, where it was first seen. */
export class SessionNotices {
  private list: Notice[] | undefined;
  private codes: Set<string> | undefined;

  add(notice: Notice): void {
    const codes = (this.codes ??= new Set());
    if (codes.has(notice.code) || codes.size >= LIMITS.sessionNotices) return;
    codes.add(notice.code);
    (this.list ??= []).push(notice);
  }

  get all(): readonly Notice[] {
    return this.list ?? NONE;
  }
}

const NONE: readonly Notice[] = [];

/** What the session step can notice. A bound that was hit names itself. */
export function limitNotice(limit: keyof typeof LIMITS, message: string, packet?: number): Notice {
  return {
    severity: 'warning',
    code: `limit-${limit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    message: `${message} (limit ${limit}: ${LIMITS[limit]}).`,
    ...(packet !== undefined && { packet }),
  };
}

export function tlsAlertNotice(side: 'client' | 'server', description: number, packet: number): Notice {
  return {
    severity: 'warning',
    code: 'tls-alert',
    message: `The ${side} ended the TLS handshake with alert ${description}.`,
    packet,
    tip: 'RFC 8446 section 6 lists the alerts: 40 is a failed handshake, 48 an unknown certificate authority, 70 a protocol version.',
  };
}

/** Those that say the same in every session. */
export const NOTICES = {
  uncertainReplies: {
    severity: 'warning',
    code: 'replies-uncertain',
    message:
      'Replies are missing from the capture, so which command some of the others belong to is a best guess.',
    tip: 'Compare the times; a capture without dropped packets shows it surely.',
  },
  looseEndOfData: {
    severity: 'warning',
    code: 'loose-end-of-data',
    message:
      'The message holds a dot alone on a line whose line ends are not CR LF; it does not end the message.',
    tip: 'A server that takes it for the end can be made to accept a second, smuggled message.',
  },
  linesUnread: {
    severity: 'warning',
    code: 'client-lines-unread',
    message:
      'Behind a hole in the capture the client sent lines that cannot be told for commands; they are not shown.',
  },
  tlsOnPlainPort: {
    severity: 'warning',
    code: 'tls-client-on-plain-port',
    message: 'The client began TLS at once, but the server speaks SMTP in clear text here.',
    tip: 'Set the client to STARTTLS, or to port 465.',
  },
  unofferedPipelining: {
    severity: 'info',
    code: 'not-offered-pipelining',
    message:
      'The client sent a command before the last was answered, but the server did not offer PIPELINING.',
  },
  earlyTalker: {
    severity: 'warning',
    code: 'early-talker',
    message: 'The client spoke before the server had sent its banner.',
    tip: 'Many servers refuse such clients; RFC 5321 section 3.1 has the server speak first.',
  },
  httpClient: {
    severity: 'warning',
    code: 'http-client',
    message: 'The client speaks HTTP, not SMTP.',
  },
} as const satisfies Record<string, Notice>;
