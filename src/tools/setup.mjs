// What the other scripts need before they can run: the packages, three browsers, PDF tools, a Chinese font.
// Runs before `npm ci`, so it imports nothing from node_modules. What is there already costs no network.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, findFirefox, findMiniBrowser } from './find-browser.mjs';
import { hashOfLock, ROOT } from './input-hash.mjs';

const INSTALLED_LOCK = join(ROOT, 'node_modules/.cache/installed-lock');
const MINUTES = 60_000;

export function installPackages() {
	if (existsSync(INSTALLED_LOCK) && readFileSync(INSTALLED_LOCK, 'utf8') === hashOfLock()) return true;
	console.log('Installing the packages of package-lock.json ...');
	// --include=dev: a NODE_ENV=production in the shell would leave out the tools.
	if (!run('npm ci --include=dev --no-audit --no-fund', 20 * MINUTES)) return false;
	rememberInstalled();
	return true;
}

export function rememberInstalled() {
	mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
	writeFileSync(INSTALLED_LOCK, hashOfLock());
}

/** @returns {string[]} what is still missing, as sentences; empty when the tests can run */
export function installTestTools() {
	if (!hasBrowser() && process.env.CHROMIUM_PATH === undefined) {
		console.log('No Chromium found, asking Playwright for one ...');
		const { ok } = attempt('npx --no-install playwright install --no-shell chromium', 5 * MINUTES);
		if (!ok) console.log('It could not be downloaded.');
	}
	const packages = missingTools().flatMap((tool) => tool.debian);
	if (packages.length > 0) installDebianPackages(packages);
	return missingTools().map((tool) => `Missing: ${tool.name}. ${tool.advice}`);
}

function missingTools() {
	return [
		{
			name: 'a Chromium that starts',
			isThere: hasBrowser,
			// A wrong CHROMIUM_PATH is not mended by another browser beside it.
			debian: process.env.CHROMIUM_PATH === undefined ? ['chromium-headless-shell'] : [],
			advice:
				'Install Chromium or Chrome, or set CHROMIUM_PATH to one. (Debian: apt install chromium-headless-shell)',
		},
		{
			name: 'Firefox',
			isThere: () => runs(findFirefox() ?? 'firefox', '--version'),
			debian: process.env.FIREFOX_PATH === undefined ? ['firefox-esr'] : [],
			advice: 'Install Firefox, or set FIREFOX_PATH to one. (Debian: apt install firefox-esr)',
		},
		{
			name: 'WebKitGTK with its driver and a display for it',
			isThere: hasWebKit,
			debian: ['webkit2gtk-driver', 'xvfb'],
			advice: 'Install them. (Debian: apt install webkit2gtk-driver xvfb)',
		},
		{
			name: 'pdftotext, pdftoppm and pdfinfo',
			isThere: () => ['pdftotext', 'pdftoppm', 'pdfinfo'].every((tool) => runs(tool, '-v')),
			debian: ['poppler-utils'],
			advice: 'Install poppler. (Debian: apt install poppler-utils; macOS: brew install poppler)',
		},
		{
			name: 'a Chinese font',
			isThere: hasChineseFont,
			debian: ['fonts-noto-cjk', 'fontconfig'],
			advice: 'Install Noto Sans CJK. (Debian: apt install fonts-noto-cjk fontconfig)',
		},
	].filter((tool) => !tool.isThere());
}

// Found is not enough: a downloaded browser without its system libraries exists and does not start.
function hasBrowser() {
	const path = findBrowser();
	return path !== undefined && runs(path, '--version');
}

function hasWebKit() {
	if (process.platform !== 'linux') return true; // there is none elsewhere: its journeys are passed over
	const tools = ['WebKitWebDriver', 'Xvfb'].map((tool) => spawnSync('which', [tool]).status === 0);
	return findMiniBrowser() !== undefined && tools.every(Boolean);
}

function hasChineseFont() {
	if (process.platform !== 'linux') return true; // macOS and Windows bring their own
	return spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim().length > 0;
}

/** @param {string[]} packages */
function installDebianPackages(packages) {
	if (!runs('apt-get', '--version')) return;
	const asRoot = process.getuid?.() === 0 ? '' : runs('sudo', '-n', 'true') ? 'sudo -n ' : undefined;
	if (asRoot === undefined) return;
	console.log(`Installing ${packages.join(', ')} ...`);
	const apt = `${asRoot}env DEBIAN_FRONTEND=noninteractive apt-get`;
	run(`${apt} update && ${apt} install -y --no-install-recommends ${packages.join(' ')}`, 20 * MINUTES);
}

/** @param {string} tool @param {string[]} words */
function runs(tool, ...words) {
	return spawnSync(tool, words, { stdio: 'ignore', timeout: MINUTES }).status === 0;
}

/**
 * Quiet while it goes well; the whole output when it does not.
 * @param {string} command @param {number} timeout in milliseconds
 */
function run(command, timeout) {
	const { ok, output } = attempt(command, timeout);
	if (!ok) console.error(`${command}\n${output}`);
	return ok;
}

/** @param {string} command @param {number} timeout in milliseconds */
function attempt(command, timeout) {
	const done = spawnSync(command, { cwd: ROOT, shell: true, encoding: 'utf8', timeout, maxBuffer: 1e8 });
	return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}
