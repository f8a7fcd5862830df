import type { ReasonName } from '../../model/reason.ts';
import type { Actor } from '../../model/rejection.ts';
import type { Facts } from './facts.ts';

/** A reply that the reason is known by, in our own values, and where such words come from. */
interface Sample {
  /** As on the wire: code, perhaps status, text. */
  readonly reply: string;
  readonly stage?: 'connect' | 'helo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'message';
  /** Program, provider or standard. */
  readonly source: string;
}

/** Everything the decoder knows of one reason; a file each, listed in index.ts. */
export interface Reason {
  readonly name: ReasonName;
  readonly title: string;
  /** Who can end the refusal. */
  readonly actor: Actor | ((facts: Facts) => Actor);
  /**
   * Phrases in the notation of phrase.ts, by how much they prove: `first` names a special case that other words would
   * hide, `certain` decides whatever else is there, `plain`
   * decides before the enhanced code, `vague` after it. A leading "4:" or "5:" restricts a phrase to that class of
   * reply code, "@rcpt:" to a stage.
   */
  readonly phrases: {
    readonly first?: readonly string[];
    readonly certain?: readonly string[];
    readonly plain?: readonly string[];
    readonly vague?: readonly string[];
  };
  /**
   * Enhanced status codes, "x" for either class: `sure` ones mean this and nothing else, `loose` ones are used for
   * much and count only when no phrase is known.
   */
  readonly statuses?: { readonly sure?: readonly string[]; readonly loose?: readonly string[] };
  /** One plain sentence. */
  summary(facts: Facts): string;
  /** Two or three sentences. */
  explanation(facts: Facts): string;
  /** Steps in order, each naming who does it. */
  advice(facts: Facts): readonly string[];
  readonly samples: readonly Sample[];
}
