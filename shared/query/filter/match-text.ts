import type { Session } from '../../model/session.ts';

/**
 * Makes the test for free text: it must occur, in any case of letters, somewhere in the session's addresses, dialogue,
 * verdict or subject.
 */
export function createTextMatcher(text: string): (session: Session) => boolean {
  const term = text.toLowerCase();
  return (session) => sessionTexts(session).some((each) => each.toLowerCase().includes(term));
}

/** Everything that free text is looked for in. */
export function sessionTexts(session: Session): readonly string[] {
  const texts: string[] = [session.outcome, session.client.address, session.server.address];
  const add = (text: string | undefined) => {
    if (text !== undefined && text !== '') texts.push(text);
  };
  add(session.greeting?.name);
  for (const { command, reply } of session.exchanges) {
    add(command?.line);
    reply?.lines.forEach(add);
  }
  for (const { reason, summary, blocklist } of session.rejections) {
    texts.push(reason, summary);
    add(blocklist?.name);
  }
  for (const { message, queueId } of session.transactions) {
    add(message?.subject);
    add(queueId);
  }
  return texts;
}
