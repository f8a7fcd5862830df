import type { ReasonName } from '../../../model/reason.ts';
import type { Observer } from './observation.ts';

/** Matters that pass by themselves: a 5xx makes the client give up for nothing. */
const PASSING: ReadonlySet<ReasonName> = new Set([
  'greylisted',
  'dns_temp_fail',
  'remote_system_error',
  'rate_limited',
  'too_many_connections',
  'reputation_deferred',
]);
/** Matters that no waiting mends: a 4xx only keeps the message in the client's queue for days. */
const LASTING: ReadonlySet<ReasonName> = new Set([
  'user_unknown',
  'mailbox_disabled',
  'user_moved',
  'domain_no_mail',
  'relay_denied',
  'message_too_large',
  'virus',
  'malformed_message',
]);

/** The code says "for good" of something that passes, or "later" of something that lasts. */
export const codeDoesNotFitTheMatter: Observer = ({ reply, verdict }) => {
  const { code, status } = reply;
  const kind = Math.floor(code / 100);
  if (status !== undefined && !status.startsWith(`${String(kind)}.`) && /^[45]/.test(status)) {
    return {
      sentence: `The reply contradicts itself: ${String(code)} is a ${wordFor(kind)} code, ${status} a ${wordFor(Number(status.charAt(0)))} one; clients go by ${String(code)}.`,
    };
  }
  if (kind === 5 && PASSING.has(verdict.reason)) {
    return {
      sentence: `The matter is temporary, but the code ${String(code)} tells the client to give up at once, so the message goes back to its sender.`,
      advice: [
        'The receiving administrator answers with a 4xx code instead, so that clients try again by themselves.',
      ],
    };
  }
  if (kind === 4 && LASTING.has(verdict.reason)) {
    return {
      sentence: `Waiting does not mend this, but the code ${String(code)} makes the client try again, usually for days, before it reports the failure.`,
    };
  }
  return undefined;
};

const wordFor = (kind: number): string => (kind === 4 ? 'temporary' : 'permanent');
