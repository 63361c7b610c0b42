import * as v from 'valibot';
import {
	sectionPurposes,
	type Item,
	type LadderItem,
	type Questionnaire,
	type Share,
	type WorkedOutFact,
} from '../engine/questionnaire.ts';
import type { Place } from '../engine/place.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { authoredHistory, checkHistory } from './read-history.ts';
import { parseWith } from './schema-problems.ts';
import { questionnaireDomains, readTable } from './table.ts';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]*$/));
const table = v.optional(v.array(v.record(v.string(), v.string())), []);
const base = { id, relevant: table, mayNotApply: v.optional(v.boolean(), false) };
const options = v.pipe(v.array(id), v.minLength(2));
const seconds = v.pipe(v.number(), v.gtValue(0));
const limits = {
	min: v.number(),
	max: v.number(),
	whole: v.optional(v.boolean(), false),
	atMost: v.optional(id),
};

const authoredItem = v.variant('kind', [
	v.strictObject({
		...base,
		kind: v.literal('ladder'),
		options,
		share: v.optional(
			v.strictObject({ part: id, whole: id, upTo: v.pipe(v.array(v.number()), v.minLength(1)) }),
		),
	}),
	v.strictObject({ ...base, kind: v.literal('multi'), options }),
	v.strictObject({
		...base,
		kind: v.literal('choice'),
		optionsBy: v.optional(id),
		/** The places that packs know stand before its own options. */
		optionsOf: v.optional(v.literal('places')),
		options: v.pipe(v.array(v.union([id, v.strictObject({ id, for: v.array(id) })])), v.minLength(2)),
	}),
	v.strictObject({
		...base,
		kind: v.literal('amount'),
		unit: v.picklist(['people', 'machines', 'year', 'cny_10k', 'days', 'percent']),
		...limits,
	}),
	v.strictObject({ ...base, kind: v.literal('yes-no') }),
	v.strictObject({ ...base, kind: v.literal('text') }),
]);

const authoredQuestionnaire = v.strictObject({
	$schema: v.optional(v.string()),
	id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	languages: v.pipe(v.array(v.string()), v.minLength(1)),
	nameItem: id,
	reasons: v.pipe(v.array(id), v.minLength(1)),
	seconds: v.optional(
		v.strictObject({
			ladder: seconds,
			multi: seconds,
			choice: seconds,
			amount: seconds,
			'yes-no': seconds,
			text: seconds,
		}),
	),
	quick: v.optional(
		v.strictObject({
			items: v.pipe(v.number(), v.integer(), v.minValue(1)),
			first: v.optional(v.array(id), []),
		}),
	),
	sections: v.array(
		v.strictObject({
			id,
			purpose: v.picklist(sectionPurposes),
			screens: v.pipe(
				v.array(
					v.strictObject({
						id,
						items: v.pipe(v.array(id), v.minLength(1)),
						bands: v.optional(v.array(id), []),
					}),
				),
				v.minLength(1),
			),
		}),
	),
	facts: v.optional(
		v.array(
			v.strictObject({
				id,
				values: v.array(id),
				rows: v.array(
					v.strictObject({ value: id, when: v.union([v.record(v.string(), v.string()), table]) }),
				),
			}),
		),
		[],
	),
	items: v.array(authoredItem),
	history: authoredHistory,
});

type AuthoredItem = v.InferOutput<typeof authoredItem>;

/**
 * A questionnaire as its author wrote it, read once at the edge. Every problem is in the log.
 * `places` become options of the item that asks for places of packs.
 */
export function readQuestionnaire(
	input: unknown,
	log: ProblemLog,
	places: readonly Place[] = [],
): Questionnaire | undefined {
	const authored = parseWith(authoredQuestionnaire, input, log);
	if (authored === undefined) return undefined;
	const bare = authored.items.map((item) => itemOf(item, places));
	const domains = questionnaireDomains({ items: bare }, authored.facts);
	reportDuplicates(
		[...bare, ...authored.facts].map((named) => named.id),
		['items'],
		log,
	);
	reportDuplicates(authored.reasons, ['reasons'], log);
	reportDuplicates(
		authored.sections.map((section) => section.id),
		['sections'],
		log,
	);
	bare.forEach((item, index) => {
		reportDuplicates(optionIds(item), ['items', index, 'options'], log);
	});
	const items = authored.items.map((item, index): Item => {
		const path = ['items', index, 'relevant'];
		const earlier = new Set(bare.slice(0, index).map((other) => other.id));
		for (const fact of item.relevant.flatMap((row) => Object.keys(row)))
			if (domains.has(fact) && !earlier.has(fact)) log.report(path, { kind: 'looks-ahead', fact });
		return { ...itemOf(item, places), relevant: readTable(item.relevant, { domains, log, path }) };
	});
	const facts = authored.facts.map((fact, index): WorkedOutFact => ({
		...fact,
		rows: fact.rows.map((row, rowIndex) => ({
			value: row.value,
			when: readTable(Array.isArray(row.when) ? row.when : [row.when], {
				domains,
				log,
				path: ['facts', index, 'rows', rowIndex, 'when'],
			}),
		})),
	}));
	const { seconds: secondsByKind, quick, ...rest } = authored;
	const questionnaire: Questionnaire = {
		...rest,
		...(secondsByKind && { seconds: secondsByKind }),
		...(quick && { quick }),
		facts,
		items,
	};
	checkReferences(questionnaire, log);
	checkHistory(questionnaire, log);
	return questionnaire;
}

function itemOf(authored: AuthoredItem, places: readonly Place[]): Item {
	const { relevant: _, ...rest } = authored;
	switch (rest.kind) {
		case 'ladder': {
			const { share, ...ladder } = rest;
			return { ...ladder, relevant: [], ...(share && { share }) };
		}
		case 'choice': {
			const { optionsBy, optionsOf, options: authoredOptions, ...choice } = rest;
			const ownOptions = authoredOptions.map((option) =>
				typeof option === 'string' ? { id: option, for: [] } : option,
			);
			const ofPlaces =
				optionsOf === undefined ? [] : places.map(({ code, under }) => ({ id: code, for: [under] }));
			return {
				...choice,
				relevant: [],
				options: [...ofPlaces, ...ownOptions],
				...(optionsBy !== undefined && { optionsBy }),
			};
		}
		case 'amount': {
			const { atMost, ...amount } = rest;
			return { ...amount, relevant: [], ...(atMost !== undefined && { atMost }) };
		}
		case 'multi':
		case 'yes-no':
		case 'text':
			return { ...rest, relevant: [] };
	}
}

/** The options of an item that has any. */
function optionIds(item: Item): readonly string[] {
	if (!('options' in item)) return [];
	return item.options.map((option) => (typeof option === 'string' ? option : option.id));
}

export function reportDuplicates(
	ids: readonly string[],
	path: readonly (string | number)[],
	log: ProblemLog,
): void {
	ids.forEach((candidate, index) => {
		if (ids.indexOf(candidate) < index) log.report([...path, index], { kind: 'duplicate-id', id: candidate });
	});
}

/** Every id that one part of the questionnaire uses of another must exist there, and every item must be asked. */
function checkReferences(questionnaire: Questionnaire, log: ProblemLog): void {
	const ids = questionnaire.items.map((item) => item.id);
	const expectItem = (candidate: string, path: readonly (string | number)[]) => {
		if (!ids.includes(candidate))
			log.report(path, { kind: 'unknown-id', id: candidate, nearest: nearestWord(candidate, ids) });
	};
	expectItem(questionnaire.nameItem, ['nameItem']);
	const screens = questionnaire.sections.flatMap((section) => section.screens);
	reportDuplicates(
		screens.map((screen) => screen.id),
		['sections', 'screens'],
		log,
	);
	questionnaire.sections.forEach((section, sectionIndex) => {
		section.screens.forEach((screen, screenIndex) => {
			const path = ['sections', sectionIndex, 'screens', screenIndex];
			screen.items.forEach((item, index) => {
				expectItem(item, [...path, 'items', index]);
			});
			screen.bands.forEach((item, index) => {
				expectItem(item, [...path, 'bands', index]);
			});
		});
	});
	const checkShare = (item: LadderItem & { share: Share }, path: readonly (string | number)[]) => {
		const at = [...path, 'share'];
		for (const end of ['part', 'whole'] as const) {
			const amount = item.share[end];
			expectItem(amount, [...at, end]);
			const position = ids.indexOf(amount);
			const found = questionnaire.items[position];
			if (found && found.kind !== 'amount') log.report([...at, end], { kind: 'not-an-amount', item: amount });
			if (position > ids.indexOf(item.id)) log.report([...at, end], { kind: 'looks-ahead', fact: amount });
		}
		const [expected, found] = [item.options.length - 1, item.share.upTo.length];
		if (found !== expected)
			log.report([...at, 'upTo'], { kind: 'points-length', item: item.id, expected, found });
	};
	const asked = new Set(screens.flatMap((screen) => [...screen.items, ...screen.bands]));
	questionnaire.items.forEach((item, index) => {
		const path = ['items', index];
		if (!asked.has(item.id)) log.report(path, { kind: 'not-asked', item: item.id });
		if (item.kind === 'ladder' && item.share) checkShare({ ...item, share: item.share }, path);
		if (item.kind === 'amount' && item.atMost !== undefined) expectItem(item.atMost, [...path, 'atMost']);
		if (item.kind === 'choice' && item.optionsBy !== undefined)
			expectItem(item.optionsBy, [...path, 'optionsBy']);
	});
	questionnaire.facts.forEach((fact, index) => {
		fact.rows.forEach((row, rowIndex) => {
			if (!fact.values.includes(row.value))
				log.report(['facts', index, 'rows', rowIndex, 'value'], {
					kind: 'unknown-id',
					id: row.value,
					nearest: nearestWord(row.value, fact.values),
				});
		});
	});
}
