/** Every bound of a look-up, by name. */
export const LOOKUP_LIMITS = {
  /** Questions of one look-up, and those under way at the same time. */
  questions: 400,
  questionsAtOnce: 8,
  /** How long one try waits, and how many tries there are for each server. */
  timeoutMillis: 4_000,
  tries: 2,
  /** Records kept of an answer, and characters of each. */
  records: 60,
  recordLength: 4_096,
  addresses: 8,
  domains: 8,
  dkimKeys: 8,
  /** Mail exchangers and reverse names that are looked into. */
  exchangers: 10,
  reverseNames: 10,
  /** RFC 7208 section 4.6.4: terms that ask DNS, look-ups without an answer, addresses of one mx, names of one ptr. */
  spfLookups: 10,
  spfVoidLookups: 2,
  spfExchangers: 10,
  spfReverseNames: 10,
  /** Terms of one record that are read, and steps told of an evaluation. */
  spfTerms: 200,
  spfSteps: 60,
} as const;
