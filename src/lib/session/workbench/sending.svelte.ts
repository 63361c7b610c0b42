import encodeQR from 'qr';
import { framesOf, type Fineness, type SentFrames } from '../../content/workbench/sent-frames.ts';

/** Pictures a second. Cheap cameras want five; where both phones are good, more are faster. */
const paces = [2, 4, 6, 8, 10] as const;
const usualPace = 6;
const calmPace = 2;

/**
 * Signs that a code of error correction L holds (ISO/IEC 18004, table 7): version 20 where one is enough, 15 where they
 * follow each other, and 8 where a camera reads neither.
 */
const fine: Fineness = { single: 1249, each: 758 };
const coarse: Fineness = { single: 279, each: 279 };

/** One assessment being shown to the camera of another phone, picture by picture. */
export class Sending {
	readonly #text: string;
	/** The device asks for no movement: it begins slowly. */
	constructor(text: string, isCalm: boolean) {
		this.#text = text;
		this.pace = isCalm ? calmPace : usualPace;
	}

	isCoarse = $state.raw(false);
	isPaused = $state.raw(false);
	pace = $state.raw<number>(usualPace);
	#index = $state.raw(0);

	frames: SentFrames = $derived.by(() => framesOf(this.#text, this.isCoarse ? coarse : fine));
	/** One that stands still needs no pace. */
	isMoving = $derived(this.frames.kind === 'frames' && this.frames.count > 1);
	/** Which picture of a round is shown, from 1. */
	shown = $derived(this.frames.kind === 'frames' ? (this.#index % this.frames.count) + 1 : 0);
	/** The code, row by row: true is dark. */
	modules: readonly (readonly boolean[])[] = $derived.by(() =>
		this.frames.kind === 'frames'
			? encodeQR(this.frames.frame(this.#index), 'raw', { ecc: 'low', border: 4 })
			: [],
	);

	next = (): void => void (this.#index += 1);

	faster = (): void => this.#turn(1);
	slower = (): void => this.#turn(-1);
	isFastest = $derived(this.pace === paces.at(-1));
	isSlowest = $derived(this.pace === paces[0]);

	#turn(steps: number): void {
		this.pace = paces.at(paces.findIndex((pace) => pace === this.pace) + steps) ?? this.pace;
	}
}
