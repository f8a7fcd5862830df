import { jsonText } from '../json-text.ts';
import type { Session } from '../../model/session.ts';
import { decidingRejection } from '../../model/rejection.ts';
import type { LineFormat } from '../report.ts';

/** The Elastic Common Schema this speaks: https://www.elastic.co/docs/reference/ecs */
const ECS_VERSION = '8.17.0';

/** A session a line in the Elastic Common Schema, for Elasticsearch and OpenSearch; what ECS has no field for is under `smtpscope`. */
export const ecs: LineFormat = {
  name: 'ecs',
  kind: 'lines',
  description: 'a session a line in the Elastic Common Schema, for Elasticsearch and OpenSearch',
  extension: 'ndjson',
  formatSession: (session) => `${jsonText(toEcs(session))}\n`,
};

const NANOS_PER_MILLI = 1e6;

function toEcs(session: Session) {
  const rejection = decidingRejection(session);
  return {
    '@timestamp': session.startedAt,
    ecs: { version: ECS_VERSION },
    event: {
      kind: 'event',
      module: 'smtpscope',
      dataset: 'smtpscope.session',
      category: ['network', 'email'],
      type: ['connection', ...(rejection ? ['denied'] : session.outcome === 'delivered' ? ['allowed'] : [])],
      outcome: eventOutcome(session),
      start: session.startedAt,
      end: new Date(Date.parse(session.startedAt) + session.durationMs).toISOString(),
      duration: Math.round(session.durationMs * NANOS_PER_MILLI),
      ...(rejection && { reason: rejection.summary, code: String(rejection.code ?? rejection.reason) }),
    },
    ...(rejection && { message: rejection.text || rejection.summary }),
    network: {
      transport: 'tcp',
      protocol: session.protocol,
      type: session.client.address.includes(':') ? 'ipv6' : 'ipv4',
      community_id: session.communityId,
      packets: session.packets,
    },
    source: { address: session.client.address, ip: session.client.address, port: session.client.port },
    destination: { address: session.server.address, ip: session.server.address, port: session.server.port },
    ...emailFields(session),
    ...tlsFields(session),
    ...userFields(session),
    smtpscope: {
      session: session.id,
      outcome: session.outcome,
      ...(session.greeting && { helo: session.greeting.name }),
      extensions: session.extensions,
      first_packet: session.firstPacket,
      last_packet: session.lastPacket,
      rejections: session.rejections.map((each) => ({
        stage: each.stage,
        ...(each.recipient !== undefined && { recipient: each.recipient }),
        ...(each.code !== undefined && { code: each.code }),
        ...(each.status !== undefined && { status: each.status }),
        permanence: each.permanence,
        reason: each.reason,
        group: each.group,
        confidence: each.confidence,
        actor: each.actor,
        summary: each.summary,
        ...(each.blocklist && { blocklist: each.blocklist.name }),
      })),
    },
  };
}

function eventOutcome(session: Session): 'success' | 'failure' | 'unknown' {
  if (session.outcome === 'delivered') return 'success';
  if (session.outcome === 'encrypted' || session.outcome === 'unknown' || session.outcome === 'no-mail')
    return 'unknown';
  return 'failure';
}

function emailFields({ transactions }: Session) {
  const [first] = transactions;
  if (!first) return {};
  const { message } = first;
  return {
    email: {
      // A bounce has the empty sender, which is nobody's address.
      ...(first.sender && { from: { address: [first.sender] } }),
      to: { address: first.recipients.map(({ address }) => address) },
      ...(first.queueId !== undefined && { local_id: first.queueId }),
      ...(message?.subject !== undefined && { subject: message.subject }),
      ...(message?.messageId !== undefined && { message_id: message.messageId }),
    },
  };
}

function tlsFields({ tls }: Session) {
  if (tls.mode === 'none') return {};
  const version = /^(TLS|SSL) ?v?([\d.]+)/i.exec(tls.version ?? '');
  return {
    tls: {
      established: true,
      ...(version && { version: version[2], version_protocol: version[1]?.toLowerCase() }),
      ...(tls.cipher !== undefined && { cipher: tls.cipher }),
      ...(tls.serverName !== undefined && { client: { server_name: tls.serverName } }),
    },
  };
}

function userFields({ authentication }: Session) {
  const identity = authentication.find((each) => each.identity !== undefined)?.identity;
  return identity === undefined ? {} : { user: { name: identity } };
}
