import type { Reply } from '../../../model/exchange.ts';
import { LIMITS } from '../../limits.ts';
import type { CommandKind, DialogueControl, SentCommand } from '../command-kind.ts';
import { isAccepted, isRefusal } from '../core-commands.ts';
import { findIdentity } from './auth-identity.ts';
import type { Extension } from './extension.ts';

const CHALLENGE = 334;

// RFC 4954 section 4: `AUTH mechanism [initial-response]`, "=" being an empty initial response.
const AUTH: CommandKind = {
  verb: 'AUTH',
  stage: 'auth',
  sent(dialogue, command, line) {
    const [mechanism = '', ...responses] = line.argument.trim().split(/\s+/);
    dialogue.facts.auth = { mechanism: mechanism.toUpperCase(), responses: 0, identity: undefined };
    const response = command.secret ?? responses[0];
    if (response !== undefined) noteResponse(dialogue, response);
    dialogue.client.wait('auth');
  },
  answered,
  lost,
};

/** A response line of AUTH; "*" cancels. */
export const authResponse: CommandKind = {
  verb: 'AUTH',
  stage: 'auth',
  sent(dialogue, command) {
    if (command.secret !== undefined) noteResponse(dialogue, command.secret);
    dialogue.client.wait('auth');
  },
  answered,
  lost,
};

function noteResponse({ facts }: DialogueControl, response: string): void {
  const attempt = facts.auth;
  if (!attempt) return;
  attempt.identity ??= findIdentity(attempt.mechanism, response === '=' ? '' : response, attempt.responses);
  attempt.responses++;
}

function answered(dialogue: DialogueControl, command: SentCommand, reply: Reply): void {
  const { facts, client } = dialogue;
  if (reply.code === CHALLENGE) {
    if (client.isWaiting) client.readAuthResponse();
    return;
  }
  const attempt = facts.auth;
  facts.auth = undefined;
  const isDecided = isAccepted(reply) || isRefusal(reply);
  if (
    attempt &&
    attempt.mechanism !== '' &&
    isDecided &&
    facts.authentication.length < LIMITS.authentications
  ) {
    facts.authentication.push({
      mechanism: attempt.mechanism,
      ...(attempt.identity !== undefined && { identity: attempt.identity }),
      succeeded: isAccepted(reply),
      exchange: command.exchange.index,
    });
  }
  if (client.isWaiting) client.readCommands();
}

function lost({ client }: DialogueControl): void {
  client.judgeByContent('auth');
}

/** RFC 4954: AUTH, and the AUTH= parameter of MAIL. */
export const auth: Extension = {
  keyword: 'AUTH',
  use: 'tried to log in',
  commands: [AUTH],
  parameters: ['AUTH'],
};
