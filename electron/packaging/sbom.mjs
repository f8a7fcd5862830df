// npm run sbom: what is shipped, as CycloneDX JSON (https://cyclonedx.org/), on standard output.
//
// Bundled packages are development dependencies to npm, so its own list is cut down to what the sources import.
import { PROJECT_ROOT } from '../launcher/project.mjs';
import { runNpm } from '../launcher/run-process.mjs';
import { shippedPackages } from './licenses.mjs';

const { code, output } = await runNpm(['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
  cwd: PROJECT_ROOT,
});
// npm's warnings stand before the document.
const document = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
const shipped = new Set([...shippedPackages(), 'electron']);

/** @param {{ group?: string, name: string }} component */
const isShipped = ({ group, name }) => shipped.has(group ? `${group}/${name}` : name);

const components = document.components.filter(isShipped);
const refs = new Set([
  document.metadata.component['bom-ref'],
  ...components.map((/** @type {{ 'bom-ref': string }} */ component) => component['bom-ref']),
]);
const dependencies = document.dependencies
  .filter((/** @type {{ ref: string }} */ { ref }) => refs.has(ref))
  .map((/** @type {{ ref: string, dependsOn?: string[] }} */ { ref, dependsOn = [] }) => ({
    ref,
    dependsOn: dependsOn.filter((each) => refs.has(each)),
  }));
process.stdout.write(`${JSON.stringify({ ...document, components, dependencies }, undefined, 2)}\n`);
process.exitCode = code;
