const LONGEST_URL = 2_000;

/** The address in its canonical form, when it is one that a browser may be given. */
export function webAddressOf(text: string): string | undefined {
  if (text.length > LONGEST_URL) return undefined;
  try {
    const url = new URL(text);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
