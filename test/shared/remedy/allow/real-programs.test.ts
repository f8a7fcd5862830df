import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllowProgram } from '../../../../shared/remedy/allow/allow-file.ts';
import { allowConfiguration } from '../../../../shared/remedy/allow/index.ts';
import {
  bitsOf,
  networkAround,
  spanOf,
  textOfAddress,
  textOfNetwork,
  type Family,
  type Span,
} from '../../../../shared/remedy/networks/network.ts';
import { readRanges } from '../../../../shared/remedy/networks/read-ranges.ts';
import {
  askExim,
  askPostfix,
  askSendmail,
  type AskedProgram,
} from '../../../support/mail-programs/asked-programs.ts';
import { mailProgramFolder, type MailProgram } from '../../../support/mail-programs/prepare.mjs';
import { GMAIL_RANGES_2017 } from '../gmail-ranges.ts';

interface Judge {
  readonly program: AllowProgram;
  readonly needs: MailProgram;
  open(): AskedProgram;
}

const JUDGES: readonly Judge[] = [
  { program: 'sendmail', needs: 'sendmail', open: askSendmail },
  { program: 'postfix', needs: 'postfix', open: () => askPostfix('OK') },
  { program: 'postscreen', needs: 'postfix', open: () => askPostfix('permit') },
  { program: 'exim', needs: 'exim', open: askExim },
];

describe.each(JUDGES)('$program itself, given the lines', ({ program, needs, open }) => {
  const has = mailProgramFolder(needs) !== undefined;
  let asked: AskedProgram | undefined;
  beforeAll(() => {
    if (has) asked = open();
  });
  afterAll(() => asked?.dispose());

  const check = (spans: readonly Span[], others: readonly { family: Family; value: bigint }[] = []) => {
    const probes = [...edgesOf(spans), ...others];
    const lines = [...allowConfiguration(program, spans).lines].join('\n');
    const addresses = [...new Set(probes.map(({ family, value }) => textOfAddress(family, value)))];
    const expected = new Set(
      probes
        .filter(({ family, value }) =>
          spans.some((span) => span.family === family && value >= span.first && value <= span.last),
        )
        .map(({ family, value }) => textOfAddress(family, value)),
    );
    const let_in = asked?.ask(`${lines}\n`, addresses) ?? [];
    expect(addresses.filter((_, at) => let_in[at])).toEqual(
      addresses.filter((address) => expected.has(address)),
    );
  };

  it.skipIf(!has)('lets in the ranges of Gmail and not one address beside them', () => {
    const { spans, notes } = readRanges(GMAIL_RANGES_2017, 'prose');
    expect({ ranges: spans.length, notes }).toEqual({ ranges: 19, notes: [] });
    check(spans);
  });

  it.skipIf(!has)('lets in exactly the addresses of any ranges', () => {
    fc.assert(
      fc.property(
        fc.array(spans, { minLength: 1, maxLength: 12 }),
        fc.array(address, { maxLength: 12 }),
        check,
      ),
      { numRuns: 25 },
    );
  });
});

/** Below and at both ends of each span, and within. */
function edgesOf(spans: readonly Span[]) {
  return spans.flatMap(({ family, first, last }) =>
    [first - 1n, first, (first + last) / 2n, last, last + 1n]
      .filter((value) => value >= 0n && value < 1n << BigInt(bitsOf(family)))
      .map((value) => ({ family, value })),
  );
}

const addressOf = (family: Family) =>
  family === 4
    ? // 1.0.0.0 to 125.255.255.255
      fc.bigInt(1n << 24n, (126n << 24n) - 1n).map((value) => ({ family, value }))
    : // 2000::/3, with runs of zeros
      fc
        .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 7, maxLength: 7 })
        .map((groups) => ({
          family,
          value: groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0x2a01n),
        }));
const address = fc.oneof(addressOf(4), addressOf(6));

const spans: fc.Arbitrary<Span> = fc.oneof(
  fc
    .tuple(addressOf(4), fc.integer({ min: 9, max: 32 }))
    .map(([{ family, value }, prefix]) => spanOf(networkAround(family, value, prefix))),
  fc
    .tuple(
      addressOf(6),
      fc.integer({ min: 22, max: 128 }).filter((prefix) => prefix % 16 === 0 || prefix % 16 > 8),
    )
    .map(([{ family, value }, prefix]) => spanOf(networkAround(family, value, prefix))),
  fc
    .tuple(addressOf(4), fc.bigInt(0n, 70_000n))
    .map(([{ family, value }, more]) => ({ family, first: value, last: value + more })),
);

it('reads its own networks back', () => {
  fc.assert(
    fc.property(spans, (span) => {
      const { networks } = allowConfiguration('exim', [span]);
      const read = readRanges(networks.map(textOfNetwork).join(' '), 'prose');
      expect(allowConfiguration('exim', read.spans).networks).toEqual(networks);
    }),
  );
});
