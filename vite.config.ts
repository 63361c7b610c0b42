import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { contentPlugin } from './src/cli/content-plugin.ts';
import { browserLaunchOptions } from './src/tools/find-browser.mjs';

/**
 * What the start page needs and some others: in one file with what only those need, it would make its first load
 * heavier. Where the size check says that it is over, something new belongs here.
 */
const onStartPage =
	/components.(chain-layout|turns|OpeningWords)|engine.result|(session|storage).(shelf|device-space|storage|installation|browser-kind|saves-under-way|script-address|device-note|random-id)\./;

export default defineConfig({
	plugins: [contentPlugin(), sveltekit()],
	// Its package gives Node the CommonJS file, which has no named exports: `vite dev` would stop there.
	build: {
		rolldownOptions: {
			output: {
				// Fewer files: over HTTP/1.1 a phone asks for six at a time, and each round takes as long as 30 KiB.
				codeSplitting: {
					groups: [
						{ name: 'every-page', minShareCount: 10 },
						{ name: 'start-page', minShareCount: 2, test: onStartPage },
						{ name: 'pages-of-a-firm', minShareCount: 3, test: /src.lib/ },
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
				optimizeDeps: { include: ['dexie', 'i18next', 'valibot', 'vitest-browser-svelte'] },
				test: {
					name: 'browser',
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
