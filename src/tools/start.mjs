// `npm start` on a fresh clone: install, build, serve. What is up to date is not done again.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashOfInputs, ROOT } from './input-hash.mjs';
import { installPackages } from './setup.mjs';

const BUILD = join(ROOT, 'build');

const { local } = parseArgs({ options: { local: { type: 'boolean', default: false } } }).values;

if (!installPackages() || !build()) process.exit(1);

// Not before: on a fresh clone there was nothing to import from.
const { serveStatic, THIS_COMPUTER, WHOLE_NETWORK } = await import('./serve-static.mjs');
const { default: encodeQR } = await import('qr');

const { address, port } = await serveStatic({
	folder: BUILD,
	port: Number(process.env.PORT ?? 4173),
	host: local ? THIS_COMPUTER : WHOLE_NETWORK,
	orNextFree: true,
});
const phoneAddresses = local ? [] : networkAddresses().map((host) => `http://${host}:${port}`);
console.log(`\n${phoneLines(phoneAddresses).join('\n')}`);
// Last, so that nobody has to scroll for it.
console.log(`Factory Checkup is ready: ${address}  (Ctrl+C stops it)`);

function build() {
	if (isBuildUpToDate()) return true;
	console.log('Building the app, about half a minute ...');
	const done = spawnSync('npm run build', { cwd: ROOT, shell: true, encoding: 'utf8', maxBuffer: 1e8 });
	if (done.status !== 0) console.error(done.stdout + done.stderr);
	return done.status === 0;
}

// The version a build carries is the hash of what it was made of; its files are compressed last.
function isBuildUpToDate() {
	const version = join(BUILD, '_app/version.json');
	if (!existsSync(version) || !existsSync(join(BUILD, 'service-worker.js.br'))) return false;
	return JSON.parse(readFileSync(version, 'utf8')).version === hashOfInputs();
}

/** @returns {string[]} where a phone in the same network finds this computer */
function networkAddresses() {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map((found) => found.address);
}

/** @param {string[]} addresses @returns {string[]} */
function phoneLines(addresses) {
	const [first] = addresses;
	if (local) return ['Only this computer can open it.', ''];
	if (first === undefined) return ['No network found: only this computer can open it.', ''];
	return [
		...encodeQR(first, 'ascii').trimEnd().split('\n').map(whiteOnBlack),
		`On a phone in the same network: ${addresses.join(' or ')}`,
		'  There it asks, saves on the phone and shows the result, while this computer serves it.',
		'  Working offline, installing and updating need HTTPS: see docs/hosting.md.',
		'  Everyone in this network can open the app, and nothing else on this computer; answers stay on each phone.',
		'  For this computer only: npm start -- --local',
		'',
	];
}

/** A terminal may have any colours; a camera wants these. @param {string} line */
function whiteOnBlack(line) {
	return process.stdout.isTTY ? `\x1b[97;40m${line}\x1b[0m` : line;
}
