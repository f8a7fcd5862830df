import ipaddr from 'ipaddr.js';
import { LIMITS } from '../../engine/limits.ts';
import {
  bitsOf,
  networkAround,
  parseAddress,
  spanOf,
  textOfAddress,
  textOfNetwork,
  type Span,
} from './network.ts';

/** Something about one of the ranges that the reader should know. */
interface RangeNote {
  readonly severity: 'error' | 'warning';
  /** The range as it was written. */
  readonly range: string;
  /** 1-based line of the text it stood in. */
  readonly line: number;
  /** One plain sentence; that of an error ends in what became of the range. */
  readonly message: string;
}

export interface ReadRanges {
  readonly spans: readonly Span[];
  readonly notes: readonly RangeNote[];
}

/** How a text is read: in `list` every word has to be a range, in `prose` other words are passed over. */
export type RangeText = 'list' | 'prose';

/**
 * Finds addresses, networks and ranges from-to in a text: "192.0.2.0/24", "2001:db8::/32", "192.0.2.1-192.0.2.9",
 * "[192.0.2.7]", "IPv6:2001:db8::1", and "ip4:192.0.2.0/24" of an SPF record.
 */
export function readRanges(text: string, kind: RangeText): ReadRanges {
  const spans: Span[] = [];
  const notes: RangeNote[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const word of wordsOf(line)) {
      const line = index + 1;
      if (spans.length >= LIMITS.allowedRanges) {
        return { spans, notes: [...notes, tooMany(word, line)] };
      }
      const read = readWord(word);
      if (read === undefined) {
        if (kind === 'list' || looksLikeRange(word))
          notes.push(note('error', word, line, 'is no address and no network; it was left out'));
        continue;
      }
      const checked = check(read, word, line);
      notes.push(...checked.notes);
      if (checked.keep) spans.push(read.span);
    }
  }
  return { spans, notes };
}

/** "a - b" is one word; brackets, quotes and what ends a sentence are none of it. */
function wordsOf(line: string): readonly string[] {
  return line
    .slice(0, LIMITS.allowedRangeLineCharacters)
    .replaceAll(/(?<=[0-9a-f:])\s+(?:[-–—]|to)\s+(?=[0-9a-f]+[.:])/gi, '-')
    .split(/[\s,;'"`“”‘’()[\]{}<>=|]+/)
    .map((word) =>
      word
        .replace(/^(?:connect:)?(?:[+~?]?ip[46]:|ipv6:)?/i, '')
        .replace(/[.:!?]$/, (end) => (end === ':' && word.endsWith('::') ? end : '')),
    )
    .filter((word) => word !== '');
}

interface ReadWord {
  readonly span: Span;
  /** Length of the network's prefix; a range from-to has none. */
  readonly prefix?: number;
  readonly hasHostBits: boolean;
}

function readWord(word: string): ReadWord | undefined {
  const [from = '', to, ...more] = word.split(/[-–—]/);
  if (more.length > 0) return undefined;
  return to === undefined ? readNetwork(word) : readFromTo(from, to);
}

function readNetwork(word: string): ReadWord | undefined {
  const [text = '', length, ...more] = word.split('/');
  const address = parseAddress(text);
  if (!address || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const prefix = length === undefined ? bitsOf(address.family) : Number(length);
  if (prefix > bitsOf(address.family)) return undefined;
  const network = networkAround(address.family, address.value, prefix);
  return { span: spanOf(network), prefix, hasHostBits: network.first !== address.value };
}

function readFromTo(from: string, to: string): ReadWord | undefined {
  const [first, last] = [parseAddress(from), parseAddress(to)];
  if (!first || first.family !== last?.family || last.value < first.value) return undefined;
  return { span: { family: first.family, first: first.value, last: last.value }, hasHostBits: false };
}

/** Four numbers with dots, or colons with "::" or a length: meant as an address. A time or a MAC address is not. */
function looksLikeRange(word: string): boolean {
  return (
    /^\d+(?:\.\d+){3}(?:$|[/–—-])/.test(word) ||
    (/^[0-9a-f:.]+(?:\/\d+)?$/i.test(word) && /:.*(?:::|\/)|::.*:/.test(word))
  );
}

function check({ span, prefix, hasHostBits }: ReadWord, word: string, line: number) {
  const notes: RangeNote[] = [];
  const { family, first, last } = span;
  const shortest = SHORTEST_PREFIX[family];
  if (last - first >= 1n << BigInt(bitsOf(family) - shortest)) {
    notes.push(
      note('error', word, line, `is broader than a /${shortest}: that allows everybody; it was left out`),
    );
    return { keep: false, notes };
  }
  const kind = ipaddr.parse(textOfAddress(family, first)).range();
  const never = NEVER[kind];
  if (never !== undefined) {
    notes.push(
      note('error', word, line, `is ${never}: no mail connection comes from there; it was left out`),
    );
    return { keep: false, notes };
  }
  const doubtful = DOUBTFUL[kind];
  if (doubtful !== undefined) notes.push(note('warning', word, line, `is ${doubtful}`));
  if (hasHostBits && prefix !== undefined) {
    const network = textOfNetwork(networkAround(family, first, prefix));
    notes.push(
      note('warning', word, line, `names an address within the network; it was taken as ${network}`),
    );
  }
  return { keep: true, notes };
}

/** Nobody is given more: the largest blocks that registries hand out are these. */
const SHORTEST_PREFIX = { 4: 8, 6: 19 } as const;

/** Kinds of address as ipaddr.js names them (IANA special-purpose registries). */
const NEVER: Readonly<Record<string, string>> = {
  unspecified: '“this network”',
  loopback: "a machine's own address",
  linkLocal: 'a link-local network',
  multicast: 'multicast',
  broadcast: 'broadcast',
};
const DOUBTFUL: Readonly<Record<string, string>> = {
  private: 'private (RFC 1918): right only for machines of your own network',
  uniqueLocal: 'private (RFC 4193): right only for machines of your own network',
  carrierGradeNat: "shared by a provider's customers (RFC 6598): not seen on the Internet",
  reserved: 'reserved, for documentation or other use: no mail server has such an address',
};

function note(severity: RangeNote['severity'], range: string, line: number, message: string): RangeNote {
  return { severity, range, line, message: `${range} ${message}.` };
}

const tooMany = (range: string, line: number): RangeNote => ({
  severity: 'error',
  range,
  line,
  message: `From ${range} on nothing was read: more than ${LIMITS.allowedRanges} ranges are not taken at once.`,
});
