import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/engine/diagnosis.ts';
import { planMerge } from '../../../src/lib/session/workbench/merge-plan.ts';
import { rowsOf } from '../../../src/lib/session/workbench/merge-rows.ts';
import { usualSide } from '../../../src/lib/session/workbench/merge-statements.ts';
import { lookAt, type FileProblem } from '../../../src/lib/session/workbench/opened-file.ts';
import { realQuestionnaire, realScales } from '../../support/content.ts';
import { drawLots, hostileLetters, isPrototypeClean, secondsOfWork, timesOf } from '../../support/hostile.ts';
import { wholeBackup } from '../../support/whole-backup.ts';

const valid = wholeBackup(realQuestionnaire);
const bytesOf = (letters: string) => new TextEncoder().encode(letters);

/** All that a file can be refused for. */
const refusals: ReadonlySet<string> = new Set([
	'damaged',
	...[
		'unreadable',
		'schema',
		'unknown-key',
		'newer-edition',
		'wrong-form',
		'other-questionnaire',
		'newer-version',
	],
	...[
		'unknown-item',
		'no-such-option-index',
		'wrong-kind',
		'unknown-option',
		'option-twice',
		'unknown-reason',
	],
	...['must-apply', 'not-a-number', 'not-whole', 'below', 'above', 'exceeds'],
]);
const kindOf = (found: FileProblem): string =>
	found.kind === 'file' ? found.problem.kind : found.problem.problem.kind;

/** Opens a file as the app does, and does with what is in it all that is done before somebody says yes. */
async function take(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
	const looked = await lookAt(bytes, realQuestionnaire);
	if (!looked.ok) return looked.problems.map(kindOf);
	if (looked.value.kind === 'sealed') return ['sealed'];
	const plan = planMerge(looked.value.file.checkUps, {
		questionnaire: realQuestionnaire,
		journals: [],
		unreadable: [],
		cards: [],
	});
	rowsOf(plan, {
		questionnaire: realQuestionnaire,
		sideOf: (_, item) => usualSide(item),
		at: 1,
		newId: () => 'new',
	});
	for (const { answers } of looked.value.file.checkUps.slice(0, 3))
		diagnose(realQuestionnaire, realScales, answers);
	return [];
}

/** Refused for a known reason or taken, in two seconds, and without a trace in what objects are made of. */
async function isBorne(bytes: Uint8Array<ArrayBuffer>, seed: number): Promise<'refused' | 'taken'> {
	const started = secondsOfWork();
	const problems = await take(bytes).catch((error: unknown) => {
		throw new Error(`file of seed ${String(seed)}`, { cause: error });
	});
	expect(secondsOfWork() - started, `seconds for the file of seed ${String(seed)}`).toBeLessThan(2);
	expect(
		problems.filter((kind) => !refusals.has(kind)),
		`seed ${String(seed)}`,
	).toEqual([]);
	expect(isPrototypeClean(), `seed ${String(seed)}`).toBe(true);
	return problems.length > 0 ? 'refused' : 'taken';
}

describe('a backup that somebody hostile or a broken stick made', () => {
	it('is itself taken while nothing was done to it', async () => {
		expect(await take(bytesOf(valid))).toEqual([]);
	});

	it('is refused with a reason or taken as words, in letters', async () => {
		const fates = { refused: 0, taken: 0 };
		for (let seed = 1; seed <= timesOf(200, 4000); seed++)
			fates[await isBorne(bytesOf(hostileLetters(valid, drawLots(seed))), seed)] += 1;
		// Both happen, or nothing was tried.
		expect([fates.refused > 50, fates.taken > 5]).toEqual([true, true]);
	}, 600_000);
});

it.each([
	'{"answers":{"headcount":{"value":1,"at":1e999}}}',
	'{"answers":{},"setAside":[{"version":0,"answers":{"gone":1e999}}]}',
	'{"answers":{},"history":[{"item":"gone","value":1,"version":-1e999}]}',
])('a number beyond all numbers, which no row keeps, is refused: %s', async (letters) => {
	expect(await take(bytesOf(letters))).not.toEqual([]);
});

describe('files that are made to hold a phone up', () => {
	const answers = (said: string) => bytesOf(`{"answers":{${said}}}`);
	it.each([
		[
			'a hundred thousand items that nobody asks',
			() => answers(Array.from({ length: 100_000 }, (_, at) => `"i${String(at)}":1`).join()),
		],
		['one item with a name of eight megabytes', () => answers(`"${'headcount'.repeat(900_000)}":1`)],
		['a million levels of brackets', () => bytesOf('['.repeat(1_000_000) + ']'.repeat(1_000_000))],
		[
			'answers a hundred thousand levels deep',
			() => answers(`"headcount":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
		],
		[
			'a note a hundred thousand levels deep',
			() => answers(`"headcount":{"value":1,"note":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
		],
		[
			'history a hundred thousand levels deep',
			() =>
				bytesOf(
					`{"answers":{},"history":[{"item":"headcount","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`,
				),
		],
		[
			'five thousand check-ups, each following the one before',
			() =>
				bytesOf(
					JSON.stringify({
						checkUps: Array.from({ length: 5_000 }, (_, at) => ({
							answers: {},
							checkUp: { id: `c${String(at)}`, follows: `c${String(at + 1)}`, createdAt: 1, updatedAt: 1 },
						})),
					}),
				),
		],
		[
			'one option a hundred thousand times',
			() => answers(`"does_itself":[${Array.from({ length: 100_000 }, () => '"design"').join()}]`),
		],
		[
			'a hundred thousand options that there are not',
			() => answers(`"does_itself":[${Array.from({ length: 100_000 }, () => '"x"').join()}]`),
		],
		[
			'thirty thousand things said to one item',
			() =>
				bytesOf(
					JSON.stringify({
						answers: {},
						history: Array.from({ length: 30_000 }, (_, at) => ({ item: 'headcount', value: at, at })),
					}),
				),
		],
		[
			'a million things said to one item',
			() => bytesOf(`{"answers":{},"history":[${Array.from({ length: 1_000_000 }, () => '1').join()}]}`),
		],
		[
			'two hundred thousand keys that nobody knows',
			() =>
				bytesOf(
					JSON.stringify(
						Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`k${String(at)}`, 1])),
					),
				),
		],
	] as const)(
		'%s',
		async (_, fileOf) => {
			await isBorne(fileOf(), 0);
		},
		120_000,
	);
});
