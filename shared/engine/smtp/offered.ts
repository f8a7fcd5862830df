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
  return extensions.some((extension) => {
    if (extension.length < keyword.length) return false;
    if (extension.slice(0, keyword.length).toUpperCase() !== keyword) return false;
    const behind = extension[keyword.length];
    return behind === undefined || behind === ' ' || behind === '=';
  });
}

/** The extensions that a command uses although the server's EHLO reply did not offer them (RFC 5321 section 2.2.1). */
export function usedUnoffered(parsed: ParsedLine, extensions: readonly string[]): readonly Extension[] {
  const { verb, argument } = parsed;
  const byCommand = BY_COMMAND.get(verb);
  if (byCommand) return [byCommand].filter((extension) => isUnoffered(extension, extensions));
  if (verb !== 'MAIL' && verb !== 'RCPT') return NONE;
  const end = argument.lastIndexOf('>') + 1;
  if (end === argument.length) return NONE;
  return argument
    .slice(end)
    .split(' ')
    .map((word) => BY_PARAMETER.get(nameOf(word)))
    .filter((extension) => extension !== undefined)
    .filter((extension) => isUnoffered(extension, extensions));
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
