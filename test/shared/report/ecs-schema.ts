// The fields of the Elastic Common Schema that this program writes, with the types and allowed values that its reference
// documents (https://www.elastic.co/docs/reference/ecs/ecs-field-reference), as a JSON Schema that knows nothing else.
type JsonSchema = Readonly<Record<string, unknown>>;

const keyword = { type: 'string', minLength: 1 };
const keywords = { type: 'array', items: keyword };
const long = { type: 'integer', minimum: -(2 ** 53), maximum: 2 ** 53 };
const port = { type: 'integer', minimum: 0, maximum: 65_535 };
const date = {
  type: 'string',
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z$`,
};
const ip = {
  type: 'string',
  anyOf: [
    { pattern: String.raw`^(\d{1,3}\.){3}\d{1,3}$` },
    { pattern: '^[0-9a-f:]*:[0-9a-f:]*(\\d+\\.\\d+\\.\\d+\\.\\d+)?$' },
  ],
};
const oneOf = (...values: readonly string[]) => ({ enum: values });
/** An object with these fields and no others; names in `required` must be there. */
const object = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const endpoint = object({ address: keyword, ip, port }, ['address', 'ip', 'port']);

export const ECS_SCHEMA: JsonSchema = object(
  {
    '@timestamp': date,
    message: { type: 'string' },
    ecs: object({ version: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+$` } }, ['version']),
    event: object(
      {
        kind: oneOf('alert', 'asset', 'enrichment', 'event', 'metric', 'state', 'pipeline_error', 'signal'),
        module: keyword,
        dataset: keyword,
        category: { type: 'array', items: oneOf('network', 'email') },
        // Those that the categories above expect.
        type: {
          type: 'array',
          items: oneOf('access', 'allowed', 'connection', 'denied', 'end', 'info', 'protocol', 'start'),
        },
        outcome: oneOf('failure', 'success', 'unknown'),
        start: date,
        end: date,
        // Nanoseconds.
        duration: long,
        reason: keyword,
        code: keyword,
      },
      ['kind', 'category', 'type', 'outcome'],
    ),
    network: object({
      transport: oneOf('tcp'),
      // "Normalized to lowercase" is what the reference asks for.
      protocol: { type: 'string', pattern: '^[a-z0-9]+$' },
      type: oneOf('ipv4', 'ipv6'),
      community_id: { type: 'string', pattern: '^1:[A-Za-z0-9+/]{27}=$' },
      packets: long,
    }),
    source: endpoint,
    destination: endpoint,
    email: object({
      from: object({ address: keywords }),
      to: object({ address: keywords }),
      local_id: keyword,
      subject: { type: 'string' },
      message_id: { type: 'string' },
    }),
    tls: object({
      established: { type: 'boolean' },
      version: { type: 'string', pattern: String.raw`^\d(\.\d)?$` },
      version_protocol: oneOf('tls', 'ssl'),
      cipher: keyword,
      client: object({ server_name: keyword }),
    }),
    user: object({ name: keyword }),
    // A name of our own, which no field of the schema has.
    smtpscope: { type: 'object' },
  },
  ['@timestamp', 'ecs', 'event'],
);
