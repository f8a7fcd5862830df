import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { ArcSet } from '../../../model/mail/authentication-facts.ts';
import { LIMITS } from '../../limits.ts';
import { numberTag, parseTags, rawBody, solidTag } from './tag-list.ts';

/** The ARC sets of a message by their instance (RFC 8617 section 4.2), the oldest first. */
export function readArcSets(headers: readonly HeaderField[]): readonly ArcSet[] {
  const sets = new Map<number, ArcSet>();
  for (const field of headers) {
    const name = field.name.toLowerCase();
    if (!name.startsWith('arc-')) continue;
    const body = rawBody(field).slice(0, LIMITS.authenticationCharacters);
    const tags = parseTags(body);
    const instance = numberTag(tags, 'i');
    if (instance === undefined || instance < 1 || instance > LIMITS.arcSets) continue;
    const known = sets.get(instance) ?? { instance };
    if (name === 'arc-seal') sets.set(instance, { ...known, ...readSeal(tags) });
    // "i=1; mx.example.com; spf=pass …"
    else if (name === 'arc-authentication-results')
      sets.set(instance, { ...known, results: body.slice(body.indexOf(';') + 1).trim() });
    else if (name === 'arc-message-signature' && known.domain === undefined)
      sets.set(instance, { ...known, domain: solidTag(tags, 'd').toLowerCase() });
  }
  return [...sets.values()].sort((one, other) => one.instance - other.instance);
}

function readSeal(tags: ReturnType<typeof parseTags>): Partial<ArcSet> {
  const domain = solidTag(tags, 'd').toLowerCase();
  const chain = solidTag(tags, 'cv').toLowerCase();
  return { ...(domain !== '' && { domain }), ...(chain !== '' && { chain }) };
}
