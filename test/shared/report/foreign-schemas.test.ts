import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { exportedBytes } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';
import { ECS_SCHEMA } from './ecs-schema.ts';
import { ZEEK_SMTP_SCHEMA } from './zeek-schema.ts';

const CAPTURES = [{ name: 'the sample', files: [SAMPLE] as readonly string[] }, ...recordedCaptures()];
const linesOf = async (format: string, files: readonly string[], wish = {}) =>
  (await exportedBytes(format, files, wish))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe.each([
  ['ecs', ECS_SCHEMA],
  ['zeek', ZEEK_SMTP_SCHEMA],
] as const)('every line of %s', (format, schema) => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  it.each(CAPTURES)('of $name has only documented fields, of their types', async ({ files }) => {
    for (const wish of [{}, { redact: ['addresses', 'ips', 'subjects', 'bodies'] as const }])
      for (const line of await linesOf(format, files, wish))
        expect({ line, errors: validate(line) ? [] : validate.errors }).toEqual({ line, errors: [] });
  });

  it('would be refused with a field that is not documented, or of another type', async () => {
    const [line] = await linesOf(format, [SAMPLE]);
    expect(validate(line)).toBe(true);
    expect(validate({ ...line, extra: 1 })).toBe(false);
    expect(validate({ ...line, '@timestamp': 5, ts: 'now' })).toBe(false);
  });
});

it('the sample says the same in both: endpoints and Community ID', async () => {
  const [ecs, zeek] = [await linesOf('ecs', [SAMPLE]), await linesOf('zeek', [SAMPLE])];
  const ids = ecs.map(({ network }) => (network as { community_id: string }).community_id);
  expect(zeek.length).toBeGreaterThan(3);
  for (const { community_id: id } of zeek) expect(ids).toContain(id);
});
