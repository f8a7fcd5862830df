import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import { REASONS } from './reasons/index.ts';

const SURE = tableOf('sure');
const LOOSE = tableOf('loose');

function tableOf(strength: 'sure' | 'loose'): ReadonlyMap<string, ReasonName> {
  return new Map(
    REASONS.flatMap((reason) =>
      (reason.statuses?.[strength] ?? []).map((status) => [status, reason.name] as const),
    ),
  );
}

/**
 * The reason that an enhanced status code stands for by itself. `sure` codes are used for one thing only, whatever the
 * words are; `loose` ones only point into a direction. Tables may name either class ("x.2.2"), a stage or a reply
 * code ("5.1.10@556").
 */
export function reasonOfStatus(
  strength: 'sure' | 'loose',
  status: string,
  stage: Stage | undefined,
  code: number | undefined,
): ReasonName | undefined {
  const table = strength === 'sure' ? SURE : LOOSE;
  const either = `x${status.slice(1)}`;
  for (const suffix of [stage, code?.toString()]) {
    if (suffix === undefined) continue;
    const found = table.get(`${status}@${suffix}`) ?? table.get(`${either}@${suffix}`);
    if (found !== undefined) return found;
  }
  return table.get(status) ?? table.get(either);
}

/**
 * What the basic code (RFC 5321 section 4.2, RFC 4954, RFC 7504) says where the text says nothing; `stage` breaks ties.
 */
export function reasonOfCode(code: number, stage: Stage | undefined): ReasonName | undefined {
  return BY_CODE[code] ?? (stage === undefined ? undefined : byStage(code, stage));
}

const BY_CODE: Readonly<Record<number, ReasonName>> = {
  412: 'greylisted',
  417: 'dns_temp_fail',
  422: 'mailbox_full',
  432: 'auth_failed',
  435: 'auth_failed',
  441: 'connection_failed',
  452: 'remote_system_error',
  500: 'protocol_error',
  501: 'protocol_error',
  502: 'protocol_error',
  503: 'protocol_error',
  504: 'protocol_error',
  513: 'relay_denied',
  521: 'domain_no_mail',
  522: 'mailbox_full',
  530: 'auth_required',
  531: 'too_many_recipients',
  523: 'message_too_large',
  525: 'mailbox_disabled',
  534: 'auth_failed',
  535: 'auth_failed',
  538: 'tls_required',
  540: 'mailbox_disabled',
  541: 'access_denied',
  546: 'routing_error',
  552: 'mailbox_full',
  555: 'protocol_error',
  556: 'domain_no_mail',
  571: 'access_denied',
};

function byStage(code: number, stage: Stage): ReasonName | undefined {
  if (stage === 'auth') return 'auth_failed';
  if (stage === 'starttls') return 'tls_required';
  if (code >= 400 && code < 500) return code === 421 || code === 451 ? 'remote_system_error' : undefined;
  return undefined;
}
