import type { AnswerRecord } from '../engine/answer.ts';
import type { ItemId } from '../engine/questionnaire.ts';

/** One thing the respondent did, and what was said before it: null to an item that had no answer. */
export interface Step {
	readonly before: ReadonlyMap<ItemId, AnswerRecord | null>;
	readonly at: number;
}

interface Change {
	readonly item: ItemId;
	readonly before: AnswerRecord | null;
	readonly after: AnswerRecord | null;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** A pause in typing this long ends what is taken back at once. */
const pauseInTyping = 3000;

/** Nobody takes back more one by one; a page that lives all day is not to hold all that was ever said on it. */
const mostSteps = 100;

/** What was changed in this visit, to be taken back step by step. It lives as long as the tab, and is never stored. */
export class Changes {
	#steps: readonly Step[] = $state.raw([]);
	/** Changes of one tap come in one go, as when a band takes an amount's place: they are one step. */
	#sameTap = false;

	/** What would be taken back next. */
	last = $derived(this.#steps.at(-1));

	note(change: Change): void {
		const last = this.#steps.at(-1);
		const belongs = last !== undefined && (this.#sameTap || isTypedOn(last, change));
		const step: Step = belongs
			? { before: new Map([[change.item, change.before], ...last.before]), at: change.at }
			: { before: new Map([[change.item, change.before]]), at: change.at };
		this.#steps = [...(belongs ? this.#steps.slice(0, -1) : this.#steps), step].slice(-mostSteps);
		this.#sameTap = true;
		queueMicrotask(() => (this.#sameTap = false));
	}

	takeBack(): Step | undefined {
		const last = this.#steps.at(-1);
		this.#steps = this.#steps.slice(0, -1);
		return last;
	}
}

/** Letters and digits are saved at every pause; nobody wants to take them back pause by pause. */
const isTypedOn = ({ before, at }: Step, change: Change): boolean =>
	before.size === 1 && before.has(change.item) && isTyped(change) && change.at - at < pauseInTyping;

function isTyped({ before, after }: Change): boolean {
	const kind = (after ?? before)?.answer.kind;
	return kind === 'amount' || kind === 'text';
}

/** By assessment: who comes back from the result may still take back what led there. */
const visits = new Map<string, Changes>();
/** Those that were left longest ago are forgotten first. */
const mostVisits = 10;

export function changesOf(assessment: string): Changes {
	const known = visits.get(assessment) ?? new Changes();
	visits.delete(assessment);
	visits.set(assessment, known);
	const [oldest] = visits.keys();
	if (visits.size > mostVisits && oldest !== undefined) visits.delete(oldest);
	return known;
}
