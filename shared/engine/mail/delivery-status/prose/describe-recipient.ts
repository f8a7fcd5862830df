import type { DsnAction } from '../../../../model/mail/delivery-status.ts';
import type { FoundRecipient } from '../found-status.ts';
import { hostIn, joined, quotedReply, stageIn, statusIn } from '../quoted-reply.ts';
import type { Paragraph } from './prose-format.ts';

/** A recipient with the words about it: the reply that they quote, else all of them. */
export function describeRecipient({ address, lines }: Paragraph, action: DsnAction): FoundRecipient {
  const words = joined(lines);
  const diagnostic = quotedReply(lines) ?? words;
  const status = statusIn(diagnostic) ?? statusIn(words);
  const remoteMta = hostIn(words);
  const stage = stageIn(words);
  return {
    address,
    action,
    ...(status !== undefined && { status }),
    ...(remoteMta !== undefined && { remoteMta }),
    ...(diagnostic !== '' && { diagnostic }),
    ...(stage !== undefined && { stage }),
  };
}
