/** Texts longer than this are rare, and would keep much memory. */
const LONGEST_KEY = 1_024;
const MOST_KEYS = 1_000;

/**
 * Answers found for the texts asked about last. Servers refuse with the same words again and again, and looking through a
 * text for everything that is known takes longer than all else that a session costs.
 */
export class Memory<Answer> {
  private readonly known = new Map<string, Answer>();

  recall(key: string, find: () => Answer): Answer {
    if (key.length > LONGEST_KEY) return find();
    const earlier = this.known.get(key);
    if (earlier !== undefined) return earlier;
    const answer = find();
    // Begun anew rather than ordered by use: most captures have far fewer.
    if (this.known.size >= MOST_KEYS) this.known.clear();
    this.known.set(key, answer);
    return answer;
  }
}

/** The function with such a memory. */
export function remembered<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const memory = new Memory<Answer>();
  return (text) => memory.recall(text, () => find(text));
}
