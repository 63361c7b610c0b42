import type { Answer } from './answer.ts';
import type { ItemId, OptionId, Questionnaire, RemovalReason, VersionStep } from './questionnaire.ts';

/** The steps that lie between a version and this one, in their order. */
export const stepsFrom = ({ history = [] }: Questionnaire, version: number): readonly VersionStep[] =>
	history.filter((step) => step.version >= version).sort((a, b) => a.version - b.version);

export type Moved =
	| { readonly kind: 'moved'; readonly item: ItemId; readonly answer: Answer }
	/** `as` is what the item was called when it was last asked. */
	| { readonly kind: 'removed'; readonly as: ItemId; readonly reason: RemovalReason };

/** What an answer of an older version says now: under which item, with which option. */
export function moveThrough(steps: readonly VersionStep[], item: ItemId, answer: Answer): Moved {
	return steps.reduce<Moved>(
		(moved, { renamed, options, removed }) => {
			if (moved.kind === 'removed') return moved;
			const reason = own(removed, moved.item);
			if (reason !== undefined) return { kind: 'removed', as: moved.item, reason };
			return {
				kind: 'moved',
				item: own(renamed, moved.item) ?? moved.item,
				answer: withOptions(moved.answer, own(options, moved.item)),
			};
		},
		{ kind: 'moved', item, answer },
	);
}

/** What an item of an older version is called now; its old name where it is no longer asked. */
export function itemNow(questionnaire: Questionnaire, version: number, item: ItemId): ItemId {
	const to = moveThrough(stepsFrom(questionnaire, version), item, { kind: 'dont-know' });
	return to.kind === 'moved' ? to.item : item;
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
