import type { BlocklistMention } from '../../../model/rejection.ts';
import { LIMITS } from '../../limits.ts';
import { type Literals, literalsOf } from '../literals.ts';
import { listedAddress } from '../quoted.ts';
import { RuleIndex } from '../rule-index.ts';
import type { Blocklist, ListingKind } from './blocklist.ts';
import { BLOCKLISTS } from './index.ts';
import { SPAMHAUS_ERROR_ANSWERS } from './spamhaus.ts';
import { findUnknownZone } from './unknown-zone.ts';

export interface BlocklistRecognition {
  readonly mention: BlocklistMention;
  /** What stands on the list; "error-answer" when the text shows that the receiver took an error for a listing. */
  readonly listing: ListingKind | 'error-answer';
  /** Whether the day of the reply is known, by which a list is judged open or closed. */
  readonly dated: boolean;
  /** The listed address or domain, where the text names it. */
  readonly address?: string;
  readonly domain?: string;
  /** What is known of the list; absent for a list that only the text knows. */
  readonly list?: Blocklist;
}

interface Hit {
  readonly list: Blocklist;
  readonly zone: string;
  readonly index: number;
}

/**
 * The blocklist that a refusal's text names by zone, name or address of its pages. `at` is the ISO date of the capture, by
 * which a list is judged open or closed; without it every list that ever closed counts as closed.
 */
export function recogniseBlocklist(text: string, at?: string): BlocklistRecognition | undefined {
  const searched = text.slice(0, LIMITS.refusalTextLength);
  const hit = findKnown(searched);
  if (hit !== undefined) return describe(searched, hit.list, hit.zone, at);
  const zone = findUnknownZone(searched);
  if (zone === undefined) return undefined;
  return {
    mention: { name: zone, zone, state: 'active' },
    listing: guessListing(searched, zone),
    dated: at !== undefined,
    ...subjects(searched, guessListing(searched, zone)),
  };
}

let lists: RuleIndex<Blocklist> | undefined;

function listLiterals({ zones, names }: Blocklist): Literals {
  const ofNames = names === undefined ? [] : literalsOf(names.source);
  return ofNames && [...zones, ...ofNames];
}

/** Of several lists the one that the text blames ("blocked using …"), else the one named first. */
function findKnown(text: string): Hit | undefined {
  const lower = text.toLowerCase();
  lists ??= new RuleIndex(BLOCKLISTS, listLiterals);
  const first = new Map<string, Hit>();
  for (const list of lists.candidates(lower)) {
    const hit = findList(list, text, lower);
    if (hit === undefined) continue;
    const family = list.name.split('/')[0] ?? list.name;
    const known = first.get(family);
    // Within a family the special list stands first in the registry; the family's place is its earliest word.
    first.set(family, known === undefined ? hit : { ...known, index: Math.min(known.index, hit.index) });
  }
  const hits = [...first.values()].sort((left, right) => left.index - right.index);
  const blamed = hits.find((hit) => BLAME.test(text.slice(Math.max(0, hit.index - 40), hit.index)));
  const chosen = blamed ?? hits[0];
  return chosen?.list.name === 'spamhaus' ? narrowed(text, chosen) : chosen;
}

// "blocked using zen.spamhaus.org", "listed at sbl-xbl.spamhaus.org", "is listed by the lookup site 'zen.spamhaus.org.'"
const BLAME =
  /\b(?:blocked|listed|blacklisted|blocklisted|rejected|refused|found|denied) (?:using|in|at|by|on|via)(?: the)?(?: \w+){0,2}[\s:'"<[(]*(?:[\w-]+\.)*$/i;
// "MailFrom domain is listed in Spamhaus"
const DOMAIN_IS_LISTED =
  /\b(?:domain|sender address|return[- ]path|mail ?from|helo)\b(?:[^.;]|\.(?=\w)){0,60}\b(?:listed|blocked|blacklisted|present|found)\b[^.;]{0,30}spamhaus/i;

// "http://www.spamhaus.org/query/bl?ip=192.0.2.7": the old lookup page, without a word of spam that came from there
const OLD_LOOKUP_PAGE = /spamhaus\.(?:org|com)\/query\/bl\?ip=/i;
const ACCUSES = /\bspam(?:m\w+)?\b|black ?list|block ?list|dnsbl|\brbl\b/i;

/** The list of Spamhaus that the text means where it names only the owner. */
function narrowed(text: string, hit: Hit): Hit {
  const special = DOMAIN_IS_LISTED.test(text)
    ? 'spamhaus/dbl'
    : OLD_LOOKUP_PAGE.test(text) && !ACCUSES.test(text)
      ? 'spamhaus/pbl'
      : undefined;
  const list = BLOCKLISTS.find((known) => known.name === special);
  return list === undefined ? hit : { ...hit, list, zone: list.zones[0] ?? '' };
}

function findList(list: Blocklist, text: string, lower: string): Hit | undefined {
  for (const zone of list.zones) {
    const index = findZone(lower, zone);
    // A match of the owner's domain ("www.sorbs.net") is no query zone: then the list's own zone is given.
    if (index !== undefined)
      return { list, zone: zone.split('.').length > 2 ? zone : (list.zones[0] ?? zone), index };
  }
  const match = list.names?.exec(text);
  // The recipient may have a mailbox at the owner of a list.
  if (!match || /@[\w.-]*$/.test(text.slice(Math.max(0, match.index - 64), match.index))) return undefined;
  return {
    list,
    zone: list.namedByZone === 'node' ? match[0].toLowerCase() : (list.zones[0] ?? ''),
    index: match.index,
  };
}

/** Where the zone stands as a whole name, or as the end of a longer one; not as the domain of a mail address. */
function findZone(lower: string, zone: string): number | undefined {
  for (let index = lower.indexOf(zone); index >= 0; index = lower.indexOf(zone, index + 1)) {
    const before = lower.charAt(index - 1);
    const after = lower.slice(index + zone.length, index + zone.length + 2);
    if (!/[\w@-]/.test(before) && !/^(?:[\w-]|\.[a-z0-9])/.test(after)) return index;
  }
  return undefined;
}

function describe(text: string, list: Blocklist, zone: string, at: string | undefined): BlocklistRecognition {
  const listing = isErrorAnswer(text, list) ? 'error-answer' : list.listing;
  const name = list.namedByZone === undefined ? list.name : zone;
  return {
    mention: { name, zone, ...stateOf(list, at) },
    listing,
    dated: at !== undefined,
    list,
    ...subjects(text, listing),
  };
}

function stateOf(list: Blocklist, at: string | undefined): Pick<BlocklistMention, 'state' | 'since'> {
  if (list.closed === undefined || (at !== undefined && at.slice(0, 10) < list.closed.since))
    return { state: 'active' };
  return { state: 'closed', since: list.closed.since };
}

// "127.0.0.1 -> Query Refused. See http://uribl.com/refused.shtml", "Error: open resolver; https://www.spamhaus.org/returnc/pub/"
const REFUSED_QUERY =
  /query refused|refused\.shtml|\/returnc\/(?:pub|vol)|open resolver|public resolver|excess(?:ive)? (?:number of quer|volume)/i;

function isErrorAnswer(text: string, list: Blocklist): boolean {
  const answers = list.name.startsWith('spamhaus') ? Object.keys(SPAMHAUS_ERROR_ANSWERS) : [];
  return REFUSED_QUERY.test(text) || answers.some((answer) => text.includes(answer));
}

function guessListing(text: string, zone: string): ListingKind {
  if (/(?:^|[.-])(?:du[hl]l?|dyn|dyna|dynamic|dialups?|pbl)\b/.test(zone)) return 'dynamic';
  if (/countr|geo/.test(zone)) return 'geography';
  if (
    /(?:^|[.-])(?:rhsbl|dbl|uribl|surbl)\b/.test(zone) ||
    /\b(?:sender address|helo command) \[/i.test(text)
  )
    return 'domain';
  return 'address';
}

// "Sender address [user@example.com] blocked", "Helo command [mail.example.com] blocked", "/query/domain/example.com",
// "?domain=example.com", "example.com blacklisted in dbl.spamhaus.org"
const LISTED_DOMAIN = [
  /\b(?:sender address|helo command|domain|sender domain) [[<"']?(?:[^\s@\]>]{0,64}@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i,
  /(?:\/query\/domain\/|[?&]domain=)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i,
  /([a-z0-9-]+(?:\.[a-z0-9-]+)+) (?:is )?(?:blacklisted|listed|blocked)\b/i,
];

function subjects(
  text: string,
  listing: ListingKind | 'error-answer',
): Pick<BlocklistRecognition, 'address' | 'domain'> {
  const address = listedAddress(text);
  const domain =
    listing === 'domain'
      ? LISTED_DOMAIN.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
      : undefined;
  return {
    ...(address === undefined ? {} : { address }),
    ...(domain === undefined ? {} : { domain: domain.toLowerCase() }),
  };
}
