// Which Chromium the tests drive. Shared by the setup, vitest and Playwright.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const INSTALLED = [
	// The same engine without windows: half the work for the machine, for nothing but pages runs.
	'/usr/bin/chromium-headless-shell',
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

const INSTALLED_FIREFOX = [
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** @returns {string | undefined} an unpatched Firefox, driven by WebDriver BiDi */
export function findFirefox() {
	if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
	return INSTALLED_FIREFOX.find((path) => existsSync(path));
}

/** @returns {string | undefined} the small browser of WebKitGTK; only Linux has one */
export function findMiniBrowser() {
	if (!existsSync('/usr/lib')) return undefined;
	return readdirSync('/usr/lib', { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && entry.name.endsWith('-linux-gnu'))
		.map((entry) => `/usr/lib/${entry.name}/webkit2gtk-4.1/MiniBrowser`)
		.find((path) => existsSync(path));
}

/**
 * @param {string} downloads folder for the files that a page saves: Firefox ESR tells of them in a form that Playwright
 *   passes over
 * @returns {import('playwright').LaunchOptions}
 */
export function firefoxLaunchOptions(downloads) {
	const executablePath = findFirefox();
	return {
		...(executablePath !== undefined && { executablePath }),
		downloadsPath: downloads,
		firefoxUserPrefs: {
			// Nobody is there to answer whether the app may keep its storage.
			'dom.storageManager.prompt.testing': true,
			'dom.storageManager.prompt.testing.allow': true,
		},
	};
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
