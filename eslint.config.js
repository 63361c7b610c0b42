import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import mayImport from './src/tools/may-import.cjs';
import svelteConfig from './svelte.config.js';

const SOURCES = ['src/**/*.ts', 'src/**/*.svelte', 'tests/**/*.ts'];
const SVELTE = ['**/*.svelte', '**/*.svelte.ts'];
const NODE = ['*.js', '*.ts', '*.cjs', 'src/tools/**', 'src/cli/**', 'tests/**'];

const noEnum = {
	selector: 'TSEnumDeclaration',
	message: 'A union of string literals says the same and needs no code.',
};
const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Named exports only: one name for one thing, everywhere.',
};

const rings = ['engine', 'content', 'storage', 'i18n', 'session', 'components'];

// Dependency-cruiser sees a component after compilation, when its `import type` lines are gone. Here they are seen.
/** @type {import('eslint').Linter.Config[]} */
const directionInComponents = ['components', 'routes'].map((place) => {
	const own = place === 'routes' ? mayImport.routes : [place, ...mayImport['lib/components']];
	const outside = rings.filter((ring) => !own.includes(ring)).join('|');
	const regex = `^(?:virtual:|(?:\\$lib|\\.\\.(?:/\\.\\.)*(?:/lib)?)/(?:${outside})/)`;
	const message = 'Not an import of this place, see src/tools/may-import.cjs.';
	return {
		files: [`src/**/${place}/**/*.svelte`],
		rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
	};
});

export default defineConfig(
	globalIgnores(['build/', 'dist/', '.svelte-kit/', '.cache/', 'test-results/', 'playwright-report/']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	{
		files: SOURCES,
		extends: [ts.configs.strictTypeChecked, svelte.configs.recommended],
		languageOptions: {
			globals: globals.browser,
			parserOptions: {
				projectService: {
					allowDefaultProject: ['src/service-worker.ts'],
					defaultProject: 'src/tools/tsconfig.worker.json',
				},
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'no-undef': 'off', // TypeScript knows better
			'no-restricted-syntax': ['error', noEnum, noDefaultExport],
			'@typescript-eslint/consistent-type-imports': 'error',
			// `return refuse(problem)` as an early return reads well.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// `'total' | DimensionId` says more than `string`.
			'@typescript-eslint/no-redundant-type-constituents': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
	{
		files: SVELTE,
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
	{
		// A component imported from another has no type the linter can see; svelte-check sees it.
		files: ['**/*.svelte', 'tests/browser/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},
	{
		files: ['**/*.svelte'],
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			// Addresses carry a query; src/routes/addresses.ts is the one place that resolves them.
			'svelte/no-navigation-without-resolve': 'off',
			'prefer-const': 'off', // $props() and $bindable() need `let`
		},
	},
	{
		// Shared state is replaced whole ($state.raw), so a plain Map filled before that is right.
		files: SVELTE,
		rules: { 'svelte/prefer-svelte-reactivity': 'off' },
	},
	{
		// What a virtual module exports can only be described this way.
		files: ['src/**/*.d.ts'],
		rules: {
			'no-restricted-syntax': ['error', noEnum],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
		},
	},
	directionInComponents,
	{
		files: ['src/lib/engine/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...['Date', 'console', 'fetch', 'crypto', 'performance', 'globalThis', 'Intl'].map((name) => ({
					name,
					message: 'The engine has no words, no clock, no luck: pass it in.',
				})),
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'The engine has no luck: pass it in.' },
			],
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^[^.]', message: 'The engine imports only its own files.' }] },
			],
		},
	},
	{
		// Property-based tests and fakes of the browser pass functions around by name.
		files: ['tests/**/*.ts'],
		rules: { '@typescript-eslint/unbound-method': 'off' },
	},
	{ files: ['static/**/*.js'], languageOptions: { globals: globals.serviceworker } },
	{ files: ['static/rescue/*.js'], languageOptions: { sourceType: 'script', globals: globals.browser } },
	{ files: NODE, languageOptions: { globals: globals.node } },
	{
		files: ['*.ts'],
		extends: [ts.configs.recommended],
	},
);
