import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { browserLaunchOptions, firefoxLaunchOptions } from './src/tools/find-browser.mjs';

/** Another port lets two runs stand beside each other on one machine. */
const PORT = process.env['JOURNEY_PORT'] ?? '4174';
const ADDRESS = `http://localhost:${PORT}`;
const RESULTS = 'test-results';
/** Each worker reads this file anew, with a number of its own. */
const DOWNLOADS = join(
	import.meta.dirname,
	RESULTS,
	`downloads-${process.env['TEST_PARALLEL_INDEX'] ?? '0'}`,
);
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const FIREFOX = {
	browserName: 'firefox',
	channel: 'moz-firefox',
	launchOptions: firefoxLaunchOptions(DOWNLOADS),
} as const;
const PAPER = { viewport: { width: 1000, height: 1200 }, locale: 'zh-CN' };

export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '**/*.spec.ts',
	outputDir: RESULTS,
	forbidOnly: true,
	// Journeys prove what happens, `bench:web` how fast: on a machine that others use too, five seconds are not always enough.
	expect: { timeout: 10_000 },
	timeout: 60_000,
	fullyParallel: true,
	workers: 2,
	// A journey that passes the second time has still failed once.
	retries: 0,
	// About twice what all of them take on two idle cores: slow is told from stuck by each journey's own limit.
	globalTimeout: 30 * 60_000,
	reporter: [['dot'], ['json', { outputFile: 'node_modules/.cache/reports/journeys.json' }]],
	use: {
		baseURL: ADDRESS,
		browserName: 'chromium',
		headless: true,
		launchOptions: browserLaunchOptions(),
		serviceWorkers: 'allow',
		// A record of every step takes a third of the time; `npx playwright test NAME --trace on` makes one of a journey that fails.
		trace: 'off',
	},
	// A journey is walked by the Chinese phone. Its tags say where it is walked again, since something else may come out:
	// @english: longer words, plurals, amounts; @engine: storage, files, worker, focus, printing, voice, layout.
	// @wide: on a desktop in place of the phone.
	projects: [
		{ name: 'phone-zh', grepInvert: /@wide/, use: { ...PHONE, locale: 'zh-CN' } },
		{ name: 'phone-en', grep: /@english/, use: { ...PHONE, locale: 'en-US' } },
		{ name: 'desktop', grep: /@wide/, use: { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' } },
		{
			name: 'firefox',
			grep: /@engine/,
			use: { ...FIREFOX, viewport: { width: 360, height: 740 }, locale: 'zh-CN' },
		},
		// What comes out of the printer, see tests/papers/papers.spec.ts: wide enough for a sheet as it is printed.
		{ name: 'papers', testDir: 'tests/papers', use: PAPER },
		{ name: 'papers-firefox', testDir: 'tests/papers', use: { ...FIREFOX, ...PAPER } },
		// Not Playwright's own browser: WebKitGTK is driven by selenium-webdriver.
		{ name: 'webkit', testDir: 'tests/engines', timeout: 120_000 },
	],
	webServer: {
		command: `node src/tools/serve-static.mjs build ${PORT}`,
		url: ADDRESS,
		reuseExistingServer: false,
	},
});
