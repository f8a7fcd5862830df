import type { HiddenReply } from '../../model/log-summary.ts';
import { hidesReply } from '../log/own-words.ts';

const CAPTURE = "tcpdump -i any -s 0 -w mail.pcap 'port 25 or port 587'";

/** Says what words of a log hide and where the real reply can be found; undefined for words that are the reason. */
export function hiddenReply(
  words: string | undefined,
): Omit<HiddenReply, 'queueIds' | 'senders'> | undefined {
  if (words === undefined || !hidesReply(words)) return undefined;
  return {
    words,
    message: `“${words}” is Sendmail’s own word for the kind of failure: what the other server said is not in this line.`,
    places: [
      'The bounce has it: Sendmail sent one to the sender of each message. Mail of a program (a web site, cron) has a system account as its sender; read the mailbox of that account on this server, such as /var/mail/www-data, and look for lines with “<<< 5”.',
      `The packets of the next attempt have it: record them with ${CAPTURE} and open them with smtpscope.`,
      'Sendmail logs it from version 8.16 on (reply=), and every version logs the dialogue at LogLevel 15 and above; or send a message by hand with sendmail -v and read along.',
    ],
  };
}
