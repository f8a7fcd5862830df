import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeWhole } from '../../support/analyze.ts';
import { analysisSchema, SCHEMA_FILE } from '../../support/analysis-schema.mjs';
import { exportedBytes } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as object,
);

describe('the published JSON Schema of the analysis document', () => {
  it('is the one that the types make (npm run schema writes it)', async () => {
    expect(await analysisSchema()).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
  }, 60_000);

  it.each(recordedCaptures())('holds for $name', async ({ files }) => {
    const document: unknown = JSON.parse(JSON.stringify(await analyzeWhole(files)));
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('holds for what the command line prints', async () => {
    const document: unknown = JSON.parse((await exportedBytes('json', [SAMPLE])).toString());
    expect(validate(document)).toBe(true);
  });

  it('refuses a document with a field too few, and one with a field too many', async () => {
    const document = await analyzeWhole([SAMPLE]);
    expect(validate({ ...document, notices: undefined })).toBe(false);
    expect(validate({ ...document, more: 1 })).toBe(false);
  });
});
