import type { Cause } from '../../../shared/model/cause.ts';
import type { ReasonName } from '../../../shared/model/reason.ts';
import type { Rejection } from '../../../shared/model/rejection.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { AllowProgram } from '../../../shared/remedy/allow/allow-file.ts';
import type { Allowing } from '../../state/app-state.ts';

/** Refusals that look at the client's address alone: an exception for it ends them. */
const ABOUT_ADDRESSES: ReadonlySet<ReasonName> = new Set([
  'dnsbl_listed',
  'dynamic_ip',
  'ip_blocked',
  'reputation_deferred',
  'reverse_dns',
  'greylisted',
  'early_talker',
]);

export function canAllow(reason: ReasonName): boolean {
  return ABOUT_ADDRESSES.has(reason);
}

/** The clients of a cause: the networks that hold them. */
export function allowingCause(cause: Cause): Allowing {
  return {
    ranges: cause.clientNetworks.map(({ value }) => value).join('\n'),
    why: `Refused until now: ${cause.summary}`,
    program: undefined,
  };
}

/** The client of one session. */
export function allowingClient(session: Session, rejection: Rejection): Allowing {
  return {
    ranges: session.client.address,
    why: `Refused until now: ${rejection.summary}`,
    program: programOf(session),
  };
}

const PROGRAMS: readonly (readonly [RegExp, AllowProgram])[] = [
  [/\bsendmail\b/i, 'sendmail'],
  [/\bpostfix\b/i, 'postfix'],
  [/\bexim\b/i, 'exim'],
];

/** The server program, where its banner names it: "220 mx.example.org ESMTP Postfix". */
export function programOf({ exchanges }: Session): AllowProgram | undefined {
  const banner = exchanges[0]?.command === undefined ? (exchanges[0]?.reply?.text ?? '') : '';
  return PROGRAMS.find(([sign]) => sign.test(banner))?.[1];
}
