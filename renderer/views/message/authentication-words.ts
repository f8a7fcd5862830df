import type { DkimSignature } from '../../../shared/model/mail/authentication-facts.ts';

type Tone = 'good' | 'bad' | 'warn' | 'quiet';

interface Words {
  readonly tone: Tone;
  readonly text: string;
}

export const BODY_HASH_WORDS: Readonly<Record<DkimSignature['bodyHash'], Words>> = {
  matches: { tone: 'good', text: 'The body on the wire is the one that was signed.' },
  changed: {
    tone: 'bad',
    text: 'The body was changed after it was signed: this signature fails wherever it is checked.',
  },
  unknown: { tone: 'quiet', text: 'Whether the body was changed cannot be told here.' },
};

export const KEY_WORDS: Readonly<Record<NonNullable<DkimSignature['signature']>, Words>> = {
  valid: { tone: 'good', text: 'The signature is right by the key that the capture’s DNS answers hold.' },
  invalid: { tone: 'bad', text: 'The signature is wrong by the key that the capture’s DNS answers hold.' },
};

/** "pass" is good, "fail" bad, "softfail" and errors doubtful, "none" and "neutral" say nothing (RFC 8601 section 2.7). */
export function resultTone(result: string): Tone {
  if (/^pass$/i.test(result)) return 'good';
  if (/^(?:hard)?fail$/i.test(result)) return 'bad';
  return /^(?:softfail|policy|temperror|permerror)$/i.test(result) ? 'warn' : 'quiet';
}
