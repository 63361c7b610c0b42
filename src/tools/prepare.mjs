// npm runs this after each install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './input-hash.mjs';
import { rememberInstalled } from './setup.mjs';

rememberInstalled();

// `git push` runs the gate; a hooks path somebody chose before stays. Without git there is nothing to do.
if (existsSync(join(ROOT, '.git'))) {
	const chosen = spawnSync('git', ['config', '--get', 'core.hooksPath'], { cwd: ROOT });
	if (chosen.status === 1)
		spawnSync('git', ['config', 'core.hooksPath', 'src/tools/git-hooks'], { cwd: ROOT });
}
