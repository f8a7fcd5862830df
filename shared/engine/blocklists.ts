import { BLOCKLISTS } from './diagnosis/blocklists/index.ts';
import { SPAMHAUS_ERROR_ANSWERS } from './diagnosis/blocklists/spamhaus.ts';

/** A blocklist that anybody can ask by DNS, and how its answers read. */
export interface AskableList {
  readonly name: string;
  readonly zone: string;
  readonly owner: string;
  /** Ends the sentence "it lists …". */
  readonly lists: string;
  /** True for lists of end users' ranges, which accuse nobody. */
  readonly isDynamic: boolean;
  readonly answers: Readonly<Record<string, string>>;
  /** Answers that are no listing. */
  readonly noListing: readonly string[];
  readonly remedy: string;
  readonly delisting?: string;
}

/**
 * The active lists of the table that answer anybody, for addresses or for domains: without those that only paying or
 * registered networks may ask, that another one contains, and those by country.
 */
export function askableLists(about: 'address' | 'domain'): readonly AskableList[] {
  return BLOCKLISTS.flatMap((list) => {
    const zone = list.zones[0];
    const isAbout =
      about === 'domain'
        ? list.listing === 'domain'
        : list.listing === 'address' || list.listing === 'dynamic';
    if (list.closed || list.notAsked !== undefined || !isAbout || zone === undefined) return [];
    const { name, owner, lists, listing, answers = {}, noListing = [], remedy, delisting } = list;
    const isDynamic = listing === 'dynamic';
    return [
      {
        name,
        zone,
        owner,
        lists,
        isDynamic,
        answers,
        noListing,
        remedy,
        ...(delisting !== undefined && { delisting }),
      },
    ];
  });
}

/** What an answer says of the query instead of what was asked about; undefined for other answers. */
export function errorAnswerMeaning(answer: string): string | undefined {
  return SPAMHAUS_ERROR_ANSWERS[answer];
}
