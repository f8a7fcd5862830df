import { errorAnswerMeaning, type AskableList } from '../engine/blocklists.ts';
import type { LiveDnsAnswer, LookupFact } from '../model/lookup.ts';
import { isPrivateAddress, listName } from './addresses.ts';
import { isUnknown, saysNothing, troubleInWords, type Ask } from './ask.ts';
import { fact } from './fact.ts';

/** What the lists say of an address: one fact for each list that says something, one each for those silent for the same reason. */
export async function lookUpAddressLists(
  ask: Ask,
  address: string,
  lists: readonly AskableList[],
): Promise<readonly LookupFact[]> {
  if (isPrivateAddress(address)) {
    const summary = `${address} is an address for use within a network: blocklists were not asked about it.`;
    return [fact('blocklist', address, ['private', 'neutral'], summary)];
  }
  return lookUpLists(
    ask,
    address,
    lists,
    (zone) => listName(address, zone),
    (zone) => `1.0.0.127.${zone}`,
  );
}

/** The same for a domain. */
export function lookUpDomainLists(
  ask: Ask,
  domain: string,
  lists: readonly AskableList[],
): Promise<readonly LookupFact[]> {
  return lookUpLists(
    ask,
    domain,
    lists,
    (zone) => `${domain}.${zone}`,
    (zone) => `invalid.${zone}`,
  );
}

/** `control` names what RFC 5782 section 5 keeps off every list: what lists that too, lists everything. */
async function lookUpLists(
  ask: Ask,
  about: string,
  lists: readonly AskableList[],
  nameIn: (zone: string) => string,
  control: (zone: string) => string,
): Promise<readonly LookupFact[]> {
  const facts = await Promise.all(
    lists.map(async (list): Promise<LookupFact | Silence> => {
      const answer = await ask(nameIn(list.zone), 'A');
      if (saysNothing(answer)) return { zone: list.zone };
      if (isUnknown(answer)) return { zone: list.zone, trouble: troubleInWords(answer) };
      const [problem] = answer.answers.flatMap((each) => refusedQuery(list, each) ?? []);
      if (problem !== undefined) return notAsked(about, list, problem);
      const codes = answer.answers.filter((each) => isListing(list, each));
      if (codes.length === 0) return strangeAnswer(about, list, answer);
      if ((await ask(control(list.zone), 'A')).answers.length > 0) return listsAll(about, list);
      return listed(ask, about, list, codes, nameIn(list.zone));
    }),
  );
  const silent = facts.filter((each): each is Silence => 'zone' in each);
  return [...facts.filter((each): each is LookupFact => 'topic' in each), ...silentFacts(about, silent)];
}

/** A list that says nothing of what it was asked about, or nobody knows what it says. */
interface Silence {
  readonly zone: string;
  readonly trouble?: string;
}

// RFC 5782 section 2.1: answers are in 127.0.0.0/8. 127.0.0.1 says that the query was refused.
function refusedQuery(list: AskableList, answer: string): string | undefined {
  const error = errorAnswerMeaning(answer);
  if (error !== undefined) return `it answered ${answer}: ${error}`;
  if (answer.startsWith('127.255.255.')) return `it answered ${answer}, an error answer`;
  if (list.noListing.includes(answer)) return undefined;
  return answer === '127.0.0.1' ? 'it answered 127.0.0.1: the query was refused' : undefined;
}

function isListing(list: AskableList, answer: string): boolean {
  return answer.startsWith('127.') && !list.noListing.includes(answer);
}

async function listed(
  ask: Ask,
  about: string,
  list: AskableList,
  codes: readonly string[],
  name: string,
): Promise<LookupFact> {
  const reasons = (await ask(name, 'TXT')).answers;
  const meanings = codes.map((code) => `${code}${meaningOf(list, code)}`);
  const who = list.isDynamic ? 'It accuses nobody: it lists ranges of end users' : `It lists ${list.lists}`;
  const details = [
    ...meanings,
    ...reasons.map((reason) => `the list says: ${reason}`),
    who,
    `To end it, who is listed ${list.remedy}`,
    ...(list.delisting === undefined ? [] : [list.delisting]),
  ];
  const summary = `${about} is on the blocklist ${list.zone} (${list.owner}).`;
  return fact('blocklist', `${about} at ${list.zone}`, ['listed', 'bad'], summary, details);
}

function meaningOf({ answers }: AskableList, code: string): string {
  const exact = answers[code];
  if (exact !== undefined) return `: ${exact}`;
  // Some lists add up bits: 127.0.0.10 is 8 and 2.
  const bits = Number(code.slice(code.lastIndexOf('.') + 1));
  const parts = Object.entries(answers).flatMap(([known, meaning]) => {
    const bit = Number(known.slice(known.lastIndexOf('.') + 1));
    return bit > 1 && (bit & (bit - 1)) === 0 && (bits & bit) !== 0 ? [meaning] : [];
  });
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

const notAsked = (about: string, list: AskableList, why: string): LookupFact =>
  fact(
    'blocklist',
    `${about} at ${list.zone}`,
    ['unknown', 'doubt'],
    `Whether ${about} is on ${list.zone} could not be found out: ${why}.`,
  );

function strangeAnswer(about: string, list: AskableList, { answers }: LiveDnsAnswer): LookupFact {
  const known = answers.flatMap((each) => list.answers[each] ?? []);
  const summary =
    known.length > 0
      ? `${list.zone} knows ${about}, but not as listed: ${known.join(', ')}.`
      : `${list.zone} answered ${answers.join(', ')} for ${about}, which is no listing: such answers are in 127.0.0.0/8.`;
  return fact('blocklist', `${about} at ${list.zone}`, ['no-listing', 'neutral'], summary);
}

const listsAll = (about: string, list: AskableList): LookupFact =>
  fact(
    'blocklist',
    `${about} at ${list.zone}`,
    ['lists-everything', 'doubt'],
    `${list.zone} lists everything, ${about} too: who asks it refuses all mail.`,
  );

/** One fact for each reason of silence. */
function silentFacts(about: string, silent: readonly Silence[]): readonly LookupFact[] {
  return [...new Set(silent.map(({ trouble }) => trouble))].map((trouble) => {
    const zones = silent.filter((each) => each.trouble === trouble).map(({ zone }) => zone);
    const which = zones.length === 1 ? (zones[0] ?? '') : `${zones.length} blocklists`;
    const details = zones.length === 1 ? [] : [zones.join(', ')];
    return trouble === undefined
      ? fact(
          'blocklist',
          about,
          ['not-listed', 'good'],
          `${about} is not on ${which}${zones.length === 1 ? '' : ' that answered'}.`,
          details,
        )
      : fact(
          'blocklist',
          about,
          ['unknown', 'doubt'],
          `Whether ${about} is on ${which} could not be found out: ${trouble}.`,
          details,
        );
  });
}
