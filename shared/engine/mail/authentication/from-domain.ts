import { domainOf } from '../domains.ts';
import { tokenize } from '../tokens.ts';

// "Alice <alice@example.org>", "alice@example.org (Alice)", "\"shop@bank.example\" <shop@example.net>"
/** The domain of a From field's first address (RFC 5322 section 3.6.2), lower case. */
export function fromDomain(value: string): string | undefined {
  const tokens = tokenize(value, '<>,;');
  const opening = tokens.findIndex(({ kind, text }) => kind === 'special' && text === '<');
  const words = tokens.slice(opening + 1).filter(({ kind }) => kind === 'word');
  const address = words.find(({ text }) => text.includes('@'));
  return address && domainOf(address.text);
}
