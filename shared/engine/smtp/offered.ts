import type { Notice } from '../../model/notice.ts';
import type { ParsedLine } from './command-line.ts';
import { EXTENSIONS } from './extensions/index.ts';
import type { Extension } from './extensions/extension.ts';

const BY_COMMAND = new Map<string, Extension>();
const BY_PARAMETER = new Map<string, Extension>();
for (const extension of EXTENSIONS) {
  for (const { verb } of extension.commands ?? []) BY_COMMAND.set(verb, extension);
  for (const parameter of extension.parameters ?? []) BY_PARAMETER.set(parameter, extension);
}

/** True when a keyword is among those of an EHLO reply; "AUTH=LOGIN" of old servers offers AUTH. */
export function isOffered(extensions: readonly string[], keyword: string): boolean {
  for (const extension of extensions) if (beginsWithKeyword(extension, keyword)) return true;
  return false;
}

/** Letter by letter, in upper or lower case: this is asked for every session, and needs no strings. */
function beginsWithKeyword(extension: string, keyword: string): boolean {
  const { length } = keyword;
  if (extension.length < length) return false;
  for (let index = 0; index < length; index++) {
    const code = extension.charCodeAt(index);
    const upper = code >= LOWER_A && code <= LOWER_Z ? code - CASE : code;
    if (upper !== keyword.charCodeAt(index)) return false;
  }
  const behind = extension[length];
  return behind === undefined || behind === ' ' || behind === '=';
}

const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
const CASE = 0x20;

/** The extensions that a command uses although the server's EHLO reply did not offer them (RFC 5321 section 2.2.1). */
export function usedUnoffered(parsed: ParsedLine, extensions: readonly string[]): readonly Extension[] {
  const { verb, argument } = parsed;
  const byCommand = BY_COMMAND.get(verb);
  if (byCommand) return isUnoffered(byCommand, extensions) ? [byCommand] : NONE;
  if (verb !== 'MAIL' && verb !== 'RCPT') return NONE;
  const used: Extension[] = [];
  for (let at = argument.lastIndexOf('>') + 1; at < argument.length;) {
    const space = argument.indexOf(' ', at);
    const end = space < 0 ? argument.length : space;
    const extension = end > at ? BY_PARAMETER.get(nameOf(argument.slice(at, end))) : undefined;
    if (extension && isUnoffered(extension, extensions)) used.push(extension);
    at = end + 1;
  }
  return used;
}

const NONE: readonly Extension[] = [];

function isUnoffered({ keyword }: Extension, extensions: readonly string[]): boolean {
  return keyword !== undefined && !isOffered(extensions, keyword);
}

function nameOf(parameter: string): string {
  const equals = parameter.indexOf('=');
  return (equals < 0 ? parameter : parameter.slice(0, equals)).toUpperCase();
}

export function unofferedNotice(extension: Extension, packet: number): Notice {
  const keyword = extension.keyword ?? '';
  return {
    severity: 'info',
    code: `not-offered-${keyword.toLowerCase()}`,
    message: `The client ${extension.use ?? 'used an extension'}, but the server did not offer ${keyword}.`,
    packet,
  };
}
