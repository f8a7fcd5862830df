import { LIMITS } from '../limits.ts';
import { translateUnspaced, translateWords } from './glossary.ts';

/** A reply's text in the two forms that rules read. */
export interface ReplyText {
  /** Lines joined, reply code and status stripped, white space single, otherwise verbatim; bounded. */
  readonly plain: string;
  /**
   * `plain` reduced to lower-case words with single spaces: marks above letters and punctuation gone, addresses and
   * links replaced by "addr@", "ip#", "url:", "host#", sentences divided by "|", "don't" written "do not".
   */
  readonly words: string;
  /** What the text itself says in front of its words, such as "550-5.1.1 …" or "#5.1.0 …". */
  readonly code?: number;
  readonly status?: string;
}

// "550-5.7.26 text", "550 5.1.1 text", "550-text" (RFC 5321 section 4.2, RFC 2034 section 4)
const CODE = /^\s{0,9}([2-5]\d\d)(?=[ \t-]|$)[ \t-]?\s{0,9}/;
// "5.1.1 text"; Cisco ESA writes "#5.1.0 text", qmail closes with "(#5.1.1)"
const STATUS = /^[#(]{0,2}([245]\.\d{1,3}\.\d{1,3})\)?[:;]?(?:\s{1,9}|$)/;
const STATUS_INSIDE = /[(\s:-]#([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;

/** Joins and normalises reply lines; the same text is read by every rule. */
export function readReplyText(lines: readonly string[]): ReplyText {
  let room: number = LIMITS.decodedReplyLength;
  let code: number | undefined;
  let status: string | undefined;
  const parts: string[] = [];
  for (const line of lines) {
    if (room <= 0) break;
    const kept = line.length > room ? line.slice(0, room) : line;
    room -= kept.length + 1;
    const stripped = stripCodes(kept);
    code ??= stripped.code;
    status ??= stripped.status;
    parts.push(stripped.rest.trim());
  }
  const plain = parts.join(' ').replace(/\s+/g, ' ').trim();
  status ??= STATUS_INSIDE.exec(` ${plain}`)?.[1];
  return {
    plain,
    words: toWords(plain),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
  };
}

function stripCodes(line: string): { code?: number; status?: string; rest: string } {
  const codeMatch = CODE.exec(line);
  const afterCode = codeMatch === null ? line : line.slice(codeMatch[0].length);
  const statusMatch = STATUS.exec(afterCode.trimStart());
  const rest = statusMatch === null ? afterCode : afterCode.trimStart().slice(statusMatch[0].length);
  return {
    rest,
    ...(codeMatch?.[1] === undefined ? {} : { code: Number(codeMatch[1]) }),
    ...(statusMatch?.[1] === undefined ? {} : { status: statusMatch[1] }),
  };
}

const MARKS = /[\u0300-\u036f]/g;
const URL = /\b(?:https?|ftp):? ?\/\/\S{1,500}|\bwww\.\S{1,500}/g;
const MAIL_ADDRESS = /[^\s<>()[\]",;:@]{1,100}@[^\s<>()[\]",;:@]{1,255}/g;
const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d])/g;
const IPV6 =
  /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,7}(?::|\b)|(?<![0-9a-f:])::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4}/g;
const HOST =
  /\b(?:[a-z0-9_-]{1,63}\.){1,10}(?:com|net|org|edu|gov|mil|int|info|biz|example|test|invalid|local|localhost|co|de|fr|uk|jp|ru|cn|br|it|es|nl|pl|cz|at|ch|se|no|dk|fi|be|ca|au|us|eu|io|kr|tw|hk|ua|nz|in|me)\b(?!@)/g;

// What many replies add whatever they are about: "To protect our users from spam, …", "If you believe this is an error, …"
const COURTESIES: readonly RegExp[] = [
  / service unavailable(?= \| (?:client|message|mail|sender|recipient|helo|host|blocked|rejected|refused) )/g,
  / requested (?:mail )?action not taken(?= [a-z])/g,
  / to (?:best )?protect our users(?: from spam)?(?: and phishing)?(?= )/g,
  / if you (?:believe|feel|think|are not a spammer|have questions)[^|]{0,300}(?= )/g,
  / to (?:review|view|learn|find out|request removal|read)[^|]{0,300}(?= )/g,
  / for (?:more|further|additional) (?:information|details|info|help|assistance)[^|]{0,300}(?= )/g,
  / (?:please )?(?:contact|inspect|ask) (?:your|our|the|addr@)[^|]{0,200}(?= )/g,
];

const RESPELLED: readonly (readonly [RegExp, string])[] = [
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n['`]?t\b/g, '$1 not'],
  [/\bcan(?:['`]?t| not)\b/g, 'cannot'],
  [/\bwon['`]?t\b/g, 'will not'],
  [/\be ?mails?\b/g, 'email'],
  [/\bblack list/g, 'blacklist'],
  [/\bblock list/g, 'blocklist'],
  [/\b(white|grey|gray) list/g, '$1list'],
  [/\bmail box/g, 'mailbox'],
  [/\btime out\b/g, 'timeout'],
  [/\bgraylist/g, 'greylist'],
  [/\bstart tls\b/g, 'starttls'],
];

// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/;

function toWords(plain: string): string {
  let text = plain.toLowerCase();
  if (BEYOND_ASCII.test(plain)) text = withoutMarks(translateUnspaced(plain).toLowerCase());
  text = text.replace(URL, ' url: ');
  // Each of these looks long for what most replies do not hold.
  if (text.includes('@')) text = text.replace(MAIL_ADDRESS, ' addr@ ');
  if (text.includes('.')) text = text.replace(IPV4, ' ip# ');
  if (text.includes(':')) text = text.replace(IPV6, ' ip# ');
  if (text.includes('.')) text = text.replace(HOST, ' host# ');
  text = text
    .replace(/'s\b/g, '')
    .replace(/['`](?!t\b)/g, ' ')
    .replace(/[.;](?=\s|$)|\.{2,}/g, ' | ')
    .replace(/(?<=[a-z])\.(?=[a-z])/g, ' | ')
    .replace(/(?<!url|url:):|[<>()[\]{}",!?*=_\-/\\]/g, ' ')
    .replace(/\s+/g, ' ');
  for (const [found, respelled] of RESPELLED) text = text.replace(found, respelled);
  const words = translateWords(` ${text.replace(/\s+/g, ' ').trim()} `);
  const bare = COURTESIES.reduce((rest, courtesy) => rest.replace(courtesy, ' '), words);
  return /[a-z]{2}/.test(bare) ? bare : words;
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[‘’]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l');
}
