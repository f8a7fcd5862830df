const NAME = '((?:[a-z0-9_-]+\\.)+[a-z]{2,24})';
// "is in a black list at bl.example.org" (Exim's own words), "blocked using mail.example.org", "listed at work.example.net", "is listed by the lookup site 'bl.example.org.'"
const BLAMED_ZONE = new RegExp(
  `\\b(?:blocked|rejected|refused|denied|blacklisted|blocklisted|listed) (?:using|via)(?: the)?(?: (?:dnsbl|rbl|list|zone))?[\\s:'"<[(]*${NAME}` +
    `|\\b(?:listed|blacklisted|blocklisted|found|black ?list|block ?list) (?:in|at|on|by)(?: the)?(?: (?:dnsbl|rbl|list|zone|lookup site))?[\\s:'"<[(]*${NAME}`,
  'i',
);
// "dnsbl.example.net", "rbl-plus.example.org", "spam.bl.example.com"; not a mail address's domain
const LIST_LIKE_ZONE =
  /(?<![\w@.-])(?<![^/]\/)((?:[a-z0-9_-]+\.){0,4}?(?:(?:dnsbl|rbl|dnsrbl|rhsbl|blacklist|blocklist)[a-z0-9-]{0,10}|(?:spam|ip)?bl\d?)\.(?:[a-z0-9-]+\.){0,3}[a-z]{2,24})\b/i;
const SPEAKS_OF_LISTING = /block|list|reject|refus|spam|denied/i;
// Names that no public DNS holds, and a receiver's own greylist, are no blocklist.
const NO_ZONE =
  /\.(?:rbl|dnsbl|bl|local|lan|internal|localdomain|invalid|html?|php|aspx?|txt|conf|cf|cgi|pl)$|gr[ae]y/i;

/** The zone of a list that no table knows, where the text blames one: "blocked using dnsbl.example.net". */
export function findUnknownZone(text: string): string | undefined {
  const blamed = BLAMED_ZONE.exec(text);
  const zone = withoutQuery(blamed?.[1] ?? blamed?.[2]);
  if (zone !== undefined && zone.split('.').length >= 3 && !NO_ZONE.test(zone)) return zone;
  const named = withoutQuery(LIST_LIKE_ZONE.exec(text)?.[1]);
  if (named === undefined || NO_ZONE.test(named) || !SPEAKS_OF_LISTING.test(text)) return undefined;
  return named;
}

// "7.100.51.198.dnsbl.example.net" → "dnsbl.example.net"
const withoutQuery = (name: string | undefined): string | undefined =>
  name?.toLowerCase().replace(/^(?:\d{1,3}\.){4}/, '');
