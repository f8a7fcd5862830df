// The columns of Zeek's smtp.log (SMTP::Info, https://docs.zeek.org/en/master/scripts/base/protocols/smtp/main.zeek.html) as
// its JSON writer gives them: times in seconds, sets and vectors as lists; and community_id of the Community ID package.
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const count = { type: 'integer', minimum: 0 };
const port = { type: 'integer', minimum: 0, maximum: 65_535 };
const address = { type: 'string', pattern: '^[0-9a-f:.]+$' };

export const ZEEK_SMTP_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'trans_depth', 'tls'],
  properties: {
    ts: { type: 'number' },
    uid: { type: 'string', pattern: '^C[A-Za-z0-9]+$' },
    'id.orig_h': address,
    'id.orig_p': port,
    'id.resp_h': address,
    'id.resp_p': port,
    trans_depth: count,
    helo: text,
    mailfrom: text,
    rcptto: texts,
    date: text,
    from: text,
    to: texts,
    cc: texts,
    reply_to: text,
    msg_id: text,
    in_reply_to: text,
    subject: text,
    x_originating_ip: address,
    first_received: text,
    second_received: text,
    last_reply: text,
    path: { type: 'array', items: address },
    user_agent: text,
    tls: { type: 'boolean' },
    fuids: texts,
    community_id: { type: 'string', pattern: '^1:[A-Za-z0-9+/]{27}=$' },
  },
} as const;
