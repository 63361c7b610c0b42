import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from './src/tools/find-browser.mjs';

/** Another port lets two runs stand beside each other on one machine. */
const PORT = process.env['JOURNEY_PORT'] ?? '4174';
const ADDRESS = `http://localhost:${PORT}`;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	forbidOnly: true,
	fullyParallel: true,
	workers: 2,
	// A journey that passes the second time has still failed once.
	retries: 0,
	globalTimeout: 15 * 60_000,
	reporter: [['line'], ['json', { outputFile: 'node_modules/.cache/reports/journeys.json' }]],
	use: {
		baseURL: ADDRESS,
		browserName: 'chromium',
		headless: true,
		launchOptions: browserLaunchOptions(),
		serviceWorkers: 'allow',
		trace: 'retain-on-failure',
	},
	projects: [
		{ name: 'phone-zh', use: { ...PHONE, locale: 'zh-CN' } },
		{ name: 'phone-en', use: { ...PHONE, locale: 'en-US' } },
		{ name: 'desktop', use: { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' } },
	],
	webServer: {
		command: `node src/tools/serve-static.mjs build ${PORT}`,
		url: ADDRESS,
		reuseExistingServer: false,
	},
});
