import type { FoundRecipient } from './found-status.ts';

/** "5.0.0", "4.0.0": the class alone (RFC 3463 section 3.1). */
const SAYS_LITTLE = /^\d\.0\.0$/;

/**
 * The recipients of a report with what only its words tell: where in the dialogue a reply came, and, of programs that write
 * no Diagnostic-Code, the reply itself.
 */
export function completeByWords(
  told: readonly FoundRecipient[],
  words: readonly FoundRecipient[],
): readonly FoundRecipient[] {
  const byAddress = new Map<string, FoundRecipient>();
  for (const recipient of words)
    for (const address of [recipient.originalAddress, recipient.address])
      if (address !== undefined) byAddress.set(address.toLowerCase(), recipient);
  return told.map((recipient) => {
    const only = told.length === 1 && words.length === 1 ? words[0] : undefined;
    const match = byAddress.get(recipient.address.toLowerCase()) ?? only;
    return match ? complete(recipient, match) : recipient;
  });
}

function complete(recipient: FoundRecipient, words: FoundRecipient): FoundRecipient {
  const { status, diagnostic, remoteMta } = recipient;
  const saysLittle = status === undefined || SAYS_LITTLE.test(status);
  const stated = saysLittle ? (words.status ?? status) : status;
  const quoted = diagnostic ?? words.diagnostic;
  const server = remoteMta ?? words.remoteMta;
  return {
    ...recipient,
    ...(stated !== undefined && { status: stated }),
    ...(quoted !== undefined && { diagnostic: quoted }),
    ...(server !== undefined && { remoteMta: server }),
    ...(words.stage && { stage: words.stage }),
  };
}
