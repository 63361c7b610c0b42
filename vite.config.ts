import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { contentPlugin } from './src/cli/content-plugin.ts';
import {
	forOwners,
	onEveryPage,
	onResultPage,
	onStartPage,
	whileAdvising,
	whileAsking,
	whileSending,
} from './src/tools/chunk-names.mjs';
import { browserLaunchOptions } from './src/tools/find-browser.mjs';

/** Of a few bytes each: a file of its own costs a phone as long as 30 KiB. */
const tinyOnEveryPage = /rolldown.runtime|kit.src.runtime.app/;

/** Letters; in small files there is little to compile, and none of it late. */
const worthAHint = 4000;
const renderedLength = (modules: readonly { readonly renderedLength: number }[]): number =>
	modules.reduce((sum, module) => sum + module.renderedLength, 0);

export default defineConfig({
	plugins: [contentPlugin(), sveltekit()],
	// Its package gives Node the CommonJS file, which has no named exports: `vite dev` would stop there.
	build: {
		rolldownOptions: {
			output: {
				// Nearly all of a file is called while its page opens: browsers that know this compile it beside the page, not in it.
				postBanner: ({ modules }) =>
					renderedLength(Object.values(modules)) > worthAHint ? '//# allFunctionsCalledOnLoad' : '',
				codeSplitting: {
					groups: [
						{ name: 'every-page', test: tinyOnEveryPage },
						{ name: onEveryPage, debugName: 'every page', minShareCount: 2 },
						{ name: onStartPage, debugName: 'start page', minShareCount: 2 },
						// Asked for by scripts alone: with components in one file it would wait for their style.
						{ name: 'storage', test: /node_modules.(dexie|valibot)|src.lib.storage/, minShareCount: 2 },
						{ name: whileAsking, debugName: 'asking', minShareCount: 2 },
						{ name: whileAdvising, debugName: 'advising', minShareCount: 2 },
						{ name: onResultPage, debugName: 'result', minShareCount: 2 },
						{ name: forOwners, debugName: 'keeping', minShareCount: 2 },
						{ name: whileSending, debugName: 'sending', minShareCount: 2 },
						{ name: 'workbench', minShareCount: 2 },
					],
				},
			},
		},
	},
	ssr: { noExternal: ['workbox-window'] },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// The tests share nothing that one could spoil for another, and content is read once for all.
					isolate: false,
					environment: 'node',
					setupFiles: ['tests/support/seed.ts'],
					include: ['tests/unit/**/*.test.ts'],
				},
			},
			{
				extends: true,
				// Found while the tests run, a dependency makes Vite reload the page under them.
				optimizeDeps: {
					include: ['@noble/ciphers/aes.js', 'dexie', 'i18next', 'valibot', 'vitest-browser-svelte'],
				},
				test: {
					name: 'browser',
					// How much of the faults is tried: see tests/support/hostile.ts.
					env: { FAULTS_LONG: process.env['FAULTS_LONG'] ?? '' },
					include: ['tests/browser/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						provider: playwright({ launchOptions: browserLaunchOptions() }),
						instances: [{ browser: 'chromium' }],
						viewport: { width: 360, height: 740 },
						screenshotFailures: false,
					},
				},
			},
		],
	},
});
