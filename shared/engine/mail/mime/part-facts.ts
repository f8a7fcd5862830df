import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { MimePart } from '../../../model/mail/mime-part.ts';
import { parseParameters } from '../parameters.ts';
import { fieldValue, unfold } from '../header-section.ts';
import { safeFileName } from './safe-name.ts';

/** What the header section of a part says of its content (RFC 2045, 2183). */
export interface PartFacts {
  readonly declared: Pick<MimePart, 'type' | 'charset' | 'encoding' | 'disposition' | 'name' | 'safeName'>;
  /** Of multipart types. */
  readonly boundary?: string;
}

// RFC 2045 section 5.1: type "/" subtype
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/;

/** `usual` is the type of a part that does not say its own: text/plain, in a digest message/rfc822 (RFC 2046 section 5.1.5). */
export function readPartFacts(fields: readonly HeaderField[], path: string, usual: string): PartFacts {
  const content = parseParameters(bodyOf(fields, 'content-type') ?? '');
  const shown = parseParameters(bodyOf(fields, 'content-disposition') ?? '');
  const type = MEDIA_TYPE.test(content.value) ? content.value : usual;
  const charset = content.parameters.get('charset')?.toLowerCase();
  const encoding = parseParameters(bodyOf(fields, 'content-transfer-encoding') ?? '').value;
  const name = shown.parameters.get('filename') ?? content.parameters.get('name');
  const disposition = dispositionOf(shown.value);
  const boundary = type.startsWith('multipart/') ? content.parameters.get('boundary') : undefined;
  const declared = {
    type,
    ...(charset !== undefined && charset !== '' && { charset }),
    ...(encoding !== '' && { encoding }),
    ...(disposition !== undefined && { disposition }),
    ...(name !== undefined && { name }),
    ...((name !== undefined || disposition === 'attachment') && {
      safeName: safeFileName(name ?? '', `part-${path === '' ? '1' : path}${endingOf(type)}`),
    }),
  };
  return { declared, ...(boundary !== undefined && boundary !== '' && { boundary }) };
}

/** The field as it stands, unfolded: encoded words must not be decoded before the parameters are apart. */
function bodyOf(fields: readonly HeaderField[], name: string): string | undefined {
  const field = fields.find((each) => each.name.toLowerCase() === name);
  if (field?.raw === undefined) return field && fieldValue([field], name);
  return unfold(field.raw.slice(field.raw.indexOf(':') + 1));
}

/** RFC 2183 section 2.8: what is not known counts as an attachment. */
function dispositionOf(value: string): MimePart['disposition'] {
  if (value === '') return undefined;
  return value === 'inline' ? 'inline' : 'attachment';
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'message/rfc822': '.eml',
  'message/global': '.eml',
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
};

const endingOf = (type: string): string => ENDINGS[type] ?? '.bin';
