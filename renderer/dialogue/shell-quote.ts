const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * One word for a POSIX shell, whatever it holds: single quotes keep everything but a single quote as it is. Control
 * characters, which a terminal would act on while the command is pasted, are left out.
 */
export function shellQuote(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that must not be pasted
  const safe = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '');
  return PLAIN.test(safe) ? safe : `'${safe.replaceAll("'", String.raw`'\''`)}'`;
}
