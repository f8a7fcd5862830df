import type { AuthenticationResult } from '../../../model/mail/authentication-facts.ts';
import { LIMITS } from '../../limits.ts';
import { type Token, tokenize } from '../tokens.ts';

// mx.example.com 1; spf=pass (sender is allowed) smtp.mailfrom=example.org; dkim=fail reason="bad signature"
//   header.d=example.org header.s=s1; dmarc=pass (p=reject) header.from=example.org
/** Reads an Authentication-Results field, unfolded (RFC 8601 section 2.2); one that says "none" tells of no result. */
export function parseAuthenticationResults(value: string): readonly AuthenticationResult[] {
  const sections: Token[][] = [[]];
  for (const token of tokenize(value.slice(0, LIMITS.authenticationCharacters), ';=')) {
    if (token.kind === 'special' && token.text === ';') sections.push([]);
    else sections.at(-1)?.push(token);
  }
  const [first = [], ...rest] = sections;
  const authority = first.find(({ kind }) => kind === 'word' || kind === 'quoted')?.text ?? '';
  return rest.flatMap((tokens) => readResult(tokens, authority) ?? []);
}

function readResult(tokens: readonly Token[], authority: string): AuthenticationResult | undefined {
  const [method, ...properties] = readPairs(tokens);
  if (method === undefined) return undefined;
  const comment = tokens.find(({ kind }) => kind === 'comment')?.text;
  return {
    authority,
    // "dkim/1=pass"
    method: method.name.replace(/\/.*$/, '').toLowerCase(),
    result: method.value.toLowerCase(),
    properties: properties.map(({ name, value }) => `${name}=${value}`),
    ...(comment !== undefined && { comment }),
  };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `name = value`, the value being all that stands together: header.b=ab=cd, smtp.mailfrom="a b"@example.org */
function readPairs(tokens: readonly Token[]): readonly Pair[] {
  const plain = tokens.filter(({ kind }) => kind !== 'comment');
  const pairs: Pair[] = [];
  for (let index = 0; index < plain.length; index++) {
    const name = plain[index];
    if (name?.kind !== 'word' || plain[index + 1]?.text !== '=' || plain[index + 1]?.kind !== 'special')
      continue;
    index += 2;
    let value = plain[index]?.text ?? '';
    while (plain[index + 1] !== undefined && plain[index + 1]?.start === plain[index]?.end)
      value += plain[++index]?.text ?? '';
    pairs.push({ name: name.text, value });
  }
  return pairs;
}
