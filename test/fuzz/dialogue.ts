import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Who } from '../support/packets.ts';

/** What one side says in one turn. */
export interface Turn {
  readonly who: Who;
  readonly text: string;
}

/** A whole dialogue, and what is true of it. */
export interface ToldDialogue {
  readonly turns: readonly Turn[];
  readonly truth: DialogueTruth;
}

export interface DialogueTruth {
  readonly protocol: 'smtp' | 'lmtp';
  readonly greeting: { readonly verb: string; readonly name: string };
  readonly transactions: readonly object[];
  readonly rejections: readonly {
    readonly code: number;
    readonly recipient?: string;
    readonly stage: string;
  }[];
  readonly outcome: string;
}

/** One mail as client and server would exchange it. */
interface Mail {
  readonly sender: number;
  /** What RCPT is answered with. */
  readonly recipients: readonly number[];
  readonly lines: readonly string[];
  readonly final: number;
  readonly pipelined: boolean;
  readonly chunks: number;
}

const RCPT_CODES = [250, 250, 250, 450, 452, 550, 551, 553] as const;

const mail: fc.Arbitrary<Mail> = fc.record({
  sender: fc.constantFrom(250, 250, 250, 250, 250, 250, 451, 550),
  recipients: fc.array(fc.constantFrom(...RCPT_CODES), { minLength: 1, maxLength: 5 }),
  lines: fc.array(fc.string({ maxLength: 70, unit: fc.constantFrom(...'.. abcXYZ09<>:-QUIT2505é') }), {
    maxLength: 30,
  }),
  final: fc.constantFrom(250, 250, 250, 451, 552, 554),
  pipelined: fc.boolean(),
  chunks: fc.constantFrom(0, 0, 1, 2, 3),
});

/** Each dialogue has its own domain, so that no two of a capture tell of the same mail. */
export const dialogue = (domain: string): fc.Arbitrary<ToldDialogue> =>
  fc
    .record({
      mails: fc.array(mail, { minLength: 1, maxLength: 4 }),
      greetingLines: fc.integer({ min: 1, max: 4 }),
      login: fc.boolean(),
    })
    .map((plan) => tell(plan, domain));

interface Plan {
  readonly mails: readonly Mail[];
  readonly greetingLines: number;
  readonly login: boolean;
}

function tell({ mails, greetingLines, login }: Plan, domain: string): ToldDialogue {
  const turns: Turn[] = [];
  const say = (who: Who, text: string) => {
    if (text !== '') turns.push({ who, text });
  };
  const name = `client.${domain}`;
  for (let line = 1; line < greetingLines; line += 1)
    say('server', `220-mx.${domain} ESMTP line ${line}\r\n`);
  say('server', `220 mx.${domain} ESMTP\r\n`);
  say('client', `EHLO ${name}\r\n`);
  say('server', `250-mx.${domain}\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n250 CHUNKING\r\n`);
  if (login) {
    say('client', `AUTH PLAIN ${Buffer.from('\0user\0letmein').toString('base64')}\r\n`);
    say('server', '235 2.7.0 welcome\r\n');
  }
  const truths = mails.map((each, index) => tellMail(each, index, domain, say));
  say('client', 'QUIT\r\n');
  say('server', '221 2.0.0 Bye\r\n');
  return {
    turns,
    truth: {
      protocol: 'smtp',
      greeting: { verb: 'EHLO', name },
      transactions: truths.map(({ transaction }) => transaction),
      rejections: truths.flatMap(({ rejections }) => rejections),
      outcome: outcomeOf(truths.map(({ transaction }) => transaction.outcome)),
    },
  };
}

function tellMail(mail: Mail, index: number, domain: string, say: (who: Who, text: string) => void) {
  const { recipients, final, pipelined, chunks } = mail;
  const address = (at: number) => `m${index}.r${at}@rcpt.${domain}`;
  const senderOk = mail.sender === 250;
  const codes = recipients.map((code) => (senderOk ? code : 503));
  const isAccepted = codes.includes(250);
  const body = mail.lines.map((line) => `${Buffer.from(line).toString('latin1')}\r\n`).join('');
  const commands = [
    `MAIL FROM:<m${index}@${domain}>\r\n`,
    ...recipients.map((_, at) => `RCPT TO:<${address(at)}>\r\n`),
  ];
  const replies = [
    `${mail.sender} about sender m${index}\r\n`,
    ...codes.map((code, at) => `${code}-about ${index}.${at}\r\n${code} so be it\r\n`),
  ];
  const usesData = chunks === 0;
  if (usesData) {
    commands.push('DATA\r\n');
    replies.push(isAccepted ? '354 go ahead\r\n' : '554 no valid recipients\r\n');
  }
  if (pipelined) {
    say('client', commands.join(''));
    say('server', replies.join(''));
  } else {
    commands.forEach((command, at) => {
      say('client', command);
      say('server', replies[at] ?? '');
    });
  }
  if (isAccepted) {
    if (usesData) say('client', `${body.replace(/^\./gm, '..')}.\r\n`);
    else sayChunks(body, chunks, say);
    say('server', `${final} message ${index} done\r\n`);
  }
  say('client', 'RSET\r\n');
  say('server', '250 Ok\r\n');
  return truthOf(mail, { index, domain, codes, isAccepted, senderOk, body, address });
}

/** RFC 3030: each chunk but the last is answered on its own. */
function sayChunks(body: string, chunks: number, say: (who: Who, text: string) => void): void {
  const size = Math.ceil(body.length / chunks);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const piece = body.slice(chunk * size, (chunk + 1) * size);
    const isLast = chunk === chunks - 1;
    say('client', `BDAT ${piece.length}${isLast ? ' LAST' : ''}\r\n${piece}`);
    if (!isLast) say('server', '250 octets received\r\n');
  }
}

interface Said {
  readonly index: number;
  readonly domain: string;
  readonly codes: readonly number[];
  readonly isAccepted: boolean;
  readonly senderOk: boolean;
  readonly body: string;
  readonly address: (at: number) => string;
}

function truthOf(
  { sender, final }: Mail,
  { index, domain, codes, isAccepted, senderOk, body, address }: Said,
) {
  const refused = (code: number) => (code >= 500 ? 'rejected' : 'deferred');
  const outcome = !senderOk
    ? refused(sender)
    : !isAccepted
      ? refused(codes.at(-1) ?? 0)
      : final !== 250
        ? refused(final)
        : codes.every((code) => code === 250)
          ? 'delivered'
          : 'partially-delivered';
  const rejections: DialogueTruth['rejections'][number][] = senderOk
    ? codes.flatMap((code, at) => (code === 250 ? [] : [{ code, recipient: address(at), stage: 'rcpt' }]))
    : [{ code: sender, stage: 'mail' }];
  if (isAccepted && final !== 250) rejections.push({ code: final, stage: 'message' });
  const transaction = {
    sender: `m${index}@${domain}`,
    recipients: codes.map((code, at) => ({
      address: address(at),
      outcome: code === 250 ? 'accepted' : refused(code),
    })),
    ...(isAccepted && {
      message: {
        bytes: body.length,
        complete: true,
        sha256: createHash('sha256').update(body, 'latin1').digest('hex'),
      },
    }),
    outcome,
  };
  return { transaction, rejections };
}

function outcomeOf(outcomes: readonly string[]): string {
  if (outcomes.every((outcome) => outcome === 'delivered')) return 'delivered';
  if (outcomes.some((outcome) => outcome === 'delivered' || outcome === 'partially-delivered'))
    return 'partially-delivered';
  return outcomes.at(-1) ?? 'no-mail';
}
