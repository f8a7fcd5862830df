/** What a value of the access map does to a connection or an envelope address. */
export type AccessAction = 'accept' | 'relay' | 'refuse' | 'skip' | 'quarantine' | 'unknown';

/** The actions of cf/README ("ANTI-SPAM CONFIGURATION CONTROL"); rule sets compare words without case. */
export function actionOf(value: string): AccessAction {
  const word = value.toLowerCase();
  if (word === 'ok') return 'accept';
  if (word === 'relay') return 'relay';
  if (word === 'skip') return 'skip';
  if (word.startsWith('quarantine:')) return 'quarantine';
  // `ERROR:5.7.1:550 text`, `550 text`, with or without quotes.
  if (word === 'reject' || word === 'discard' || /^"?(?:error:|[45]\d\d(?:\s|"|$))/.test(word))
    return 'refuse';
  return 'unknown';
}
