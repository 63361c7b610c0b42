// Direction and cycles of imports. The table is src/tools/may-import.cjs.
const MAY_IMPORT = require('./src/tools/may-import.cjs');

const direction = Object.entries(MAY_IMPORT).map(([place, rings]) => ({
	name: `${place.replace('lib/', '')}-imports`,
	severity: 'error',
	comment: `Of ours, only: ${rings.join(', ') || 'nothing'}`,
	from: { path: `^src/${place}[/.]` },
	to: {
		path: '^(src|tests|questionnaires|static)/',
		pathNot: [`^src/${place}/`, ...rings.map((ring) => `^src/lib/${ring}/`)],
	},
}));

module.exports = {
	forbidden: [
		...direction,
		{
			name: 'no-new-ring',
			severity: 'error',
			comment: 'What lies in src/lib belongs to a ring.',
			from: {
				path: '^src/lib/',
				pathNot: Object.keys(MAY_IMPORT).map((place) => `^src/${place}/`),
			},
			to: {},
		},
		{
			name: 'engine-needs-nothing',
			severity: 'error',
			comment: 'No package, no Node module, no virtual module in the engine.',
			from: { path: '^src/lib/engine/' },
			to: { pathNot: '^src/lib/engine/' },
		},
		{
			name: 'content-is-read-at-the-edge',
			severity: 'error',
			comment: 'virtual:content* enters through session and i18n only.',
			from: { path: '^src/', pathNot: '^src/lib/(session|i18n)/' },
			to: { path: '^virtual:' },
		},
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'resolvable',
			severity: 'error',
			comment: 'Virtual modules have no file; everything else has.',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^virtual:', '^\\$(app|service-worker)', '\\./\\$types'] },
		},
	],
	options: {
		doNotFollow: { path: ['node_modules'] },
		exclude: { path: ['^src/tools/'] },
		tsPreCompilationDeps: true,
		webpackConfig: { fileName: 'src/tools/import-alias.cjs' },
		extraExtensionsToScan: ['.css', '.json'],
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.css', '.d.ts'],
		},
	},
};
