import { LIMITS } from '../limits.ts';
import { type AddressBytes, formatAddress, isLoopback, parseAddress } from './addresses.ts';
import { remembered } from './remembered.ts';

/** An address that a text quotes, and where. */
interface QuotedAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

// "[209.85.223.169]", "ip=209.85.223.169", "209.85.223.169:39153"; not "v1.2.3.4", not "1.2.3.4.dyn.example.net"
const IPV4 = /(?<![\w.-]|\bversion )(\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.[\w-])/gi;
// "4.3.2.1.zen.spamhaus.org": the name by which 1.2.3.4 is asked for (RFC 5782 section 2.1)
const REVERSED =
  /(?<![\w.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})/gi;
const LIST_ZONE = /bls?\d?\.|(?:^|\.)(?:spamhaus|spamcop|sorbs|abusix|barracudacentral)\./i;
// "[IPv6:2001:db8::1]", "2001:db8::1"; the zone index of a link-local address is left out
const IPV6 =
  /(?<![\w:.])(?:IPv6:)?((?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}))(?![\w:])/gi;
// The receiver's own resolver, and the far server that a bounce speaks of, are not what the refusal is about.
// "connect to mx.example.org[192.0.2.1]:25: Connection refused", "192.0.2.1 does not like recipient." (qmail)
const NOT_THE_CLIENT_BEFORE =
  /(?:rfc ?\d{3,4},?(?: section)?|section|§|offered by(?: host)?(?: [\w.-]{1,100}\[)?|your dns ip|resolver|nameserver|dns server|reporting-mta|remote-mta)\W{0,12}$|\b(?:connect(?:ed)? to|connection (?:with|to)|conversation with|giving up on|delivered to) ?[\w.-]{0,100}[[(<]?$/i;
const NOT_THE_CLIENT_AFTER =
  /^[\])>]{0,2}(?::\d+)?\)?,?\s*(?:said|responded|replied|returned|refused to talk|does not like|failed after I sent)\b/i;
const CLIENT_BEFORE =
  /(?:client(?: host| address| ip)?(?: name)?|mail from|sender ip|sending ip|source ip|ip(?:[ -]?address)?|ip[:=]|host|server|sent through|connection from|connecting (?:from|host|ip)|your ip\w*|[?&](?:ip|lookup|addr|address|query|q)=|\/(?:ip|query\/ip)\/|bl\.shtml\?|lookup\.shtml\?)[\s:=[(<"'-]*(?:is )?[[(<]?$/i;
const CLIENT_AFTER =
  /^[\])>"']*(?::\d+)?[\s,;:-]*(?:is |was |has been |are |being |currently )*(?:refused|rejected|blocked|listed|blacklisted|blocklisted|denied|banned|found on|not allowed|not permitted|exceeded|does not resolve)/i;

/** Every IP address that the text quotes, in order, each once; answers of blocklists (127.0.0.0/8) left out. */
export const extractAddresses: (text: string) => readonly string[] = remembered((text) => [
  ...new Set(findQuoted(text).map((quoted) => quoted.address)),
]);

function findQuoted(text: string): QuotedAddress[] {
  const searched = text.slice(0, LIMITS.refusalTextLength);
  const found: QuotedAddress[] = [];
  const add = (match: RegExpExecArray, candidate: string): void => {
    const bytes = parseAddress(candidate);
    if (found.length >= LIMITS.quotedAddresses || bytes === undefined || isLoopback(bytes)) return;
    if (bytes.every((byte) => byte === 0)) return;
    found.push({
      address: formatAddress(withoutMapping(bytes)),
      start: match.index,
      end: match.index + match[0].length,
    });
  };
  for (const match of searched.matchAll(IPV4)) add(match, match[1] ?? '');
  for (const match of searched.matchAll(IPV6)) add(match, match[1] ?? '');
  for (const match of searched.matchAll(REVERSED)) {
    if (LIST_ZONE.test(match[5] ?? '')) add(match, match.slice(1, 5).reverse().join('.'));
  }
  const inside = ({ start, end }: QuotedAddress): boolean =>
    found.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start);
  return found.filter((quoted) => !inside(quoted)).sort((left, right) => left.start - right.start);
}

/** "::ffff:192.0.2.1" is how a socket for both families writes an IPv4 peer (RFC 4291 section 2.5.5.2). */
function withoutMapping(bytes: AddressBytes): AddressBytes {
  const mapped =
    bytes.length === 16 && bytes.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 0xff));
  return mapped ? bytes.subarray(12) : bytes;
}

/** The address that the refusal is about, where the text names one: that of the client that was refused. */
export function listedAddress(text: string): string | undefined {
  const [address] = findListed(text);
  return address;
}

const findListed = remembered((text: string): readonly string[] => {
  const candidates = findQuoted(text).filter((quoted) => !isSomebodyElse(text, quoted));
  const preferred = candidates.find((quoted) => isCalledTheClient(text, quoted));
  const chosen = preferred ?? candidates[0];
  return chosen === undefined ? [] : [chosen.address];
});

function isSomebodyElse(text: string, { start, end }: QuotedAddress): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  // In the log of a delivery "relay=" names the far server, in that of a refusal the client.
  if (/\brelay=[\w.-]* ?\[?$/.test(before)) return /\bstat(?:us)?=/.test(text);
  return NOT_THE_CLIENT_BEFORE.test(before) || NOT_THE_CLIENT_AFTER.test(text.slice(end, end + 40));
}

function isCalledTheClient(text: string, { start, end }: QuotedAddress): boolean {
  return (
    CLIENT_BEFORE.test(text.slice(Math.max(0, start - 120), start)) ||
    CLIENT_AFTER.test(text.slice(end, end + 60))
  );
}

// "http://dnsbl.sorbs.net", "<https://www.spamhaus.org/query/ip/192.0.2.1>", "https: //example.org" is not one
const URL_PATTERN = /\bhttps?:\/\/[^\s<>"'`\\^{|}]{1,500}/gi;

/** Every http(s) address in the text, in order, each once, without the punctuation that ends the sentence around it. */
export const extractUrls: (text: string) => readonly string[] = remembered((text) => {
  const urls = new Set<string>();
  for (const match of text.slice(0, LIMITS.refusalTextLength).matchAll(URL_PATTERN)) {
    const url = withoutClosingPunctuation(match[0]);
    if (/^https?:\/\/[\w[]/i.test(url)) urls.add(url);
  }
  return [...urls];
});

function withoutClosingPunctuation(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url.charAt(end - 1);
    const unopened =
      (last === ')' && !url.slice(0, end).includes('(')) ||
      (last === ']' && !url.slice(0, end).includes('['));
    if (!'.,;:!?'.includes(last) && !unopened) break;
    end--;
  }
  return url.slice(0, end);
}
