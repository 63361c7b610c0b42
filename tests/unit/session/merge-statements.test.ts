import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/lib/content/said-in-file.ts';
import {
	additionsOf,
	mergeStatements,
	usualSide,
	type ItemMerge,
	type Said,
	type Side,
} from '../../../src/lib/session/workbench/merge-statements.ts';

/** `q:a1` says a at the moment 1; `q:-` takes it back. */
const journal = (...told: readonly string[]): readonly Said[] =>
	told.map((each) => {
		const [item = '', words = ''] = each.split(':');
		return { item, version: 1, record: words === '-' ? null : recordOf(words) };
	});
const recordOf = (words: string) => ({
	answer: { kind: 'chosen', option: words.slice(0, 1) } as const,
	by: 'owner' as const,
	at: Number(words.slice(1)),
	evidence: 'E0' as const,
});

const placeOf = ({ item }: Said) => item;
const merge = (here: readonly Said[], there: readonly Said[]) => mergeStatements(here, there, placeOf);
const after = (here: readonly Said[], there: readonly Said[], sideOf?: (item: ItemMerge) => Side) => [
	...here,
	...additionsOf(merge(here, there), sideOf),
];
const standing = (said: readonly Said[]) => new Map(said.map((each) => [each.item, keyOf(each)]));
const kinds = (here: readonly Said[], there: readonly Said[]) => merge(here, there).map(({ kind }) => kind);

describe('what a file says to an item', () => {
	it.each([
		['is kept where it is the same', ['q:a1'], ['q:a1'], 'kept'],
		['is added where nothing was said here', [], ['q:a1'], 'added'],
		['is a conflict where neither knows of the other', ['q:a1'], ['q:b2'], 'conflict'],
		['is older where it was changed here since', ['q:a1', 'q:b2'], ['q:a1'], 'kept'],
		['is older where it was taken back here since', ['q:a1', 'q:-'], ['q:a1'], 'kept'],
		['is later where the file changed what stands here', ['q:a1'], ['q:a1', 'q:b2'], 'later'],
		['is later where the file went on from it and back', ['q:a1', 'q:b2'], ['q:a1', 'q:b2', 'q:a1'], 'later'],
		['takes nothing away, though it was taken back there', ['q:a1'], ['q:a1', 'q:-'], 'kept'],
		[
			'is a conflict where it was taken back here and changed there',
			['q:a1', 'q:-'],
			['q:a1', 'q:b2'],
			'conflict',
		],
		[
			'is added where both took back and the file answered again',
			['q:a1', 'q:-'],
			['q:a1', 'q:-', 'q:b2'],
			'added',
		],
	] as const)('%s', (_, here, there, kind) => {
		expect(kinds(journal(...here), journal(...there))).toEqual([kind]);
	});

	it('stays in the history where what is here wins, and the other way round', () => {
		const [here, there] = [journal('q:a1'), journal('q:b2', 'q:c3')];
		expect(after(here, there)).toEqual(journal('q:a1', 'q:b2', 'q:c3', 'q:a1'));
		expect(after(here, there, () => 'there')).toEqual(journal('q:a1', 'q:b2', 'q:c3'));
	});

	it('stands under what the item is called now', () => {
		const renamed = (said: Said) => (said.item === 'old' ? 'new' : said.item);
		expect(mergeStatements(journal('new:a1'), journal('old:b2'), renamed)).toMatchObject([
			{ item: 'new', kind: 'conflict' },
		]);
	});
});

const anySaid = fc
	.tuple(fc.constantFrom('p', 'q'), fc.constantFrom('a1', 'b2', 'c3', 'd4', '-'))
	.map(([item, words]) => `${item}:${words}`);
const anyJournal = fc.array(anySaid, { maxLength: 6 }).map((told) => journal(...told));
/** Where nobody took anything back: an answer is never taken away, so one file more would bring it back. */
const onlyAnswers = anyJournal.map((told) => told.filter(({ record }) => record !== null));
const anySide = fc.constantFrom<Side>('here', 'there');

describe('merging a journal', () => {
	test.prop([anyJournal])('with itself adds nothing', (own) => {
		expect(additionsOf(merge(own, own))).toEqual([]);
	});

	test.prop([anyJournal, anyJournal, anySide], { numRuns: 500 })(
		'twice is merging once, whichever side was chosen',
		(here, there, side) => {
			const isOffered = ({ kind }: ItemMerge) => kind === 'conflict' || kind === 'later';
			const once = after(here, there, (item) => (isOffered(item) ? side : usualSide(item)));
			expect(after(once, there)).toEqual(once);
		},
	);

	test.prop([anyJournal, anyJournal, anySide], { numRuns: 500 })(
		'loses nothing that either side ever said',
		(here, there, side) => {
			const keys = new Set(after(here, there, () => side).map(keyOf));
			expect([...here, ...there].filter((said) => !keys.has(keyOf(said)))).toEqual([]);
		},
	);

	test.prop([anyJournal, anyJournal], { numRuns: 500 })(
		'takes no answer away from anybody',
		(here, there) => {
			const merged = standing(after(here, there));
			const isAnswer = ([, key]: readonly [string, string]) => !key.includes('null');
			for (const [item] of [...standing(here)].filter(isAnswer))
				expect(merged.get(item)).not.toContain('null');
		},
	);

	test.prop([onlyAnswers, onlyAnswers, onlyAnswers], { numRuns: 500 })(
		'with two files depends on their order only where answers are in conflict',
		(here, one, other) => {
			const isFree = (a: readonly Said[], b: readonly Said[]) => !kinds(a, b).includes('conflict');
			fc.pre(isFree(here, one) && isFree(here, other) && isFree(one, other) && isFree(other, one));
			const [first, second] = [after(here, one), after(here, other)];
			fc.pre(isFree(first, other) && isFree(second, one));
			expect([...standing(after(first, other))].sort()).toEqual([...standing(after(second, one))].sort());
		},
	);
});
