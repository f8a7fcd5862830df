import type { ReasonName } from '../../model/reason.ts';
import type { Finding } from './finding.ts';
import type { RefusalContext } from './refusal.ts';

/** Ports at which users hand in their mail (RFC 6409, RFC 8314), and must log in for it. */
const SUBMISSION_PORTS: ReadonlySet<number> = new Set([465, 587]);
/** What a bare "Access denied" is read as, by where it stands. */
const BARE_REFUSALS: ReadonlySet<ReasonName> = new Set(['access_denied', 'recipient_restricted']);

type Refinement = (finding: Finding, context: RefusalContext) => Finding | undefined;

// Postfix's postscreen answers RCPT with "550 5.5.1 Protocol error" after the client spoke before the greeting.
const spokeEarly: Refinement = (finding, context) =>
  finding.reason === 'protocol_error' && context.spokeEarly === true
    ? { ...finding, reason: 'early_talker', confidence: 'likely', rule: 'context/spoke early' }
    : undefined;

// "554 5.7.1 <bob@example.com>: Recipient address rejected: Access denied" at a submission port, without a login.
const submissionWithoutLogin: Refinement = (finding, context) => {
  if (!BARE_REFUSALS.has(finding.reason) || finding.confidence === 'certain') return undefined;
  const { serverPort, authenticated, extensions } = context;
  const wantsLogin =
    SUBMISSION_PORTS.has(serverPort ?? 0) && extensions?.some((line) => /^AUTH\b/i.test(line));
  return wantsLogin === true && authenticated === false
    ? { ...finding, reason: 'auth_required', confidence: 'likely', rule: 'context/submission without login' }
    : undefined;
};

const REFINEMENTS: readonly Refinement[] = [spokeEarly, submissionWithoutLogin];

/** What the session shows can say more than a reply that names no reason. */
export function refineByContext(finding: Finding, context: RefusalContext | undefined): Finding {
  if (context === undefined) return finding;
  for (const refine of REFINEMENTS) {
    const refined = refine(finding, context);
    if (refined !== undefined) return refined;
  }
  return finding;
}
