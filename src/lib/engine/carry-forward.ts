import { problemsOfAnswer, type AnswerProblem, type AnswerRecord, type Answers } from './answer.ts';
import { itemById, type ItemId, type Questionnaire, type RemovalReason } from './questionnaire.ts';
import { moveThrough, stepsFrom, type Moved } from './version-steps.ts';

/** Raw answers as they were given to one version of the questionnaire, under its ids. */
export interface VersionedAnswers {
	readonly version: number;
	readonly answers: Answers;
}

/** What became of one answer of the older version. */
export type AnswerFate = { readonly kind: 'kept'; readonly item: ItemId } | MappedAnswer | SetAsideAnswer;

export interface MappedAnswer {
	readonly kind: 'mapped';
	readonly item: ItemId;
	readonly to: ItemId;
	readonly was: AnswerRecord;
}

export interface SetAsideAnswer {
	readonly kind: 'set-aside';
	readonly item: ItemId;
	/** The version that the answer was given to. */
	readonly version: number;
	readonly was: AnswerRecord;
	readonly why: SetAsideReason;
}

export type SetAsideReason =
	/** `as` is what the item was called when it was last asked. */
	| { readonly kind: 'removed'; readonly as: ItemId; readonly reason: RemovalReason }
	/** No version step names it, and the questionnaire does not know it. */
	| { readonly kind: 'unknown-item' }
	/** Another answer already stands under the new id. */
	| { readonly kind: 'place-taken'; readonly to: ItemId; readonly by: ItemId }
	/** The item it leads to takes no such answer any more. */
	| { readonly kind: 'does-not-fit'; readonly to: ItemId; readonly problems: readonly AnswerProblem[] };

export interface CarriedAnswers {
	readonly answers: Answers;
	/** One for every answer that came in, in their order: none disappears. */
	readonly fates: readonly AnswerFate[];
}

/** Moves raw answers of an older version to this one. Source: rules.md, Files. */
export const carryForward = (
	questionnaire: Questionnaire,
	version: number,
	answers: Answers,
): CarriedAnswers => carryAllForward(questionnaire, [{ version, answers }]);

/** The same for one firm's answers to several versions; where two meet under one id, that of the later version stands. */
export function carryAllForward(
	questionnaire: Questionnaire,
	given: readonly VersionedAnswers[],
): CarriedAnswers {
	const moved = given.flatMap(({ version, answers }) => {
		const steps = stepsFrom(questionnaire, version);
		return [...answers].map(([item, was]) => ({
			item,
			version,
			was,
			to: moveThrough(steps, item, was.answer),
		}));
	});
	const owners = ownersOf(moved);
	const amounts = (id: ItemId) => {
		const to = owners.get(id)?.to;
		return to?.kind === 'moved' && to.answer.kind === 'amount' ? to.answer.value : undefined;
	};
	const items = itemById(questionnaire);
	const carried = moved.map((told): { fate: AnswerFate; answer?: [ItemId, AnswerRecord] } => {
		const { item, version, was, to } = told;
		const setAside = (why: SetAsideReason) =>
			({ fate: { kind: 'set-aside', item, version, was, why } }) as const;
		if (to.kind === 'removed') return setAside(to);
		const target = items.get(to.item);
		if (target === undefined) return setAside({ kind: 'unknown-item' });
		const owner = owners.get(to.item);
		if (owner !== undefined && owner !== told)
			return setAside({ kind: 'place-taken', to: to.item, by: owner.item });
		const problems = problemsOfAnswer({ item: target, reasons: questionnaire.reasons }, to.answer, amounts);
		if (problems.length > 0) return setAside({ kind: 'does-not-fit', to: to.item, problems });
		const answer: [ItemId, AnswerRecord] = [to.item, { ...was, answer: to.answer }];
		const isSame = to.item === item && to.answer === was.answer;
		return { answer, fate: isSame ? { kind: 'kept', item } : { kind: 'mapped', item, to: to.item, was } };
	});
	return {
		answers: new Map(carried.flatMap(({ answer }) => (answer ? [answer] : []))),
		fates: carried.map(({ fate }) => fate),
	};
}

interface MovedAnswer {
	readonly item: ItemId;
	readonly version: number;
	readonly to: Moved;
}

/** Which answer may stand under a new id: of the latest version the one that was always called so, else the first. */
function ownersOf<Told extends MovedAnswer>(moved: readonly Told[]): ReadonlyMap<ItemId, Told> {
	const owners = new Map<ItemId, Told>();
	const claims = moved.flatMap((told) => (told.to.kind === 'moved' ? [{ told, target: told.to.item }] : []));
	const strongestFirst = [...claims].sort(
		(a, b) =>
			b.told.version - a.told.version || Number(b.told.item === b.target) - Number(a.told.item === a.target),
	);
	for (const { told, target } of strongestFirst) if (!owners.has(target)) owners.set(target, told);
	return owners;
}
