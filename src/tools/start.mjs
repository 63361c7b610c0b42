// `npm start` on a fresh clone: install, build, serve. What is up to date is not done again.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfInputs, ROOT } from './input-hash.mjs';
import { serveStatic } from './serve-static.mjs';
import { installPackages } from './setup.mjs';

const BUILD = join(ROOT, 'build');

if (!installPackages() || !build()) process.exit(1);

const { address } = await serveStatic({
	folder: BUILD,
	port: Number(process.env.PORT ?? 4173),
	orNextFree: true,
});
console.log(`Factory Checkup is ready: ${address}  (Ctrl+C stops it)`);

function build() {
	if (isBuildUpToDate()) return true;
	console.log('Building ...');
	const done = spawnSync('npm run build', { cwd: ROOT, shell: true, encoding: 'utf8', maxBuffer: 1e8 });
	if (done.status !== 0) console.error(done.stdout + done.stderr);
	return done.status === 0;
}

// The version a build carries is the hash of what it was made of; the precache list is filled in last.
function isBuildUpToDate() {
	const version = join(BUILD, '_app/version.json');
	const worker = join(BUILD, 'service-worker.js');
	if (!existsSync(version) || !existsSync(worker)) return false;
	return (
		JSON.parse(readFileSync(version, 'utf8')).version === hashOfInputs() &&
		!readFileSync(worker, 'utf8').includes('self.__WB_MANIFEST')
	);
}
