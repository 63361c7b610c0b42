/** A voice note as it was recorded. */
export interface Spoken {
	readonly bytes: ArrayBuffer;
	readonly type: string;
	readonly seconds: number;
}

export type VoiceState =
	| { readonly kind: 'silent' }
	/** The browser asks whether it may listen. */
	| { readonly kind: 'asking' }
	| { readonly kind: 'recording'; readonly seconds: number }
	/** Nobody allowed it, or there is no microphone. */
	| { readonly kind: 'refused' };

/** A note that takes longer is not listened to again. */
const mostSeconds = 180;
/** Speech stays clear, and three minutes take half a megabyte. */
const bitsPerSecond = 24_000;
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator;

/** Records one voice note after the other; each is handed over when it ends, also when the page is left meanwhile. */
export class VoiceNote {
	state = $state.raw<VoiceState>({ kind: 'silent' });
	readonly #onspoken: (spoken: Spoken) => void;
	#stop: () => void = () => {};

	constructor(onspoken: (spoken: Spoken) => void) {
		this.#onspoken = onspoken;
	}

	async begin(): Promise<void> {
		if (this.state.kind === 'asking' || this.state.kind === 'recording') return;
		this.state = { kind: 'asking' };
		const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined);
		if (microphone === undefined) this.state = { kind: 'refused' };
		else if (this.#isAsking()) this.#record(microphone);
		else letGo(microphone);
	}

	end(): void {
		if (this.#isAsking()) this.state = { kind: 'silent' };
		this.#stop();
	}

	/** It may have been called off while the browser asked. */
	#isAsking = (): boolean => this.state.kind === 'asking';

	#record(microphone: MediaStream): void {
		const type = types.find((candidate) => MediaRecorder.isTypeSupported(candidate));
		const recorder = new MediaRecorder(microphone, {
			audioBitsPerSecond: bitsPerSecond,
			...(type !== undefined && { mimeType: type }),
		});
		const begun = Date.now();
		const seconds = () => Math.min(mostSeconds, (Date.now() - begun) / 1000);
		const parts: Blob[] = [];
		const ticking = setInterval(() => {
			if (seconds() >= mostSeconds) this.#stop();
			else this.state = { kind: 'recording', seconds: seconds() };
		}, 250);
		recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
		recorder.addEventListener(
			'stop',
			() => {
				const length = seconds();
				clearInterval(ticking);
				letGo(microphone);
				this.state = { kind: 'silent' };
				void new Blob(parts).arrayBuffer().then((bytes) => {
					if (bytes.byteLength > 0) this.#onspoken({ bytes, type: recorder.mimeType, seconds: length });
				});
			},
			{ once: true },
		);
		this.#stop = () => {
			if (recorder.state !== 'inactive') recorder.stop();
		};
		// In parts, so that what was said is there when the device takes the microphone away.
		recorder.start(1000);
		this.state = { kind: 'recording', seconds: 0 };
	}
}

function letGo(microphone: MediaStream): void {
	for (const track of microphone.getTracks()) track.stop();
}
