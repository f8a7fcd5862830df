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
  `Receiving administrator: take ${zone} out of the mail server's configuration and reload it (Sendmail: the FEATURE(\`dnsbl', …) line of sendmail.mc; Postfix: reject_rbl_client or postscreen_dnsbl_sites; Exim: dnslists). Do not exempt single senders instead.`;

const tellReceiver = (zone: string): string =>
  `Sending administrator: tell the receiver's postmaster by another way that ${zone} must go, and quote the reply; nothing on the sending side is at fault.`;

function explainClosed(recognition: BlocklistRecognition): ListingExplanation {
  const { mention, list } = recognition;
  const since = mention.since ?? '';
  const closing = list?.closed;
  const answers =
    closing?.listsAllSince === undefined
      ? (closing?.note ?? 'It holds no data any more.')
      : `From ${closing.listsAllSince} it answered every query as listed.`;
  return {
    actor: 'receiving-admin',
    summary: `The receiving server refused ${subject(recognition)} because of ${title(recognition)}, a blocklist that was closed on ${since}: the receiver's configuration is out of date.`,
    explanation: `${listTitle(mention.name)} ended on ${since}. ${answers} A refusal that names it says nothing about the sender.`,
    advice: [removeLookup(mention.zone), tellReceiver(mention.zone)],
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
      `Receiving administrator: query ${zone} through an own resolver, within its terms of use, and let only its listing answers refuse mail.`,
      "Sending administrator: tell the receiver's postmaster by another way and quote the reply; nobody can be removed from the list for this.",
    ],
  };
}

function explainDynamic(recognition: BlocklistRecognition): ListingExplanation {
  return {
    actor: 'sending-admin',
    summary: `${sentenceSubject(recognition)} was refused because ${title(recognition)} counts it among the addresses of end users, which should not deliver mail themselves.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'dynamic address ranges'}. Nobody says that spam came from the address; the receiver takes no mail from such ranges.${closedLater(recognition.list)}`,
    advice: [...remedyOf(recognition.list), lookupAdvice(recognition)],
  };
}

function explainDomain(recognition: BlocklistRecognition): ListingExplanation {
  const named =
    recognition.domain === undefined ? 'A domain that the mail uses' : `The domain ${recognition.domain}`;
  return {
    actor: recognition.list?.actor ?? 'sender',
    summary: `${named} stands on the blocklist ${title(recognition)}, by which the receiving server refuses mail.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'domain names'}. It was asked for a name in the sender, the HELO name or a link, not for the address of the client.${closedLater(recognition.list)}`,
    advice: [lookupAdvice(recognition), ...remedyOf(recognition.list)],
  };
}

function explainGeography(recognition: BlocklistRecognition): ListingExplanation {
  return {
    actor: 'receiving-admin',
    summary: `${sentenceSubject(recognition)} was refused for the country or network it belongs to, by ${title(recognition)}.`,
    explanation: `The list holds ${recognition.list?.lists ?? 'addresses by country'}. The receiver chose to take no mail from there.`,
    advice: [
      "Sending administrator: ask the receiver's postmaster by another way to accept the address, or send through a server in another network.",
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
        : `${listTitle(recognition.mention.name)} lists ${list.lists}. The reply tells that the address stands on it, not why: its lookup page does.${closedLater(list)}`,
    advice: [lookupAdvice(recognition), ...remedyOf(list), ...exemption(recognition)],
  };
}

const remedyOf = (list: Blocklist | undefined): readonly string[] =>
  list === undefined
    ? [
        "Sending administrator: stop what was sent from the address without being wanted, then ask the receiver's postmaster for removal.",
      ]
    : [`${list.actor === 'sender' ? 'Sender' : 'Sending administrator'}: ${lowerFirst(list.remedy)}`];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function lookupAdvice({ list, mention, address, domain }: BlocklistRecognition): string {
  const asked = address ?? domain ?? 'the address';
  const place = list === undefined ? undefined : (list.lookup ?? `the site of ${listTitle(mention.name)}`);
  return place === undefined
    ? `Sending administrator: find out who runs ${mention.zone} and what they say of ${asked}.`
    : `Sending administrator: look ${asked} up at ${place} to see whether and why it is listed.`;
}

/** A list that was alive when the capture was made and is closed by what is known now. */
const closedLater = (list: Blocklist | undefined): string =>
  list?.closed === undefined
    ? ''
    : ` The list was closed later, on ${list.closed.since}: a lookup of it that is still configured must go.`;

/**
 * How a receiver lets one sender pass while the list goes on being used. A Sendmail access map matches octet prefixes, not
 * CIDR, and RELAY there would let the network relay through the server (cf/README, "ACCESS DATABASE").
 */
function exemption({ address }: BlocklistRecognition): readonly string[] {
  if (address === undefined || address.includes(':')) return [];
  const prefix = address.split('.').slice(0, 3).join('.');
  return [
    `Receiving administrator, to take the mail meanwhile: exempt the sender before the lookup (Sendmail access map: "Connect:${address} OK", or "Connect:${prefix} OK" for its /24; the map matches whole octets, not CIDR, and RELAY would open the relay. Postfix: check_client_access before reject_rbl_client).`,
  ];
}
