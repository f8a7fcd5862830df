import { listTitle } from '../../../model/cause-headline.ts';
import type { Actor } from '../../../model/rejection.ts';
import type { Blocklist } from './blocklist.ts';
import type { BlocklistRecognition } from './recognise.ts';

/** What a refusal by a blocklist means and who ends it. */
export interface ListingExplanation {
  readonly actor: Actor;
  readonly summary: string;
  readonly explanation: string;
  readonly advice: readonly string[];
}

/** Puts a recognised listing into words. Nothing is said of today: only what the reply and the table carry. */
export function explainListing(recognition: BlocklistRecognition): ListingExplanation {
  if (recognition.mention.state === 'closed') return explainClosed(recognition);
  switch (recognition.listing) {
    case 'error-answer':
      return explainErrorAnswer(recognition);
    case 'dynamic':
      return explainDynamic(recognition);
    case 'domain':
      return explainDomain(recognition);
    case 'geography':
      return explainGeography(recognition);
    case 'address':
      return explainAddress(recognition);
  }
}

const subject = ({ address, domain }: BlocklistRecognition): string => address ?? domain ?? 'the client';
const sentenceSubject = (recognition: BlocklistRecognition): string => capitalise(subject(recognition));
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "SORBS (dnsbl.sorbs.net)": as a person says it. */
function title({ mention }: BlocklistRecognition): string {
  return mention.name === mention.zone ? mention.zone : `${listTitle(mention.name)} (${mention.zone})`;
}

// Sendmail, Postfix and Exim: where each keeps its lookups (cf/README FEATURE(dnsbl); postconf(5); Exim specification, "dnslists").
const removeLookup = (zone: string): string =>
  `The receiving administrator takes ${zone} out of the mail server's configuration and reloads it (Sendmail: the FEATURE(\`dnsbl', …) line of sendmail.mc; Postfix: reject_rbl_client or postscreen_dnsbl_sites; Exim: dnslists). Exempting single senders is no way out.`;

/** `closedOn` where it is not known whether the reply came before or after the list was closed. */
const tellReceiver = (zone: string, closedOn?: string): string =>
  `The sending administrator tells the receiver's postmaster by another way that ${zone} must go, and quotes the reply; nothing on the sending side is at fault${closedOn === undefined ? '' : ` if the reply came after ${closedOn}`}.`;

function explainClosed(recognition: BlocklistRecognition): ListingExplanation {
  const { mention, list, dated } = recognition;
  const since = mention.since ?? '';
  const outdated = "the receiver's configuration is out of date";
  const summary = `The receiving server refused ${subject(recognition)} because of ${title(recognition)}, a blocklist that was closed on ${since}`;
  const closing = list?.closed;
  const answers =
    closing?.listsAllSince === undefined
      ? (closing?.note ?? 'It holds no data any more.')
      : `From ${closing.listsAllSince} it answered every query as listed.`;
  const worth = dated
    ? 'A refusal that names it says nothing about the sender.'
    : `A refusal from after ${since} says nothing about the sender: ${outdated}. One from before was a listing.`;
  return {
    actor: 'receiving-admin',
    summary: dated ? `${summary}: ${outdated}.` : `${summary}.`,
    explanation: `${listTitle(mention.name)} ended on ${since}. ${answers} ${worth}`,
    advice: [removeLookup(mention.zone), tellReceiver(mention.zone, dated ? undefined : since)],
  };
}

function explainErrorAnswer(recognition: BlocklistRecognition): ListingExplanation {
  const { zone } = recognition.mention;
  return {
    actor: 'receiving-admin',
    summary: `The receiving server took an error answer of ${title(recognition)} for a listing and refused ${subject(recognition)}.`,
    explanation:
      'The list answered that it refuses the query itself, for example because it came through a public resolver or too often. Such an answer says nothing about the sender and must not be used to refuse mail.',
    advice: [
      `The receiving administrator queries ${zone} through an own resolver, within its terms of use, and lets only its listing answers refuse mail.`,
      "The sending administrator tells the receiver's postmaster by another way and quotes the reply; nobody can be removed from the list for this.",
    ],
  };
}

function explainDynamic(recognition: BlocklistRecognition): ListingExplanation {
  return {
    actor: 'sending-admin',
    summary: `${sentenceSubject(recognition)} was refused because ${title(recognition)} counts it among the addresses of end users, which should not deliver mail themselves.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'dynamic address ranges'}. Nobody says that spam came from the address; the receiver takes no mail from such ranges.${closedLater(recognition.list)}`,
    advice: adviceOn(recognition, [...remedyOf(recognition), ...lookupAdvice(recognition)]),
  };
}

function explainDomain(recognition: BlocklistRecognition): ListingExplanation {
  const named =
    recognition.domain === undefined ? 'A domain that the mail uses' : `The domain ${recognition.domain}`;
  return {
    actor: recognition.list?.actor ?? 'sender',
    summary: `${named} stands on the blocklist ${title(recognition)}, by which the receiving server refuses mail.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'domain names'}. It was asked for a name in the sender, the HELO name or a link, not for the address of the client.${closedLater(recognition.list)}`,
    advice: adviceOn(recognition, [...lookupAdvice(recognition), ...remedyOf(recognition)]),
  };
}

function explainGeography(recognition: BlocklistRecognition): ListingExplanation {
  return {
    actor: 'receiving-admin',
    summary: `${sentenceSubject(recognition)} was refused for the country or network it belongs to, by ${title(recognition)}.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'addresses by country'}. The receiver chose to take no mail from there.`,
    advice: [
      "The sending administrator asks the receiver's postmaster by another way to accept the address, or sends through a server in another network.",
      ...exemption(recognition),
    ],
  };
}

function explainAddress(recognition: BlocklistRecognition): ListingExplanation {
  const { list } = recognition;
  return {
    actor: list?.actor ?? 'sending-admin',
    summary: `The receiving server refused ${subject(recognition)} because it was listed on the blocklist ${title(recognition)} at that time.`,
    explanation:
      list === undefined
        ? 'The list is not one of the known public ones; it may be the own list of the receiver or its provider. The reply tells that the address stands on it, not why.'
        : `${listTitle(recognition.mention.name)} lists ${list.lists}. The reply tells that the address stands on it, not why${list.closed === undefined ? ': its lookup page does' : ''}.${closedLater(list)}`,
    advice: adviceOn(recognition, [
      ...lookupAdvice(recognition),
      ...remedyOf(recognition),
      ...exemption(recognition),
    ]),
  };
}

const remedyOf = ({ list, address }: BlocklistRecognition): readonly string[] =>
  list === undefined
    ? [
        "The sending administrator stops what was sent from the address without being wanted, then asks the receiver's postmaster for removal.",
      ]
    : [
        `The ${list.actor === 'sender' ? 'sender' : 'sending administrator'} ${list.remedy.replace(/^looks the address up/, `looks ${address ?? 'the address'} up`)}`,
      ];

function lookupAdvice({ list, mention, address, domain }: BlocklistRecognition): readonly string[] {
  // Some remedies begin with the lookup.
  if (list?.remedy.startsWith('looks ') === true) return [];
  const asked = address ?? domain ?? 'the address';
  const place = list === undefined ? undefined : (list.lookup ?? `the site of ${listTitle(mention.name)}`);
  return [
    place === undefined
      ? `The sending administrator finds out who runs ${mention.zone} and what they say of ${asked}.`
      : `The sending administrator looks ${asked} up at ${place} to see whether and why it is listed.`,
  ];
}

/** Of a list that was alive when the capture was made and has closed since: nobody can be removed from it any more. */
function adviceOn(recognition: BlocklistRecognition, steps: readonly string[]): readonly string[] {
  const { mention, list } = recognition;
  if (list?.closed === undefined) return steps;
  return [
    `The sending administrator finds out whether what ${subject(recognition)} was listed for goes on, and ends it: lists that are still open may hold it too.`,
    ...(recognition.listing === 'address' ? exemption(recognition) : []),
    `The receiving administrator makes sure that ${mention.zone} is not asked any more: the list was closed on ${list.closed.since}, after this reply.`,
  ];
}

const closedLater = (list: Blocklist | undefined): string =>
  list?.closed === undefined ? '' : ` The list was closed later, on ${list.closed.since}.`;

/**
 * How a receiver lets one sender pass while the list goes on being used. A Sendmail access map matches octet prefixes, not
 * CIDR, and RELAY there would let the network relay through the server (cf/README, "ACCESS DATABASE").
 */
function exemption({ address }: BlocklistRecognition): readonly string[] {
  if (address === undefined || address.includes(':')) return [];
  const prefix = address.split('.').slice(0, 3).join('.');
  return [
    `To take the mail meanwhile, the receiving administrator exempts the sender before the lookup (Sendmail access map: "Connect:${address} OK", or "Connect:${prefix} OK" for its /24; the map matches whole octets, not CIDR, and RELAY would open the relay. Postfix: check_client_access before reject_rbl_client).`,
  ];
}
