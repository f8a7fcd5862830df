import type { HideNames } from './hide-names.ts';
import type { KeyedHash } from './redaction.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Pseudonyms as long as the names they stand for, letters in place of letters and digits: for bytes that cannot move. */
export function createSameLengthNames(hash: KeyedHash, ips: boolean): HideNames {
  const hide = (text: string): string => {
    const digits = hash(`letters:${text.toLowerCase()}`);
    let at = 0;
    return text.replace(/[^\W_]/g, () => {
      const place = (at++ * 2) % digits.length;
      return LETTERS[parseInt(digits.slice(place, place + 2), 16) % LETTERS.length] ?? 'x';
    });
  };
  const ip = (text: string): string => (ips ? hide(text) : text);
  return {
    ip,
    network: ip,
    domain: hide,
    host: hide,
    mailbox: hide,
    account: hide,
    subject: hide,
    id: hide,
    page: hide,
  };
}
