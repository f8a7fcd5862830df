import type { Network } from '../networks/network.ts';

export type AllowProgram = 'sendmail' | 'postfix' | 'postscreen' | 'exim';

/** How a mail server is told to let networks in, whatever its blocklists say of them. */
export interface AllowFormat {
  readonly program: AllowProgram;
  /** Where the lines belong. */
  readonly path: string;
  /** What else has to be set, what is to be run then, and what to take care of; stands above the lines as comments. */
  readonly instructions: readonly string[];
  /** The lines for one network, without their line ends. */
  linesFor(network: Network): Iterable<string>;
  /** How many lines that will be. */
  countFor(network: Network): number;
}
