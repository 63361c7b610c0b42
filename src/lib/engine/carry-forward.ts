import {
	problemsOfAnswer,
	type Answer,
	type AnswerProblem,
	type AnswerRecord,
	type Answers,
} from './answer.ts';
import {
	itemById,
	type ItemId,
	type OptionId,
	type Questionnaire,
	type RemovalReason,
	type VersionStep,
} from './questionnaire.ts';

/** What became of one answer of the older version. */
export type AnswerFate =
	| { readonly kind: 'kept'; readonly item: ItemId }
	| { readonly kind: 'mapped'; readonly item: ItemId; readonly to: ItemId; readonly was: AnswerRecord }
	| {
			readonly kind: 'set-aside';
			readonly item: ItemId;
			readonly was: AnswerRecord;
			readonly why: SetAsideReason;
	  };

export type SetAsideReason =
	| { readonly kind: 'removed'; readonly reason: RemovalReason }
	/** No version step names it, and the questionnaire does not know it. */
	| { readonly kind: 'unknown-item' }
	/** Another answer already stands under the new id. */
	| { readonly kind: 'place-taken'; readonly by: ItemId }
	| { readonly kind: 'does-not-fit'; readonly problems: readonly AnswerProblem[] };

export interface CarriedAnswers {
	readonly answers: Answers;
	/** One for every answer that came in, in their order: none disappears. */
	readonly fates: readonly AnswerFate[];
}

/** Moves raw answers of an older version to this one. Source: rules.md, Files. */
export function carryForward(
	questionnaire: Questionnaire,
	version: number,
	answers: Answers,
): CarriedAnswers {
	const steps = (questionnaire.history ?? [])
		.filter((step) => step.version >= version)
		.sort((a, b) => a.version - b.version);
	const moved = [...answers].map(([item, was]) => ({ item, was, to: moveThrough(steps, item, was.answer) }));
	const owners = ownersOf(moved);
	const amounts = (id: ItemId) => {
		const answer = moved.find(
			({ item, to }) => to.kind === 'moved' && to.item === id && owners.get(id) === item,
		);
		return answer?.to.kind === 'moved' && answer.to.answer.kind === 'amount'
			? answer.to.answer.value
			: undefined;
	};
	const items = itemById(questionnaire);
	const carried = moved.map(({ item, was, to }): { fate: AnswerFate; answer?: [ItemId, AnswerRecord] } => {
		const setAside = (why: SetAsideReason) => ({ fate: { kind: 'set-aside', item, was, why } }) as const;
		if (to.kind === 'removed') return setAside(to);
		const target = items.get(to.item);
		if (target === undefined) return setAside({ kind: 'unknown-item' });
		const owner = owners.get(to.item);
		if (owner !== undefined && owner !== item) return setAside({ kind: 'place-taken', by: owner });
		const problems = problemsOfAnswer({ item: target, reasons: questionnaire.reasons }, to.answer, amounts);
		if (problems.length > 0) return setAside({ kind: 'does-not-fit', problems });
		const answer: [ItemId, AnswerRecord] = [to.item, { ...was, answer: to.answer }];
		const isSame = to.item === item && to.answer === was.answer;
		return { answer, fate: isSame ? { kind: 'kept', item } : { kind: 'mapped', item, to: to.item, was } };
	});
	return {
		answers: new Map(carried.flatMap(({ answer }) => (answer ? [answer] : []))),
		fates: carried.map(({ fate }) => fate),
	};
}

type Moved =
	| { readonly kind: 'moved'; readonly item: ItemId; readonly answer: Answer }
	| { readonly kind: 'removed'; readonly reason: RemovalReason };

export function moveThrough(steps: readonly VersionStep[], item: ItemId, answer: Answer): Moved {
	return steps.reduce<Moved>(
		(moved, { renamed, options, removed }) => {
			if (moved.kind === 'removed') return moved;
			const reason = own(removed, moved.item);
			if (reason !== undefined) return { kind: 'removed', reason };
			return {
				kind: 'moved',
				item: own(renamed, moved.item) ?? moved.item,
				answer: withOptions(moved.answer, own(options, moved.item)),
			};
		},
		{ kind: 'moved', item, answer },
	);
}

/** An old file may call an item `constructor`, which every object has without being asked. */
const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
	Object.hasOwn(record, key) ? record[key] : undefined;

/** The answer itself where no option of it has another name now; two options that became one are ticked once. */
function withOptions(answer: Answer, renamed: Readonly<Record<OptionId, OptionId>> = {}): Answer {
	const now = (option: OptionId) => own(renamed, option) ?? option;
	if (answer.kind === 'chosen')
		return now(answer.option) === answer.option ? answer : { kind: 'chosen', option: now(answer.option) };
	if (answer.kind === 'several' && answer.options.some((option) => now(option) !== option))
		return { kind: 'several', options: [...new Set(answer.options.map(now))] };
	return answer;
}

/** Which old item may stand under a new id: the one that was always called so, else the first that moves there. */
function ownersOf(
	moved: readonly { readonly item: ItemId; readonly to: Moved }[],
): ReadonlyMap<ItemId, ItemId> {
	const owners = new Map<ItemId, ItemId>();
	const claims = moved.flatMap(({ item, to }) => (to.kind === 'moved' ? [{ item, target: to.item }] : []));
	const unrenamedFirst = [...claims].sort(
		(a, b) => Number(b.item === b.target) - Number(a.item === a.target),
	);
	for (const { item, target } of unrenamedFirst) if (!owners.has(target)) owners.set(target, item);
	return owners;
}
