import type { Endpoint } from '../../model/session.ts';

/** What one line of a text tells of a dialogue. */
export type Utterance =
  | {
      readonly kind: 'said';
      readonly side: 'client' | 'server';
      readonly text: string;
      readonly style: Style;
    }
  /** A connection is made, to or from what is named. */
  | { readonly kind: 'opened'; readonly client?: Partial<Endpoint>; readonly server?: Partial<Endpoint> }
  | { readonly kind: 'closed' };

/**
 * How a text marks who speaks. `bare` marks nothing: replies are told by their codes. `answers` marks only the client, as
 * `sendmail -v` does.
 */
export type Style = 'bare' | 'answers' | 'marked' | 'hiding';

/** Forms that do not show messages: `hiding` and `answers`. */
export function hidesMessages(style: Style): boolean {
  return style === 'hiding' || style === 'answers';
}
