import type { ItemId } from '../../engine/questionnaire.ts';
import type { Capture } from '../../storage/capture.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { randomId } from '../../storage/random-id.ts';
import { deviceSpace, type DeviceSpace } from '../device-space.ts';
import { noteSave } from '../saves-under-way.ts';
import { photoFrom, type PhotoProblem } from './photo.ts';
import type { Spoken } from './voice-note.svelte.ts';

export type { Capture };

/** What a capture is of: an item, a place, or the firm as a whole. */
export interface CaptureTarget {
	readonly item?: ItemId;
	readonly place?: string;
}

/** Caught, and not on the device: it stays on the screen until it is, or until it is thrown away. */
export interface Unsaved {
	readonly capture: Capture;
	readonly bytes: ArrayBuffer | undefined;
	/** `cap`: the check-up has as many photos as it may. The other kinds are refusals of the device. */
	readonly problem: string;
}

/** A file that gave no photo. */
export interface NotTaken {
	readonly name: string;
	readonly problem: PhotoProblem;
}

/** Of one check-up: at 300 KB each, 18 MB, and more than anybody looks at again. Those of an earlier one do not count. */
export const mostPhotos = 60;
const nearlyMost = 50;

/** What was caught on the visits of one assessment. */
export class VisitCaptures {
	readonly #storage: AssessmentStorage;
	readonly #assessment: string;
	/** In the order in which they were caught. */
	list: readonly Capture[] = $state.raw([]);
	unsaved: readonly Unsaved[] = $state.raw([]);
	notTaken: readonly NotTaken[] = $state.raw([]);
	/** The last that was deleted, until the page is left. */
	deleted = $state.raw<{ readonly capture: Capture; readonly bytes: ArrayBuffer | undefined } | undefined>();
	space = $state.raw<DeviceSpace | undefined>(undefined);
	/** Photos that are being made small. */
	underWay = $state.raw(0);

	photos = $derived.by(() => this.list.filter(({ kind }) => kind === 'photo').length);
	bytes = $derived.by(() => this.list.reduce((sum, { media }) => sum + (media?.bytes ?? 0), 0));
	isNearlyFull = $derived.by(() => this.photos >= nearlyMost || this.#fewBytesLeft());

	constructor(storage: AssessmentStorage, assessment: string, list: readonly Capture[]) {
		this.#storage = storage;
		this.#assessment = assessment;
		this.list = list;
		void this.#measure();
	}

	/** One after the other: a phone has no room for several large pictures at once. */
	async addPhotos(files: readonly File[], target: CaptureTarget): Promise<void> {
		this.notTaken = [];
		this.underWay += files.length;
		for (const file of files) {
			const made = await photoFrom(file);
			this.underWay -= 1;
			if (!made.ok) {
				const [problem = 'unreadable'] = made.problems;
				this.notTaken = [...this.notTaken, { name: file.name, problem }];
				continue;
			}
			const { bytes, type, width, height } = made.value;
			const media = { type, bytes: bytes.byteLength, width, height };
			await this.#save({ ...this.#begun('photo', target), media }, bytes);
		}
	}

	addVoice({ bytes, type, seconds }: Spoken, target: CaptureTarget): Promise<void> {
		const media = { type, bytes: bytes.byteLength, seconds };
		return this.#save({ ...this.#begun('voice', target), media }, bytes);
	}

	addText(words: string, target: CaptureTarget): Promise<void> {
		return this.#save({ ...this.#begun('text', target), words });
	}

	/** What stands below a photo, or another wording of a note. */
	async reword(id: string, words: string): Promise<void> {
		const capture = this.list.find((one) => one.id === id);
		if (capture) await this.#save({ ...capture, words });
	}

	async retry(): Promise<void> {
		for (const { capture, bytes } of this.unsaved) await this.#save(capture, bytes);
	}

	discard(id: string): void {
		this.unsaved = this.unsaved.filter(({ capture }) => capture.id !== id);
	}

	async delete(id: string): Promise<void> {
		const capture = this.list.find((one) => one.id === id);
		if (capture === undefined) return;
		const bytes = await this.bytesOf(id);
		const erased = await this.#storage.eraseCapture(id);
		if (!erased.ok) return;
		this.deleted = { capture, bytes };
		this.list = this.list.filter((one) => one.id !== id);
		await this.#measure();
	}

	async undoDelete(): Promise<void> {
		const back = this.deleted;
		this.deleted = undefined;
		if (back) await this.#save(back.capture, back.bytes);
	}

	bytesOf = async (id: string): Promise<ArrayBuffer | undefined> => {
		const read = await this.#storage.media(id);
		return read.ok ? read.value : undefined;
	};

	#begun(kind: Capture['kind'], target: CaptureTarget): Capture {
		const id = randomId();
		return { id, assessment: this.#assessment, kind, ...target, words: '', by: 'advisor', at: Date.now() };
	}

	#save(capture: Capture, bytes?: ArrayBuffer): Promise<void> {
		return noteSave(this.#saveNow(capture, bytes));
	}

	async #saveNow(capture: Capture, bytes: ArrayBuffer | undefined): Promise<void> {
		const problem = await this.#refusal(capture, bytes);
		const others = this.unsaved.filter((one) => one.capture.id !== capture.id);
		if (problem !== undefined) {
			this.unsaved = [...others, { capture, bytes, problem }];
			return;
		}
		this.unsaved = others;
		this.list = [...this.list.filter(({ id }) => id !== capture.id), capture].sort((a, b) => a.at - b.at);
		await this.#measure();
	}

	async #refusal(capture: Capture, bytes: ArrayBuffer | undefined): Promise<string | undefined> {
		const isNew = !this.list.some(({ id }) => id === capture.id);
		if (isNew && capture.kind === 'photo' && this.photos >= mostPhotos) return 'cap';
		const saved = await this.#storage.saveCapture(capture, bytes);
		return saved.ok ? undefined : (saved.problems[0]?.kind ?? 'refused');
	}

	async #measure(): Promise<void> {
		this.space = await deviceSpace();
	}

	/** Less than some twenty photos take. */
	#fewBytesLeft(): boolean {
		const { usage, quota } = this.space ?? {};
		return usage !== undefined && quota !== undefined && quota - usage < 8 * 1024 * 1024;
	}
}
