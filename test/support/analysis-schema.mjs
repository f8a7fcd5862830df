import { join } from 'node:path';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { PROJECT_ROOT } from '../../electron/launcher/project.mjs';

export const SCHEMA_FILE = join(PROJECT_ROOT, 'assets', 'analysis.schema.json');

/** The JSON Schema of the analysis document, made from the type that the engine fills, as it stands in the file. */
export function analysisSchema() {
  const schema = createGenerator({
    path: join(PROJECT_ROOT, 'shared', 'model', 'analysis.ts'),
    tsconfig: join(PROJECT_ROOT, 'shared', 'tsconfig.json'),
    type: 'AnalysisDocument',
    skipTypeCheck: true,
    additionalProperties: false,
    sortProps: false,
  }).createSchema('AnalysisDocument');
  const titled = {
    $schema: schema.$schema,
    title: 'smtpscope/analysis@1',
    description:
      'What smtpscope analyze --format json prints; --format ndjson prints one Session of it a line.',
    $ref: schema.$ref,
    definitions: schema.definitions,
  };
  return format(JSON.stringify(titled), { parser: 'json', printWidth: 110 });
}
