/** What `--redact` can hide; each word covers every place where such a thing stands. */
export const REDACTIONS = ['addresses', 'ips', 'subjects', 'bodies'] as const;

export type Redaction = (typeof REDACTIONS)[number];

/**
 * A keyed hash of a text as lower-case hexadecimal (HMAC-SHA-256). The key is made anew for each report and kept
 * nowhere, so that nobody can find an address by hashing guesses.
 */
export type KeyedHash = (text: string) => string;
