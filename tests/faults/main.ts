// `npm run test:faults`: what machine and browser do to the built app. `-- --short`, `--only NAME,NAME`, `--engines
// chromium`, `--kills 1000`, `--seed 7`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { turnClock } from './clocks.ts';
import { corruptFiles } from './corrupting.ts';
import { engines, isInstalled, type Engine } from './device.ts';
import type { Extent, Fault, Finding } from './fault.ts';
import { failEachOperation } from './failing.ts';
import { fillDisk } from './full-disk.ts';
import { freezeTab } from './freezing.ts';
import { killAndDamage, killAtRandom } from './kills.ts';
import { saveAfterMuch } from './long-history.ts';
import { useAllDay } from './long-use.ts';
import { killStorageProcess, loseConnection } from './losing.ts';
import { answerInTwoTabs } from './two-tabs.ts';
import { killWhileUpgrading } from './upgrading.ts';

const { values: chosen } = parseArgs({
	options: {
		short: { type: 'boolean', default: false },
		only: { type: 'string' },
		engines: { type: 'string', default: engines.join() },
		kills: { type: 'string' },
		report: { type: 'string' },
		build: { type: 'string', default: 'build' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
	},
});
const extent: Extent = {
	form: chosen.short ? 'short' : 'long',
	kills: Number(chosen.kills ?? (chosen.short ? 30 : 1000)),
	seed: Number(chosen.seed),
	build: chosen.build,
};
const faults: readonly Fault[] = [
	{ name: 'killed', engines, on: killAtRandom },
	// Firefox opens what is left of a damaged database; that is `corrupted`. WebKitGTK has no second copy.
	{ name: 'thrown-away', engines: ['chromium'], on: killAndDamage },
	{ name: 'upgrading', engines, on: killWhileUpgrading },
	{ name: 'connection', engines, on: loseConnection },
	{ name: 'process', engines: ['webkit'], on: killStorageProcess },
	{ name: 'frozen', engines: ['chromium'], on: freezeTab },
	{ name: 'corrupted', engines, on: corruptFiles },
	{ name: 'two-tabs', engines: ['chromium', 'firefox'], on: answerInTwoTabs },
	{ name: 'clock', engines: ['chromium', 'firefox'], on: turnClock },
	// Chromium makes room for itself in between and then saves after all, so its quota is taken away in tests/journeys;
	// no driver holds WebKitGTK with a profile that lasts.
	{ name: 'full-disk', engines: ['firefox'], on: fillDisk },
	{ name: 'long-use', engines: ['chromium'], on: useAllDay },
	{ name: 'history', engines: ['chromium'], on: saveAfterMuch },
	{ name: 'kth-fails', engines: ['chromium'], on: failEachOperation },
];

const total = { passed: 0, failed: 0 };
for (const fault of faults) {
	if (chosen.only !== undefined && !chosen.only.split(',').includes(fault.name)) continue;
	const on = fault.engines.filter((engine) => chosen.engines.split(',').includes(engine));
	await Promise.all(on.map((engine) => tell(fault, engine)));
}
if (chosen.report !== undefined) {
	mkdirSync(dirname(chosen.report), { recursive: true });
	writeFileSync(chosen.report, JSON.stringify(total));
}
console.log(`${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

async function tell({ name, on }: Fault, engine: Engine): Promise<void> {
	const started = performance.now();
	const finding = isInstalled(engine)
		? await on(engine, extent).catch(failed)
		: failed(new Error(`${engine} is not installed`));
	if (finding.notRun !== undefined) {
		console.log(`NOT RUN ${name.padEnd(11)} ${engine.padEnd(9)} ${finding.notRun}`);
		return;
	}
	const isHeld = finding.problems.length === 0;
	total[isHeld ? 'passed' : 'failed'] += 1;
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	const { trials, promised, lost, torn, problems, figures = [] } = finding;
	console.log(
		`${isHeld ? 'ok    ' : 'FAILED'}  ${name.padEnd(11)} ${engine.padEnd(9)} ${String(trials).padStart(5)} trials, ` +
			`${String(promised)} promises: lost ${String(lost)}, torn ${String(torn)}  ${seconds} s  seed ${String(extent.seed)}`,
	);
	if (figures.length > 0) console.log(`        ${figures.join(', ')}`);
	for (const problem of problems.slice(0, 20)) console.log(`        ${problem.slice(0, 400)}`);
}

function failed(error: unknown): Finding {
	const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return { trials: 0, promised: 0, lost: 0, torn: 0, problems: [problem] };
}
