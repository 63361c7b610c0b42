// All parts that are in the app, for whoever has to know: `npm run sbom` writes dist/sbom.cdx.json (CycloneDX).
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './input-hash.mjs';

const TARGET = 'dist/sbom.cdx.json';
const { status, stdout, stderr } = spawnSync(
	'npm',
	// From the lockfile, so that it says the same on every machine.
	['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'],
	{ cwd: ROOT, encoding: 'utf8', maxBuffer: 100_000_000, shell: process.platform === 'win32' },
);
if (status !== 0) {
	console.error(stderr);
	process.exit(1);
}
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, TARGET), stdout);
console.log(`${TARGET}: ${JSON.parse(stdout).components.length} parts`);
