import { nextOpenScreen, nextScreen, previousScreen, type ScreenState } from '../engine/asking.ts';

/** Seconds a screen takes a person who reads and thinks; scripted taps at human pace agree (tests/journeys). */
const secondsPerScreen = 18;

/** The way through the questions of one firm, as it stands now. */
export class Walk {
	readonly #screens: readonly ScreenState[];
	readonly #asked: readonly ScreenState[];

	constructor(screens: readonly ScreenState[]) {
		this.#screens = screens;
		this.#asked = screens.filter(({ state }) => state !== 'hidden');
	}

	/** The screen with this id, or the next one that is asked where it is hidden, or the first that is open. */
	at(id: string | undefined): ScreenState {
		const named = this.#screens.find(({ screen }) => screen.id === id);
		const shown =
			named?.state === 'hidden'
				? nextScreen(this.#screens, named.screen.id)
				: (named ?? nextOpenScreen(this.#screens, undefined));
		const found = shown ?? this.#asked[0];
		if (found === undefined) throw new Error('a questionnaire asks something of every firm');
		return found;
	}

	/** Counted within the section, so that the number says something a person can oversee. */
	placeOf({ screen, section }: ScreenState): { number: number; total: number; opensSection: boolean } {
		const inSection = this.#asked.filter((state) => state.section === section);
		const index = inSection.findIndex((state) => state.screen.id === screen.id);
		return { number: index + 1, total: inSection.length, opensSection: index === 0 };
	}

	previous = ({ screen }: ScreenState): string | undefined =>
		previousScreen(this.#screens, screen.id)?.screen.id;
	next = ({ screen }: ScreenState): string | undefined => nextScreen(this.#screens, screen.id)?.screen.id;

	/** The next open one. Undefined after the last: who skipped a question is not led in circles. */
	nextOpen = ({ screen }: ScreenState): string | undefined =>
		nextOpenScreen(this.#screens, screen.id)?.screen.id;

	get firstOpen(): string | undefined {
		return nextOpenScreen(this.#screens, undefined)?.screen.id;
	}

	get minutesLeft(): number {
		const open = this.#screens.filter(({ state }) => state === 'open').length;
		return Math.ceil((open * secondsPerScreen) / 60);
	}
}
