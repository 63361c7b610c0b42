// `npm run bench:web`: how fast the built app is on a cheap phone. `-- --only taps,resume`, `--runs 3`, `--check`.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import { measureCaseload } from './caseload.ts';
import { measureCold } from './cold.ts';
import { isKept, tableOf, type Figure } from './figure.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureMemory } from './memory.ts';
import { measurePrinting } from './printing.ts';
import { measureResume } from './resume.ts';
import { measureTaps } from './taps.ts';

const { values: chosen } = parseArgs({
	options: {
		only: { type: 'string' },
		runs: { type: 'string', default: '5' },
		check: { type: 'boolean', default: false },
	},
});
const runs = Number(chosen.runs);
const { address, port, close } = await serveStatic({ folder: 'build', port: 4357, orNextFree: true });

const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
	lighthouse: () => measureLighthouse(address, runs),
	cold: () => measureCold(port, runs),
	resume: () => measureResume(address, runs),
	taps: () => measureTaps(address, runs),
	memory: () => measureMemory(address),
	printing: () => measurePrinting(address),
	caseload: () => measureCaseload(address, runs),
};
const names = chosen.only?.split(',') ?? Object.keys(parts);
const figures: Figure[] = [];
for (const name of names) {
	const measure = parts[name];
	if (measure === undefined) throw new Error(`no part ${name}: ${Object.keys(parts).join(', ')}`);
	console.error(`${name} ...`);
	figures.push(...(await measure()));
}
await close();
console.log(
	`${new Date().toISOString().slice(0, 10)}, ${String(cpus().length)} × ${cpus()[0]?.model ?? ''}\n`,
);
console.log(tableOf(figures));
if (chosen.check && !figures.every(isKept)) process.exitCode = 1;
