/** Every bound the engine keeps, by name. Whatever a limit cuts is reported by a notice that names it. */
export const LIMITS = {
  // Captures
  /** A frame's captured length beyond this is damage: the largest snap length any program writes is 262144. */
  frameBytes: 1 << 20,

  // Numbering of sessions
  /** Conversations that may wait for their number behind one that has not shown yet whether it is SMTP. */
  conversationsBehindUndecided: 10_000,

  // Diagnosis
  /** Characters of a refusing reply that are searched for addresses, links and lists. */
  refusalTextLength: 16_384,
} as const;
