// npm run schema: writes assets/analysis.schema.json from the types of shared/model.
import { writeFileSync } from 'node:fs';
import { analysisSchema, SCHEMA_FILE } from './analysis-schema.mjs';

writeFileSync(SCHEMA_FILE, await analysisSchema());
