import type { Side } from '../stream/conversation.ts';

/** Ports that are for mail by the IANA registry or by long use: 24 LMTP, 25, 465 and 587 submission, 2525. */
export const MAIL_PORTS: ReadonlySet<number> = new Set([24, 25, 465, 587, 2525]);

export type Recognition =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'smtp'; readonly client: Side }
  | { readonly kind: 'other' };

export interface Beginnings {
  /** The first bytes of each side as far as they are known, as text. */
  readonly texts: readonly [string, string];
  readonly onMailPort: boolean;
  readonly openerIsKnown: boolean;
  /** Nothing more will come. */
  readonly over: boolean;
}

type Look = 'nothing' | 'partial' | 'client' | 'neutral' | 'server' | 'banner' | 'reply' | 'other';

const UNDECIDED: Recognition = { kind: 'undecided' };
const OTHER: Recognition = { kind: 'other' };

/** Tells by what was said first whether a conversation is SMTP or LMTP, and which side is the client. */
export function recognise(beginnings: Beginnings): Recognition {
  const looks = [look(beginnings.texts[0]), look(beginnings.texts[1])] as const;
  if (beginnings.onMailPort) return recogniseSides(looks, beginnings);
  if (isServer(looks[0]) && isServer(looks[1])) return OTHER;
  const client = clientOf(looks, beginnings.openerIsKnown);
  if (client === undefined) return looks.includes('other') || beginnings.over ? OTHER : UNDECIDED;
  return recogniseContent(looks, beginnings, client);
}

/** On a mail port everything is a session; only the roles may be open. */
function recogniseSides(looks: readonly [Look, Look], { openerIsKnown, over }: Beginnings): Recognition {
  if (openerIsKnown) return { kind: 'smtp', client: 0 };
  const client = clientOf(looks, false);
  if (client !== undefined) return { kind: 'smtp', client };
  const mayTellMore = looks.every((one) => one === 'nothing' || one === 'partial');
  return mayTellMore && !over ? UNDECIDED : { kind: 'smtp', client: 0 };
}

function clientOf(looks: readonly [Look, Look], openerIsKnown: boolean): Side | undefined {
  if (openerIsKnown) return 0;
  if (looks[0] === 'client' || isServer(looks[1])) return 0;
  return looks[1] === 'client' || isServer(looks[0]) ? 1 : undefined;
}

function isServer(one: Look): boolean {
  return one === 'server' || one === 'banner' || one === 'reply';
}

function recogniseContent(
  looks: readonly [Look, Look],
  { texts, over }: Beginnings,
  client: Side,
): Recognition {
  const ofClient = looks[client];
  const ofServer = looks[client === 0 ? 1 : 0];
  if (ofClient === 'client' || ofServer === 'server') return { kind: 'smtp', client };
  const clientMayBe = ofClient === 'nothing' || ofClient === 'partial' || ofClient === 'neutral';
  const serverMayBe = ofServer === 'nothing' || ofServer === 'partial' || ofServer === 'banner';
  if (!clientMayBe || !serverMayBe) return OTHER;
  if (!over) return UNDECIDED;
  const banner = texts[client === 0 ? 1 : 0];
  return ofServer === 'banner' && greetsAsMailServer(banner) ? { kind: 'smtp', client } : OTHER;
}

// "EHLO client.example", "MAIL FROM:<a@b.example>": no other protocol has these words.
const CLIENT = /^(?:(?:EHLO|HELO|LHLO)[ \t]|MAIL FROM:|RCPT TO:|STARTTLS\r?\n)/i;
const CLIENT_WORDS = [
  'EHLO ',
  'HELO ',
  'LHLO ',
  'MAIL FROM:',
  'RCPT TO:',
  'STARTTLS\r',
  'PROXY ',
  'XCLIENT ',
];
// Words that SMTP shares with others, FTP above all; they decide nothing.
const NEUTRAL = /^(?:QUIT|NOOP|HELP|RSET|PROXY (?:TCP[46]|UNKNOWN)|XCLIENT )/i;
const NEUTRAL_WORDS = ['QUIT', 'NOOP', 'HELP', 'RSET'];
// "220 mail.example.org ESMTP", "250-PIPELINING", "550 5.7.1 …": enhanced codes are SMTP's alone.
const SERVER =
  /^(?:(?:220|421|5\d\d)[ -][^\r\n]*\b(?:E?SMTPS?|LMTP)\b|[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3}\s|250-(?:PIPELINING|SIZE|8BITMIME)\b)/i;
const BANNER = /^(?:220|421|5\d\d)(?:[ -]|\r?\n)/;
const REPLY = /^[2345]\d\d(?:[ -]|\r?\n)/;
const LONGEST_BEGINNING = 200;
const PROXY_V2 = '\r\n\r\n\0\r\nQUIT\n';

function look(text: string): Look {
  if (text === '') return 'nothing';
  if (CLIENT.test(text)) return 'client';
  if (text.startsWith(PROXY_V2) || NEUTRAL.test(text)) return lookBehind(text);
  if (SERVER.test(text)) return 'server';
  // A banner without its line end may still say what it is.
  if (BANNER.test(text)) return 'banner';
  const isWhole = text.includes('\n') || text.length > LONGEST_BEGINNING;
  if (REPLY.test(text)) return isWhole ? 'reply' : 'partial';
  if (!isWhole && /^(?:PROXY|XCLIENT) /i.test(text)) return 'partial';
  return isBeginning(text) ? 'partial' : 'other';
}

/** What follows a line that decides nothing. */
function lookBehind(text: string): Look {
  const next = text.search(/\n(?:EHLO|HELO|LHLO) /i);
  return next >= 0 ? 'client' : 'neutral';
}

function isBeginning(text: string): boolean {
  if (/^[2345]\d{0,2}$/.test(text) || PROXY_V2.startsWith(text)) return true;
  const upper = text.toUpperCase();
  return [...CLIENT_WORDS, ...NEUTRAL_WORDS].some((word) => word.startsWith(upper));
}

/** "220 mail.example.org ready": a host name first (RFC 5321 section 4.2), and not a word of file transfer. */
function greetsAsMailServer(text: string): boolean {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return (
    /^\d{3}[ -](?:\[[\w.:]+\]|[\w-]+(?:\.[\w-]+)+)(?:\s|$)/.test(line) && !/ftp|proxy|telnet/i.test(line)
  );
}
