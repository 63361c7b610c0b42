import { readPaperMark } from '../../content/workbench/check-code.ts';
import { receiveFrames, type Received } from '../../content/workbench/received-frames.ts';
import { openCamera, type Camera, type CameraProblem } from './camera.ts';
import { comparedWithPaper, type Compared } from './paper.ts';
import { codeInPicture } from './code-in-picture.ts';
import { keepAwake } from './awake.ts';
import { watchCodes } from './watch-codes.ts';

export type Looking =
	| { readonly kind: 'off' }
	| { readonly kind: 'opening' }
	| { readonly kind: 'on'; readonly camera: Camera }
	| { readonly kind: 'failed'; readonly problem: CameraProblem };

/** What the last code was, where that is to be said. */
export type CodeNote = Exclude<Received['kind'], 'part' | 'whole' | 'damaged'> | 'no-code';

/** An assessment on its way from the screen of another phone. */
export class Receiving {
	readonly #onreceived: (text: string) => void;
	#take = receiveFrames();

	looking = $state.raw<Looking>({ kind: 'off' });
	/** Of the transfer heard of last: true is here. Empty before the first. */
	parts = $state.raw<readonly boolean[]>([]);
	note = $state.raw<CodeNote | undefined>(undefined);
	/** What a printed annex was found to be, where its code was read. */
	paper = $state.raw<Compared | undefined>(undefined);
	isLit = $state.raw(false);
	have = $derived(this.parts.filter((part) => part).length);

	constructor(onreceived: (text: string) => void) {
		this.#onreceived = onreceived;
	}

	async start(): Promise<void> {
		this.looking = { kind: 'opening' };
		this.note = undefined;
		const opened = await openCamera();
		// Left, while the reader was still asked whether the page may.
		if (!this.#isOpening()) {
			if (opened.ok) opened.value.stop();
			return;
		}
		this.looking = opened.ok
			? { kind: 'on', camera: opened.value }
			: { kind: 'failed', problem: opened.problems[0] ?? { kind: 'unsupported' } };
		if (opened.ok)
			opened.value.onLost(() => {
				this.stop();
				this.looking = { kind: 'failed', problem: { kind: 'busy' } };
			});
	}

	#isOpening = (): boolean => this.looking.kind === 'opening';

	/** What was read so far is kept: whoever goes on with the same transfer need not begin anew. */
	stop(): void {
		if (this.looking.kind === 'on') this.looking.camera.stop();
		this.looking = { kind: 'off' };
		this.isLit = false;
	}

	async light(on: boolean): Promise<void> {
		if (this.looking.kind === 'on' && (await this.looking.camera.setTorch(on))) this.isLit = on;
	}

	/** Shows the camera in a video and reads it, until the returned function is called. */
	watch(video: HTMLVideoElement, { stream }: Camera): () => void {
		const sleep = keepAwake();
		video.srcObject = stream;
		void video.play().catch(() => undefined);
		const leave = watchCodes(video, (text) => {
			this.#read(text);
		});
		return () => {
			leave();
			sleep();
			video.srcObject = null;
		};
	}

	async readPictures(files: readonly File[]): Promise<void> {
		for (const file of files) {
			const text = await codeInPicture(file);
			if (text === undefined) this.note = 'no-code';
			// What is left of them is of the same transfer.
			else if (this.#read(text) === 'whole') return;
		}
	}

	#read(text: string): Received['kind'] {
		const onPaper = readPaperMark(text);
		if (onPaper !== undefined) {
			void comparedWithPaper(onPaper).then((compared) => {
				if (!compared.ok) return;
				this.stop();
				this.note = undefined;
				this.paper = compared.value;
			});
			return 'whole';
		}
		const received = this.#take(text);
		switch (received.kind) {
			case 'foreign':
			case 'newer-format':
				// A poster beside the phone is no reason to speak while the phone is read.
				if (this.have === 0) this.note = received.kind;
				break;
			case 'damaged':
				break;
			case 'spoiled':
				this.parts = [];
				this.note = received.kind;
				break;
			case 'part':
				this.parts = received.parts;
				this.note = undefined;
				break;
			case 'whole':
				this.stop();
				if ('vibrate' in navigator) navigator.vibrate(80);
				this.parts = [];
				this.note = undefined;
				this.#onreceived(received.text);
				break;
		}
		return received.kind;
	}
}
