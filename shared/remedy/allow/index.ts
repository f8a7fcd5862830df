import { LIMITS } from '../../engine/limits.ts';
import { minimalCover } from '../networks/minimal-cover.ts';
import { textOfNetwork, type Network, type Span } from '../networks/network.ts';
import type { AllowFormat, AllowProgram } from './allow-file.ts';
import { exim } from './exim.ts';
import { postfix, postscreen } from './postfix.ts';
import { sendmail } from './sendmail.ts';

const FORMATS: readonly AllowFormat[] = [sendmail, postfix, postscreen, exim];

export const ALLOW_PROGRAMS: readonly AllowProgram[] = FORMATS.map(({ program }) => program);

/** Configuration that lets networks in. */
export interface AllowConfiguration {
  /** Where it belongs. */
  readonly path: string;
  /** The networks it is about: the fewest that hold exactly the addresses asked for, sorted. */
  readonly networks: readonly Network[];
  /** Networks that would take more lines than a map should have; they are not in `lines`. */
  readonly leftOut: readonly Network[];
  /** Comments and lines, without line ends; made while they are read. */
  readonly lines: Iterable<string>;
}

/**
 * The configuration for a program that lets exactly these addresses past blocklists.
 *
 * @param why a sentence that stands above the lines
 */
export function allowConfiguration(
  program: AllowProgram,
  spans: readonly Span[],
  why?: string,
): AllowConfiguration {
  const format = FORMATS.find((each) => each.program === program) ?? sendmail;
  const cover = minimalCover(spans);
  const networks: Network[] = [];
  const leftOut: Network[] = [];
  let lines = 0;
  for (const network of cover) {
    const more = format.countFor(network);
    if (lines + more > LIMITS.allowLines) leftOut.push(network);
    else {
      lines += more;
      networks.push(network);
    }
  }
  return {
    path: format.path,
    networks,
    leftOut,
    lines: { [Symbol.iterator]: () => fileLines(format, networks, why) },
  };
}

function* fileLines(format: AllowFormat, networks: readonly Network[], why = WHY): Generator<string> {
  // A sentence with line ends in it would leave the comment.
  yield `# ${why.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
  for (const line of format.instructions) yield `# ${line}`;
  for (const network of networks) {
    const count = format.countFor(network);
    if (count > 1) yield `# ${textOfNetwork(network)}: ${count} lines`;
    yield* format.linesFor(network);
  }
}

const WHY =
  'Mail servers that blocklists or other checks of the address must not refuse (written by smtpscope).';
