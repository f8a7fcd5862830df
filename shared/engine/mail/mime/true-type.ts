import { decodeLatin1 } from '../../../model/text.ts';

/** Bytes of a part that are looked at. */
export const LOOKED_AT_BYTES = 4_096;

/** What the first bytes of a file say it is, as a media type; undefined where they say nothing sure. */
export function typeByContent(bytes: Uint8Array): string | undefined {
  const text = decodeLatin1(bytes.subarray(0, LOOKED_AT_BYTES));
  const found = SIGNATURES.find(([signature]) =>
    typeof signature === 'string' ? text.startsWith(signature) : signature.test(text),
  );
  const type = found?.[1];
  return typeof type === 'function' ? type(text) : type;
}

/**
 * Signatures as ISO 8859-1 text and what they stand for; the first that fits counts. The forms are those of the formats' own
 * specifications; names are those of the IANA registry, or the usual ones where it has none.
 */
const SIGNATURES: readonly (readonly [string | RegExp, string | ((text: string) => string | undefined)])[] = [
  // What runs when it is opened.
  [/^MZ[^]{58}/, 'application/x-msdownload'],
  ['\x7fELF', 'application/x-elf'],
  [/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/, 'application/x-mach-binary'],
  [/^\xca\xfe\xba\xbe\0\0\0[\x2d-\x50]/, 'application/java-vm'],
  ['\xca\xfe\xba\xbe', 'application/x-mach-binary'],
  ['L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut'],
  [/^#! ?\/[^\r\n]{1,100}[\r\n]/, 'text/x-shellscript'],
  ['MSCF\0\0\0\0', 'application/vnd.ms-cab-compressed'],
  ['ITSF\x03\0\0\0', 'application/vnd.ms-htmlhelp'],
  // Documents.
  [/^[^]{0,1024}?%PDF-\d/, 'application/pdf'],
  [/^\s{0,8}\{\\rtf/, 'application/rtf'],
  ['%!PS', 'application/postscript'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', 'application/onenote'],
  ['\x78\x9f\x3e\x22', 'application/vnd.ms-tnef'],
  // Archives.
  ['PK\x03\x04', typeOfZip],
  ['PK\x05\x06', 'application/zip'],
  ['PK\x07\x08', 'application/zip'],
  ['Rar!\x1a\x07\0', 'application/vnd.rar'],
  ['Rar!\x1a\x07\x01', 'application/vnd.rar'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['\x1f\x8b\x08', 'application/gzip'],
  [/^BZh[1-9]1AY&SY/, 'application/x-bzip2'],
  ['\xfd7zXZ\0', 'application/x-xz'],
  ['\x28\xb5\x2f\xfd', 'application/zstd'],
  [/^[^]{257}ustar/, 'application/x-tar'],
  ['conectix', 'application/x-virtualbox-vhd'],
  ['vhdxfile', 'application/x-vhdx'],
  // Pictures, sound and film.
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  [/^GIF8[79]a/, 'image/gif'],
  ['\xff\xd8\xff', 'image/jpeg'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^RIFF[^]{4}WAVE/, 'audio/wav'],
  [/^RIFF[^]{4}AVI /, 'video/x-msvideo'],
  [/^(?:II\*\0|MM\0\*)/, 'image/tiff'],
  [/^BM[^]{4}\0\0\0\0/, 'image/bmp'],
  ['\0\0\x01\0', 'image/vnd.microsoft.icon'],
  [/^[^]{4}ftyp(?:heic|heix|mif1)/, 'image/heic'],
  [/^[^]{4}ftypavif/, 'image/avif'],
  [/^[^]{4}ftypqt/, 'video/quicktime'],
  [/^[^]{4}ftyp/, 'video/mp4'],
  [/^(?:ID3|\xff[\xfb\xf3\xf2])/, 'audio/mpeg'],
  ['OggS\0', 'application/ogg'],
  ['fLaC', 'audio/flac'],
  ['\x1aE\xdf\xa3', 'video/x-matroska'],
  // What mail and its reports carry.
  ['-----BEGIN PGP MESSAGE-----', 'application/pgp-encrypted'],
  ['-----BEGIN PGP SIGNATURE-----', 'application/pgp-signature'],
  [/^BEGIN:VCALENDAR\r?\n/i, 'text/calendar'],
  [/^BEGIN:VCARD\r?\n/i, 'text/vcard'],
  // Text that a browser or a shell would run.
  [/^(?:\xef\xbb\xbf)?\s{0,64}<svg[\s>]/i, 'image/svg+xml'],
  [/^(?:\xef\xbb\xbf)?\s{0,64}<\?xml[^]{0,512}?<svg[\s>]/i, 'image/svg+xml'],
  [/^(?:\xef\xbb\xbf)?\s{0,64}<\?xml\s/i, 'application/xml'],
  [/^(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype html|html|head|body|script|iframe)[\s>]/i, 'text/html'],
];

/** A ZIP archive by the name of its first file: documents of office programs are such archives. */
function typeOfZip(text: string): string {
  // APPNOTE.TXT section 4.3.7: the name begins at byte 30, its length stands at byte 26.
  const length = text.charCodeAt(26) + text.charCodeAt(27) * 256;
  const name = text.slice(30, 30 + length);
  const content = text.slice(30 + length, 30 + length + 80);
  if (name === 'mimetype') return /^[a-z]+\/[a-z0-9.+-]+/.exec(content)?.[0] ?? 'application/zip';
  if (/^META-INF\//.test(name)) return 'application/java-archive';
  if (name === 'AndroidManifest.xml') return 'application/vnd.android.package-archive';
  if (!/^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/.test(name))
    return 'application/zip';
  const folder = /(word|xl|ppt)\//.exec(text)?.[1];
  return folder === undefined ? OFFICE_OPEN_XML : `${OFFICE_OPEN_XML}.${OFFICE_KINDS[folder] ?? ''}`;
}

const OFFICE_OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OFFICE_KINDS: Readonly<Record<string, string>> = {
  word: 'wordprocessingml.document',
  xl: 'spreadsheetml.sheet',
  ppt: 'presentationml.presentation',
};
