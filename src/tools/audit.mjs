// Known weaknesses of what the app is made of: `npm run check:audit`. Without a network nothing is known, and that is said.
import { spawnSync } from 'node:child_process';
import { ROOT } from './input-hash.mjs';

const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
	cwd: ROOT,
	encoding: 'utf8',
	timeout: 120_000,
	shell: process.platform === 'win32',
});
const told = reportOf(audit.stdout);

if (told === undefined) {
	console.log('Not checked: the registry of packages does not answer.');
} else {
	const found = Object.values(told);
	const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
	for (const { name, severity } of found) console.log(`${severity}: ${name}`);
	console.log(`${found.length} known weaknesses, ${grave.length} of them grave`);
	if (grave.length > 0) process.exitCode = 1;
}

/**
 * @param {string} letters
 * @returns {Record<string, { name: string, severity: string }> | undefined} what is known of each package; undefined
 *   where npm told of an error instead
 */
function reportOf(letters) {
	try {
		return JSON.parse(letters).vulnerabilities;
	} catch {
		return undefined;
	}
}
