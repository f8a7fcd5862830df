import type { MimePart } from '../../../shared/model/mail/mime-part.ts';

/** What is declared of a part besides its name: "text/plain, utf-8, quoted-printable, attachment". */
export function partFacts({ name, type, charset, encoding, disposition }: MimePart): string {
  return [name === undefined ? undefined : type, charset, encoding, disposition]
    .filter((fact) => fact !== undefined)
    .join(', ');
}

/** Types that say nothing of the content, and may hold anything. */
const VAGUE = new Set(['application/octet-stream', 'application/binary', 'application/unknown']);

/** Containers whose own formats are told by names inside them. */
const CONTAINERS: ReadonlyMap<string, RegExp> = new Map([
  ['application/zip', /zip|officedocument|opendocument|java-archive|epub|android|macroenabled/],
  ['application/x-ole-storage', /msword|ms-excel|ms-powerpoint|ms-outlook|ole/],
  ['application/gzip', /gzip|tgz|tar/],
  ['application/xml', /xml|html|svg/],
  ['text/xml', /xml|html|svg/],
]);

/** True when a part's first bytes are those of something else than it says. */
export function isMislabelled({ type, contentType }: MimePart): boolean {
  if (contentType === undefined || contentType === type || VAGUE.has(type)) return false;
  const kin = CONTAINERS.get(contentType);
  if (kin?.test(type)) return false;
  return bare(contentType) !== bare(type);
}

/** "application/x-pdf" and "application/pdf" are one. */
function bare(type: string): string {
  return type.replace(/\/(?:x-|vnd\.)/, '/').replace(/^image\/jpg$/, 'image/jpeg');
}
