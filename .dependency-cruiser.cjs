/** Who may import whom; the folders are the steps of the data flow. */
const engineStep = (step, ...allowed) => ({
  name: `engine-${step}`,
  comment: `shared/engine/${step} sees the model and the step before it`,
  severity: 'error',
  from: { path: `^shared/engine/${step}/` },
  to: {
    path: '^(shared|electron|renderer)/',
    pathNot: [
      '^shared/model/',
      '^shared/engine/limits\\.ts$',
      `^shared/engine/${step}/`,
      ...allowed.map((a) => `^shared/engine/${a}/`),
    ],
  },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.config\\.ts$'] },
      to: {},
    },
    {
      name: 'model-sees-nothing',
      severity: 'error',
      from: { path: '^shared/model/' },
      to: { path: '^(shared/(?!model)|electron|renderer)' },
    },
    engineStep('packet'),
    engineStep('stream', 'packet'),
    engineStep('smtp', 'stream', 'mail'),
    engineStep('mail'),
    engineStep('log'),
    engineStep('diagnosis', 'mail', 'log'),
    engineStep('join', 'log', 'diagnosis'),
    engineStep('dialogues', 'smtp', 'stream', 'log'),
    {
      name: 'remedy-sees-model-only',
      comment:
        'what cures a refusal is data and pure functions; the command line, reports and the window take it from there',
      severity: 'error',
      from: { path: '^shared/remedy/' },
      to: {
        path: '^(shared|electron|renderer)/',
        pathNot: ['^shared/(model|remedy)/', '^shared/engine/limits\\.ts$'],
      },
    },
    {
      name: 'engine-has-one-door',
      comment:
        'outside the engine only analyze.ts, explain.ts and limits.ts are imported (types may come from anywhere)',
      severity: 'error',
      from: { path: '^(shared/(query|report|ipc)|electron|renderer)/' },
      to: {
        path: '^shared/engine/',
        pathNot: '^shared/engine/[a-z-]+\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer)/|^node:|^electron$', dependencyTypes: ['core', 'local', 'npm-dev'] },
    },
    {
      name: 'shared-has-no-core-modules',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rooms-below-the-views',
      comment: 'query, report and ipc see model (and each other not, but for types)',
      severity: 'error',
      from: { path: '^shared/(query|report|ipc)/' },
      to: { path: '^shared/(query|report|ipc)/', pathNot: '^shared/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lookup-asks-nobody-itself',
      comment: 'shared/lookup sees model and the doors of the engine; the network is handed in',
      severity: 'error',
      from: { path: '^shared/lookup/' },
      to: {
        path: '^(shared|electron|renderer)/',
        pathNot: '^shared/(lookup|model)/|^shared/engine/[a-z-]+\\.ts$',
      },
    },
    {
      name: 'renderer-sees-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-takes-engine-types-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^shared/engine/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plain-node',
      comment: 'the command line, the capture readers and the launcher run without Electron',
      severity: 'error',
      from: { path: '^electron/(cli|capture|launcher|lookup)/' },
      to: { path: '^(node_modules/electron/|electron$|electron/(main|preload)/)' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
