import type { StorageProblem } from '../../storage/assessment.ts';
import type { Firm } from '../../storage/firm.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { today } from '../today.ts';
import { withoutFulfilledPlan } from './caseload/fulfilled-plan.ts';

/** Nobody walks that long: it was forgotten. */
const longestVisit = 12 * 60 * 60;

/** How long the visit has taken. Moments are kept, not ticks: a reload or a phone asleep lose nothing. */
export class VisitClock {
	readonly #storage: AssessmentStorage;
	readonly #assessment: string;
	#card: Firm = $state.raw({ id: '', updatedAt: 0 });
	#now = $state.raw(Date.now());
	problem = $state.raw<StorageProblem | undefined>(undefined);

	isRunning = $derived.by(() => this.#card.clock?.since !== undefined);
	seconds = $derived.by(() => {
		const { seconds = 0, since } = this.#card.clock ?? {};
		return seconds + (since === undefined ? 0 : Math.max(0, (this.#now - since) / 1000));
	});
	/** Beginning now adds to what was walked today. */
	goesOn = $derived.by(() => !this.isRunning && this.visited === today() && this.seconds > 0);
	/** It runs since before the night. */
	isForgotten = $derived.by(() => this.#now - (this.#card.clock?.since ?? this.#now) > longestVisit * 1000);
	/** The day of the visit, once it has begun. */
	visited = $derived.by(() => this.#card.visited);
	since = $derived.by(() => this.#card.clock?.since);

	constructor(storage: AssessmentStorage, assessment: string, card: Firm) {
		this.#storage = storage;
		this.#assessment = assessment;
		this.#card = card;
	}

	/** Begins a visit, or goes on with that of today. */
	begin(): Promise<void> {
		return this.#change((card) => ({
			...withoutFulfilledPlan(card, today()),
			visited: today(),
			clock: { seconds: card.visited === today() ? (card.clock?.seconds ?? 0) : 0, since: Date.now() },
		}));
	}

	/** Stops it at this moment, or where it was forgotten, at an earlier one. */
	pause(at = Date.now()): Promise<void> {
		return this.#change((card) => ({ ...card, clock: { seconds: secondsAt(card.clock, at) } }));
	}

	/** Looks at the time now and then while it runs. Gives what ends it. */
	tick(): () => void {
		const look = () => (this.#now = Date.now());
		const ticking = setInterval(look, 1000);
		document.addEventListener('visibilitychange', look);
		return () => {
			clearInterval(ticking);
			document.removeEventListener('visibilitychange', look);
		};
	}

	/** On the card as it is now: it may have been written to elsewhere. */
	async #change(change: (card: Firm) => Firm): Promise<void> {
		const changed = (card: Firm): Firm => ({ ...change(card), updatedAt: Date.now() });
		const saved = await this.#storage.changeFirmOf(this.#assessment, changed);
		this.#card = saved.ok ? saved.value : changed(this.#card);
		this.#now = Date.now();
		this.problem = saved.ok ? undefined : saved.problems[0];
	}
}

const secondsAt = (clock: Firm['clock'], at: number): number =>
	(clock?.seconds ?? 0) + (clock?.since === undefined ? 0 : Math.max(0, (at - clock.since) / 1000));
