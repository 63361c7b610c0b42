// Which Chromium the tests drive. Shared by the setup, vitest and Playwright.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// No sandbox: containers and root have none. The rest keeps the browser from talking to its maker.
export const BROWSER_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @returns {string | undefined} the path of a browser that exists */
export function findBrowser() {
	if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
	return [...INSTALLED, downloadedByPlaywright()].find((path) => path !== undefined && existsSync(path));
}

/** @returns {import('playwright').LaunchOptions} */
export function browserLaunchOptions() {
	const executablePath = findBrowser();
	return { args: BROWSER_ARGS, ...(executablePath !== undefined && { executablePath }) };
}

/** @returns {string | undefined} */
function downloadedByPlaywright() {
	// Before the first `npm ci` there is no Playwright to ask.
	if (!existsSync(new URL('../../node_modules/playwright', import.meta.url))) return undefined;
	return createRequire(import.meta.url)('playwright').chromium.executablePath();
}
