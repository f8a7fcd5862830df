import { decidesOnConnections, type AccessEntry } from './access-entry.ts';
import type { AccessFinding, AccessFindingCode } from './access-finding.ts';
import { inWords, isOwnNetwork, readSubject, type AccessNetwork, type DeadKey } from './access-network.ts';
import { actionOf } from './access-value.ts';

/** What is wrong with a line by itself. */
export function checkEntry(entry: AccessEntry): readonly AccessFinding[] {
  const subject = readSubject(entry.subject);
  return [
    ...checkTag(entry),
    ...(subject.kind === 'dead' ? [neverMatches(entry, subject.why)] : []),
    ...(subject.kind === 'network' ? checkNetwork(entry, subject.network) : []),
    ...(subject.kind === 'name' ? checkName(entry) : []),
    ...checkAction(entry),
  ];
}

function finding(
  { line, key }: AccessEntry,
  severity: AccessFinding['severity'],
  code: AccessFindingCode,
  message: string,
  tip?: string,
): AccessFinding {
  return { line, severity, code, key, message, ...(tip !== undefined && { tip }) };
}

function checkTag(entry: AccessEntry): readonly AccessFinding[] {
  if (entry.tag !== undefined && entry.subject === '' && !DEFAULT_TAGS.has(entry.tag))
    return [
      finding(
        entry,
        'error',
        'space-after-tag',
        `The key ends at the white space behind “${entry.key}”, so the tag has nothing behind it and “${entry.value}” is the value.`,
        'Write tag and key without white space between them.',
      ),
    ];
  const [, word] = /^([a-z_]+):./i.exec(entry.key) ?? [];
  const isUnknown = entry.tag === undefined && word !== undefined && !/^(?:ipv6|[0-9a-f]{1,4})$/i.test(word);
  return isUnknown
    ? [
        finding(
          entry,
          'error',
          'unknown-tag',
          `“${word}:” is no tag of the access map, so nothing looks this key up.`,
          'For the address of a connection it is Connect:.',
        ),
      ]
    : [];
}

/** Tags that may stand alone: for all there is no line of their own for. */
const DEFAULT_TAGS = new Set([
  'clientrate',
  'clientconn',
  'greetpause',
  'srv_features',
  'clt_features',
  'tls_srv',
  'tls_clt',
  'tls_rcpt',
  'try_tls',
  'authinfo',
  'tls_srv_features',
  'tls_clt_features',
]);

const DEAD: Readonly<Record<DeadKey, string>> = {
  cidr: 'The map knows no CIDR: it compares the key as text with the address and its leading octets or groups, so this line never matches.',
  range: 'The map knows no ranges from-to, so this line never matches.',
  wildcard: 'The map knows no wildcards, so this line never matches.',
  'trailing-dot': 'A network is looked up without a dot at its end, so this line never matches.',
  brackets:
    'Addresses are looked up without brackets, so this line matches no address; it is compared with the host name only.',
  octet: 'This is no IPv4 address or leading part of one, so this line never matches.',
  'no-ipv6-prefix': 'IPv6 addresses are looked up with “IPv6:” before them, so this line never matches.',
  'compressed-ipv6':
    'Since 8.15 Sendmail looks IPv6 addresses up without “::”, so this line never matches (but with confUSE_COMPRESSED_IPV6_ADDRESSES).',
  'padded-ipv6': 'IPv6 groups are looked up without leading zeros, so this line never matches.',
  'bad-ipv6': 'This is no IPv6 address or leading part of one, so this line never matches.',
};

function neverMatches(entry: AccessEntry, why: DeadKey): AccessFinding {
  const relays = decidesOnConnections(entry) && actionOf(entry.value) === 'relay';
  const danger = relays
    ? ' If it did match, RELAY would let those machines send to anybody through this server; OK is what lets them past blocklists.'
    : '';
  return finding(entry, 'error', 'never-matches', `${DEAD[why]}${danger}`, tipFor(entry, why));
}

function tipFor({ subject }: AccessEntry, why: DeadKey): string {
  const address = subject
    .replace(/^ipv6:/, '')
    .replace(/\*.*$/, '')
    .replaceAll(/[[\]]|\.+$/g, '');
  if (why === 'wildcard' || why === 'trailing-dot' || why === 'brackets') return `Write Connect:${address}.`;
  return `smtpscope allow --for sendmail ${address} writes the lines that match.`;
}

function checkNetwork(entry: AccessEntry, network: AccessNetwork): readonly AccessFinding[] {
  const findings: AccessFinding[] = [];
  if (network.family === 4 && network.parts.length === 4 && network.parts[3] === '0')
    findings.push(
      finding(
        entry,
        'warning',
        'one-address',
        `This matches the one address ${entry.subject}, not a network.`,
        `For ${inWords({ family: 4, parts: network.parts.slice(0, 3) })} leave the last octet off.`,
      ),
    );
  const relays = decidesOnConnections(entry) && actionOf(entry.value) === 'relay';
  if (relays && !isOwnNetwork(network)) {
    const isWide = network.parts.length <= (network.family === 4 ? 2 : 3);
    findings.push(
      finding(
        entry,
        isWide ? 'error' : 'warning',
        'opens-relay',
        `RELAY lets every machine in ${inWords(network)} send to anybody through this server.`,
        'OK lets them past blocklists without that.',
      ),
    );
  }
  return findings;
}

function checkName(entry: AccessEntry): readonly AccessFinding[] {
  if (actionOf(entry.value) !== 'relay') return [];
  if (entry.tag === 'from' || (entry.tag === undefined && entry.subject.includes('@')))
    return [
      finding(
        entry,
        'warning',
        'opens-relay',
        "Anybody can write this sender address: with FEATURE(`relay_mail_from') RELAY lets all who do send to anybody.",
        'Let senders log in instead (SMTP AUTH).',
      ),
    ];
  const isTopLevel =
    decidesOnConnections(entry) && /^[a-z]{2,}$/.test(entry.subject) && entry.subject !== 'localhost';
  return isTopLevel
    ? [
        finding(
          entry,
          'error',
          'opens-relay',
          `RELAY is given to every host whose reverse name ends in .${entry.subject}, and to mail for every such domain.`,
        ),
      ]
    : [];
}

const ACTION_TAGS = new Set(['connect', 'from', 'to']);

function checkAction(entry: AccessEntry): readonly AccessFinding[] {
  if (entry.tag !== undefined && !ACTION_TAGS.has(entry.tag)) return [];
  if (actionOf(entry.value) !== 'unknown' || (entry.tag !== undefined && entry.subject === '')) return [];
  return [
    finding(
      entry,
      'error',
      'unknown-action',
      `“${entry.value}” is no action: Sendmail refuses, with these words as its reply.`,
      'Actions are OK, RELAY, REJECT, DISCARD, SKIP, ERROR:…, QUARANTINE:… and a reply such as 550 text.',
    ),
  ];
}
