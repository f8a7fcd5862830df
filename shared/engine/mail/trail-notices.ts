import type { MessageContent } from '../../model/mail/message-content.ts';
import type { Notice } from '../../model/notice.ts';
import { LIMITS } from '../limits.ts';

/** What bounds left unread of a message's trail. */
export function trailNotices({
  headers,
  received,
  deliveryStatus,
  authentication,
}: Partial<MessageContent>): readonly Notice[] {
  const omitted = received?.omittedHops ?? 0;
  const signatures = (headers ?? []).filter(({ name }) => name.toLowerCase() === 'dkim-signature').length;
  return [
    ...(omitted > 0
      ? [
          limitNotice(
            'limit-received-hops',
            `The message has ${LIMITS.receivedHops + omitted} Received fields; the oldest ${omitted} were not read.`,
            'Servers give up long before: the mail goes in a circle, or the fields are made up.',
          ),
        ]
      : []),
    ...(signatures > LIMITS.dkimSignatures
      ? [
          limitNotice(
            'limit-dkim-signatures',
            `The message has ${signatures} DKIM signatures; the first ${LIMITS.dkimSignatures} were checked.`,
          ),
        ]
      : []),
    ...((authentication?.results.length ?? 0) >= LIMITS.authenticationResults
      ? [
          limitNotice(
            'limit-authentication-results',
            `The message has ${LIMITS.authenticationResults} results of authentication or more; no further ones were read.`,
          ),
        ]
      : []),
    ...((deliveryStatus?.recipients.length ?? 0) >= LIMITS.statusRecipients
      ? [
          limitNotice(
            'limit-status-recipients',
            `The report is about ${LIMITS.statusRecipients} recipients or more; no further ones were read.`,
          ),
        ]
      : []),
  ];
}

const limitNotice = (code: string, message: string, tip?: string): Notice => ({
  severity: 'warning',
  code,
  message,
  ...(tip !== undefined && { tip }),
});
