import type { ScreenState } from '../engine/asking.ts';
import type { AssessmentSession, ItemId } from './assessment-session.svelte.ts';

/** What it reads of a session. */
type Walked = Pick<AssessmentSession, 'nextQuestion' | 'nextScreen' | 'screens' | 'screensByTime'>;

/**
 * The way one person takes through the questions: back along what was shown, onward to what is best asked next.
 * A reload forgets it and goes by the times of the answers instead.
 */
export class Walk {
	readonly #session: Walked;
	#trail: readonly string[] = $state.raw([]);
	/** The screen shown last. */
	#standing: string | undefined;
	/** Who passes over a question is asked it again only after a reload, or from the result. */
	#passed: ReadonlySet<string> = $state.raw(new Set());

	/** What stands in a number field and could not be taken: whoever comes back finds it there. */
	readonly #drafts = new Map<ItemId, string>();

	constructor(session: Walked) {
		this.#session = session;
		this.#trail = session.screensByTime.map(({ screen }) => screen.id);
	}

	/** The screen with this id; where it is hidden or none, what is asked next, or the last that was shown. */
	at(id: string | undefined): ScreenState {
		const shown = this.#shown(id) ?? this.#session.nextQuestion(this.#passed);
		const found = shown ?? this.#before(this.#trail.length) ?? this.#session.screens[0];
		if (found === undefined) throw new Error('a questionnaire asks something of every firm');
		return found;
	}

	/** Remembers that a screen was shown, after the one shown before it: there the way back leads. */
	enter({ screen }: ScreenState): void {
		if (!this.#trail.includes(screen.id)) {
			const before = this.#standing === undefined ? -1 : this.#trail.indexOf(this.#standing);
			const place = before === -1 ? this.#trail.length : before + 1;
			this.#trail = [...this.#trail.slice(0, place), screen.id, ...this.#trail.slice(place)];
		}
		this.#standing = screen.id;
	}

	/** Counted from 1 along the way, for the order of the questionnaire is not the order of asking. */
	placeOf(state: ScreenState): { number: number; opensSection: boolean } {
		const index = this.#indexOf(state);
		const before = this.#trail.slice(0, index).flatMap((id) => this.#shown(id) ?? []);
		return {
			number: before.length + 1,
			opensSection: !before.some(({ section }) => section === state.section),
		};
	}

	previous = (state: ScreenState): string | undefined => this.#before(this.#indexOf(state))?.screen.id;

	/** What was shown after it, or else what is asked next. Undefined where only passed-over questions are left. */
	async next(state: ScreenState): Promise<string | undefined> {
		const after = this.#trail.slice(this.#indexOf(state) + 1).flatMap((id) => this.#shown(id) ?? []);
		return after[0]?.screen.id ?? this.nextOpen();
	}

	/** Past what was shown already: an answer that was mended does not lead through all later ones again. */
	async nextOpen(): Promise<string | undefined> {
		const asked = await this.#session.nextScreen(this.#passed);
		return asked !== undefined && this.#passed.has(asked) ? undefined : asked;
	}

	pass({ screen }: ScreenState): void {
		this.#passed = new Set([...this.#passed, screen.id]);
	}

	draftOf = (item: ItemId): string | undefined => this.#drafts.get(item);

	keepDraft(item: ItemId, typed: string | undefined): void {
		if (typed === undefined) this.#drafts.delete(item);
		else this.#drafts.set(item, typed);
	}

	#shown(id: string | undefined): ScreenState | undefined {
		return this.#session.screens.find(({ screen, state }) => screen.id === id && state !== 'hidden');
	}

	#before(index: number): ScreenState | undefined {
		return this.#trail
			.slice(0, index)
			.flatMap((id) => this.#shown(id) ?? [])
			.at(-1);
	}

	#indexOf({ screen }: ScreenState): number {
		const index = this.#trail.indexOf(screen.id);
		return index === -1 ? this.#trail.length : index;
	}
}
