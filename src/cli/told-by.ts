import type { Content } from '../lib/content/read-content.ts';
import type { Answer } from '../lib/engine/answer.ts';
import { evaluateCell, thresholdsOf, type Cell, type Row } from '../lib/engine/condition.ts';
import { exactly, type FactValue } from '../lib/engine/fact.ts';
import type { Offer, RulesFile } from '../lib/engine/offer.ts';
import type { PlaceCode } from '../lib/engine/place.ts';
import type { Item, ItemId, Questionnaire } from '../lib/engine/questionnaire.ts';

export type Told = ReadonlyMap<ItemId, Answer>;

interface Possible {
	readonly value: FactValue;
	readonly answer: Answer;
}

/**
 * What a firm can answer so that every cell on an item holds, the offer's place among them; several ways, since cells
 * on worked-out facts and results only show in the engine. None where two cells on one item exclude each other.
 */
export function* toldBy(row: Row, offer: Offer, { questionnaire, rulesFile }: Content): Generator<Told> {
	const { placeItems } = rulesFile.settings;
	const cells = withWhatShows(row, questionnaire);
	const behind = questionnaire.facts
		.filter(({ id }) => cells.some(({ fact }) => fact === id))
		.flatMap(({ rows }) => rows.flatMap(({ when }) => when.flat()));
	const asked = new Set([...cells.map(({ fact }) => fact), ...behind.map(({ fact }) => fact)]);
	const items = questionnaire.items.filter(({ id }) => asked.has(id) && !placeItems.includes(id));
	const chosenBy = items.flatMap((item) =>
		item.kind === 'choice' && item.optionsBy ? [item.optionsBy] : [],
	);
	const perItem = items.map((item) => {
		const own = cells.filter(({ fact }) => fact === item.id);
		const fitting = possibleAnswers(item, [...own, ...behind.filter(({ fact }) => fact === item.id)]).filter(
			({ value }) => own.every(({ test }) => evaluateCell(test, value) === 'true'),
		);
		const open =
			item.kind === 'choice' || chosenBy.includes(item.id) || behind.some(({ fact }) => fact === item.id);
		return { item, ways: (open ? fitting : fitting.slice(0, 1)).map(({ answer }) => answer) };
	});
	const homes = homesIn(offer.region, rulesFile, questionnaire).filter((home) => isHomeFor(home, cells));
	for (const home of homes)
		for (const other of combined(perItem)) {
			const told = new Map([...home, ...other]);
			if (isOffered(told, questionnaire)) yield told;
		}
}

/** Places within a region as a firm tells them: by the coarse item alone, or by a finer place as well. */
function homesIn(
	region: PlaceCode,
	{ settings: { placeItems }, places }: RulesFile,
	{ items }: Questionnaire,
): readonly Told[] {
	const isInside = (code: PlaceCode) => region === '*' || code === region || code.startsWith(`${region}-`);
	const [coarsest = '', ...finer] = placeItems.toReversed();
	const item = items.find(({ id }) => id === coarsest);
	const codes = item?.kind === 'choice' ? item.options.map(({ id }) => id) : [];
	const chosen = (option: PlaceCode): Answer => ({ kind: 'chosen', option });
	return [
		...codes.filter(isInside).map((code) => new Map([[coarsest, chosen(code)]])),
		...finer.flatMap((fine) =>
			places
				.filter(({ code }) => isInside(code))
				.map(
					({ code, under }) =>
						new Map([
							[coarsest, chosen(under)],
							[fine, chosen(code)],
						]),
				),
		),
	];
}

/** What the cells ask of the place. */
const isHomeFor = (home: Told, cells: Row): boolean =>
	cells.every(({ fact, test }) => {
		const answer = home.get(fact);
		return (
			answer?.kind !== 'chosen' || evaluateCell(test, { kind: 'one-of', values: [answer.option] }) === 'true'
		);
	});

/** An item that is shown under a condition is asked only where that holds. */
function withWhatShows(row: Row, questionnaire: Questionnaire): Row {
	const shown = row.flatMap(({ fact }): readonly Cell[] => {
		const item = questionnaire.items.find(({ id }) => id === fact);
		return item?.relevant[0] ?? [];
	});
	const added = shown.filter((cell) => !row.includes(cell));
	return added.length === 0 ? row : withWhatShows([...row, ...added], questionnaire);
}

function* combined(
	perItem: readonly { readonly item: Item; readonly ways: readonly Answer[] }[],
): Generator<Told> {
	const [first, ...rest] = perItem;
	if (first === undefined) {
		yield new Map();
		return;
	}
	for (const answer of first.ways)
		for (const told of combined(rest)) yield new Map([...told, [first.item.id, answer]]);
}

/** No option that an earlier choice does not offer. */
function isOffered(told: Told, { items }: Questionnaire): boolean {
	return items.every((item) => {
		const answer = told.get(item.id);
		if (item.kind !== 'choice' || item.optionsBy === undefined || answer?.kind !== 'chosen') return true;
		const by = told.get(item.optionsBy);
		const option = item.options.find(({ id }) => id === answer.option);
		return by?.kind !== 'chosen' || option?.for.length === 0 || option?.for.includes(by.option) === true;
	});
}

/** Every option; of amounts those at and beside a threshold of the cells, and the least. */
function possibleAnswers(item: Item, cells: readonly Cell[]): readonly Possible[] {
	switch (item.kind) {
		case 'ladder':
			return item.options.map((option, index) => ({
				value: exactly(index),
				answer: { kind: 'chosen', option },
			}));
		case 'choice':
			return item.options.map(({ id }) => ({
				value: { kind: 'one-of', values: [id] },
				answer: { kind: 'chosen', option: id },
			}));
		case 'multi':
			return [[], ...item.options.map((option) => [option]), item.options].map((options) => ({
				value: { kind: 'set', values: options },
				answer: { kind: 'several', options },
			}));
		case 'yes-no':
			return [true, false].map((value) => ({
				value: { kind: 'yes-no', value },
				answer: { kind: 'yes-no', value },
			}));
		case 'amount':
			return [item.min, ...cells.flatMap(({ test }) => thresholdsOf(test))]
				.flatMap((threshold) => [threshold - 1, threshold, threshold + 1])
				.filter((value) => value >= item.min && value <= item.max)
				.map((value) => ({ value: exactly(value), answer: { kind: 'amount', value } }));
		case 'text':
			return [];
	}
}
