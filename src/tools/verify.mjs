// The one gate. `npm run verify -- --only unit,lint` runs chosen steps. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './input-hash.mjs';

const REPORTS = 'node_modules/.cache/reports';

/**
 * A `tests` step counts the tests in its report, any other step counts as one. Light steps run two at a time.
 * @typedef {{ name: string, command: string, light?: true, needs?: string, tests?: (report: any) => Count }} Step
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {Count & { output: string, seconds: number }} Outcome
 */

/** @type {Step[]} */
const STEPS = [
	{
		name: 'types',
		light: true,
		command: 'svelte-check --fail-on-warnings && tsc -p src/tools/tsconfig.worker.json',
	},
	{ name: 'purity', light: true, command: 'tsc -p src/lib/engine/tsconfig.json' },
	{ name: 'lint', light: true, command: 'eslint . --max-warnings 0' },
	{ name: 'format', light: true, command: 'prettier --check .' },
	{ name: 'direction', light: true, command: 'depcruise src --config .dependency-cruiser.cjs' },
	{ name: 'unused', light: true, command: 'knip' },
	{ name: 'content', light: true, command: 'npm run --silent check:content -- --strict' },
	{ name: 'texts', light: true, command: 'node src/tools/check-texts.mjs' },
	{ name: 'unit', command: vitest('unit'), tests: countVitest },
	{ name: 'browser', command: vitest('browser'), tests: countVitest },
	{ name: 'build', command: 'npm run --silent build' },
	{ name: 'size', command: 'node src/tools/size.mjs', needs: 'build' },
	{ name: 'single', command: 'npm run --silent build:single' },
	{
		name: 'faults',
		command: `npm run --silent test:faults -- --short --seed 1 --report ${reportOf('faults')}`,
		needs: 'build',
		tests: countFaults,
	},
	{ name: 'journeys', command: 'playwright test', needs: 'build', tests: countPlaywright },
];

const total = { passed: 0, failed: 0 };
const failedSteps = new Set();
/** @type {Set<Promise<Outcome>>} */
const running = new Set();
const chosen = chooseSteps(process.argv.slice(2));

rmSync(join(ROOT, REPORTS), { recursive: true, force: true });
// Most steps read the types Kit generates. If this fails, those steps say so.
await run('svelte-kit sync');

const lightOutcomes = new Map(chosen.filter((step) => step.light).map((step) => [step, twoAtATime(step)]));
for (const step of chosen) {
	const outcome = await (lightOutcomes.get(step) ?? outcomeOf(step));
	if (outcome.failed > 0) failedSteps.add(step.name);
	total.passed += outcome.passed;
	total.failed += outcome.failed;
	print(step, outcome);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** @param {string[]} words @returns {Step[]} */
function chooseSteps(words) {
	const at = words.indexOf('--only');
	if (at < 0) return STEPS;
	const names = words[at + 1]?.split(',') ?? [];
	const steps = STEPS.filter((step) => names.includes(step.name));
	if (steps.length > 0 && steps.length === names.length) return steps;
	console.error(`--only takes names of steps: ${STEPS.map((step) => step.name).join(',')}`);
	console.log('0 passed, 1 failed');
	process.exit(1);
}

/** @param {Step} step @returns {Promise<Outcome>} */
async function twoAtATime(step) {
	while (running.size >= 2) await Promise.race(running);
	const outcome = outcomeOf(step).finally(() => running.delete(outcome));
	running.add(outcome);
	return outcome;
}

/** @param {Step} step @returns {Promise<Outcome>} */
async function outcomeOf(step) {
	if (step.needs !== undefined && failedSteps.has(step.needs)) {
		return { passed: 0, failed: 1, output: `could not run: ${step.needs} failed\n`, seconds: 0 };
	}
	const started = performance.now();
	const { ok, output } = await run(step.command);
	const seconds = (performance.now() - started) / 1000;
	return { ...countOf(step, ok), output, seconds };
}

/** @param {Step} step @param {boolean} ok @returns {Count} */
function countOf(step, ok) {
	if (step.tests === undefined) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	const report = join(ROOT, reportOf(step.name));
	const count = existsSync(report)
		? step.tests(JSON.parse(readFileSync(report, 'utf8')))
		: { passed: 0, failed: 0 };
	// Green needs tests that ran. Red without a failed test (a file that does not load, a crash) is one failure.
	const isTrulyGreen = ok && count.passed > 0;
	return isTrulyGreen ? count : { ...count, failed: Math.max(count.failed, 1) };
}

/** @param {{ numPassedTests: number, numFailedTests: number }} report @returns {Count} */
function countVitest(report) {
	return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** @param {{ stats: { expected: number, flaky: number, unexpected: number } }} report @returns {Count} */
function countPlaywright({ stats }) {
	return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** @param {Count} count @returns {Count} */
function countFaults({ passed, failed }) {
	return { passed, failed };
}

/** @param {Step} step @param {Outcome} outcome */
function print(step, outcome) {
	const tests = step.tests ? `  ${outcome.passed} of ${outcome.passed + outcome.failed} tests` : '';
	const verdict = outcome.failed === 0 ? 'ok    ' : 'FAILED';
	console.log(`${verdict}  ${step.name.padEnd(10)}${outcome.seconds.toFixed(1).padStart(6)} s${tests}`);
	if (outcome.failed > 0 || step.name === 'size')
		console.log(outcome.output.trimEnd().replace(/^/gm, '        '));
}

/** @param {string} project @returns {string} */
function vitest(project) {
	const report = `--reporter=json --outputFile.json=${reportOf(project)}`;
	return `vitest run --project ${project} --reporter=default ${report}`;
}

/** @param {string} name @returns {string} from the root; playwright.config.ts writes its own there */
function reportOf(name) {
	return `${REPORTS}/${name}.json`;
}

/** @param {string} command @returns {Promise<{ ok: boolean, output: string }>} */
function run(command) {
	return new Promise((done) => {
		const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
		const env = { ...process.env, PATH: path, CI: '1', NO_COLOR: '1' };
		const child = spawn(command, { cwd: ROOT, shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		}
		child.on('close', (code) => done({ ok: code === 0, output }));
	});
}
