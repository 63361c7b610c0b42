// `npm test` on any machine: bring what is missing, then run the gate. The last line is the gate's.
import { spawnSync } from 'node:child_process';
import { installPackages, installTestTools } from './setup.mjs';
import { ROOT } from './input-hash.mjs';

const missing = installPackages() ? installTestTools() : ['npm ci failed, see above.'];

if (missing.length > 0) {
	console.error(missing.join('\n'));
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
} else {
	const words = ['src/tools/verify.mjs', ...process.argv.slice(2)];
	process.exitCode = spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
