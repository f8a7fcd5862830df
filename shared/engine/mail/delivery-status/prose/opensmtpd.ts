import { LIMITS } from '../../../limits.ts';
import { describeRecipient } from './describe-recipient.ts';
import type { ProseFormat } from './prose-format.ts';

//     This is the MAILER-DAEMON, please DO NOT REPLY to this email.
//
//     An error has occurred while attempting to deliver a message for
//     the following list of recipients:
//
// bob@example.org: 550 no such user
const OPENING = /^\s+This is the MAILER-DAEMON, please DO NOT REPLY/;
const RECIPIENT = /^([^\s<>:]{1,256}@[^\s<>:]{1,255}): (.+)$/;
//     A message is delayed for more than 4h for the following list of recipients:
const DELAYED = /^\s{1,9}A message is delayed/;

export const opensmtpd: ProseFormat = {
  name: 'opensmtpd',
  source: 'bounce.c of OpenSMTPD',
  recognises: ({ lines }) => lines.slice(0, 20).some((line) => OPENING.test(line)),
  read({ lines }) {
    const action = lines.some((line) => DELAYED.test(line)) ? 'delayed' : 'failed';
    const found = lines.flatMap((line) => {
      const [, address, words = ''] = RECIPIENT.exec(line) ?? [];
      return address === undefined ? [] : [{ address, lines: [words] }];
    });
    return {
      recipients: found
        .slice(0, LIMITS.statusRecipients)
        .map((paragraph) => describeRecipient(paragraph, action)),
    };
  },
};
