import type { Answer, Answers } from './answer.ts';
import { evaluateTable, type Table } from './condition.ts';
import { itemById, type Item, type ItemId, type Questionnaire } from './questionnaire.ts';
import { readAnswers, type Readings } from './reading.ts';
import type { Gate, NetworkNode, NodeId, Scale } from './scale.ts';

/**
 * One way in which the firm itself may turn out to be: what it does and does not do decides which items are asked and
 * which nodes its chain has. That is no rung of a ladder, so bounds have to try every way that is still open.
 */
export interface Outcome {
	readonly readings: Readings;
	readonly absentNodes: ReadonlySet<NodeId>;
}

/** A firm's answers with their reading: read once, however many scales look at it. */
export interface Told {
	readonly answers: Answers;
	readonly readings: Readings;
}

export const tellAnswers = (questionnaire: Questionnaire, answers: Answers): Told => ({
	answers,
	readings: readAnswers(questionnaire, answers),
});

export function possibleOutcomes(
	questionnaire: Questionnaire,
	scale: Scale,
	{ answers, readings: told }: Told,
): readonly Outcome[] {
	const open = steeringItems(questionnaire, scale).filter((item) => {
		const { kind } = told.of(item.id);
		return kind === 'open' || kind === 'dont-know';
	});
	return assumptionsFor(open).map((assumed) => {
		const readings = assumed.size === 0 ? told : readAnswers(questionnaire, withAssumed(answers, assumed));
		const absent = (scale.network?.nodes ?? []).filter((node) => isAbsent(node, readings));
		return { readings, absentNodes: new Set(absent.map(({ id }) => id)) };
	});
}

/** A node is absent when the firm does not do that work; whether it does is asked, never guessed from its scenes. */
function isAbsent(node: NetworkNode, readings: Readings): boolean {
	return evaluateTable(node.applies, readings.facts).truth === 'false';
}

/** Items whose answer decides whether another item of the scale is asked, or a node is there at all. */
export function steeringItems(questionnaire: Questionnaire, scale: Scale): readonly Item[] {
	const items = itemById(questionnaire);
	const tables: readonly Table[] = [
		...(scale.network?.nodes ?? []).map((node) => node.applies),
		...[...feedingItems(scale)].flatMap((id) => items.get(id)?.relevant ?? []).map((row) => [row]),
	];
	const facts = new Set(tables.flatMap((table) => table.flatMap((row) => row.map((cell) => cell.fact))));
	return questionnaire.items.filter((item) => facts.has(item.id));
}

/** Items that can change the result of a scale. */
export function feedingItems(scale: Scale): ReadonlySet<ItemId> {
	return new Set([
		...scale.dimensions.flatMap(({ points }) => Object.keys(points)),
		...Object.values(scale.sets).flat(),
		...(scale.network?.links ?? []).map((link) => link.item),
		...(scale.network?.nodes ?? []).flatMap((node) => node.scenes),
		...scale.levels.flatMap(({ gate }) => (gate ? itemsOfGate(gate) : [])),
	]);
}

export function itemsOfGate(gate: Gate): readonly ItemId[] {
	if (gate.kind === 'all' || gate.kind === 'any') return gate.gates.flatMap(itemsOfGate);
	return gate.kind === 'option' ? [gate.item] : [];
}

type Assumed = ReadonlyMap<ItemId, Answer>;

/** Every combination of answers to the open steering items; amounts and texts have too many, they stay open. */
export function assumptionsFor(open: readonly Item[]): readonly Assumed[] {
	return open.reduce<readonly Assumed[]>(
		(combinations, item) => {
			const answers = everyAnswer(item);
			if (answers.length === 0) return combinations;
			return combinations.flatMap((assumed) =>
				answers.map((answer) => new Map([...assumed, [item.id, answer]])),
			);
		},
		[new Map()],
	);
}

function everyAnswer(item: Item): readonly Answer[] {
	switch (item.kind) {
		case 'yes-no':
			return [true, false].map((value) => ({ kind: 'yes-no', value }));
		case 'ladder':
			return item.options.map((option) => ({ kind: 'chosen', option }));
		case 'choice':
			return item.options.map(({ id }) => ({ kind: 'chosen', option: id }));
		case 'multi':
			return subsetsOf(item.options).map((options) => ({ kind: 'several', options }));
		case 'amount':
		case 'text':
			return [];
	}
}

function subsetsOf<T>(list: readonly T[]): readonly (readonly T[])[] {
	return list.reduce<readonly (readonly T[])[]>(
		(subsets, element) => [...subsets, ...subsets.map((subset) => [...subset, element])],
		[[]],
	);
}

export function withAssumed(answers: Answers, assumed: Assumed): Answers {
	const records = [...assumed].map(
		([id, answer]) => [id, { answer, by: 'owner', at: 0, evidence: 'E0' } as const] as const,
	);
	return new Map([...answers, ...records]);
}
