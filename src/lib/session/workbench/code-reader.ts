import { transfer, wrap } from 'comlink';
import { scriptAddress } from '../script-address.ts';
import workerAddress from './code-reader.worker.ts?worker&url';
import type { Effort, Pixels, readCode } from './read-code.ts';

/** Looks for codes in pictures, aside from the page. */
export interface CodeReader {
	read(pixels: Pixels, effort: Effort): Promise<string | undefined>;
	close(): void;
}

export function openCodeReader(): CodeReader {
	// A page opened from a file may start no worker.
	if (import.meta.env.VITE_EDITION === 'single' || typeof Worker === 'undefined') return onPage;
	// The address is typed as a string by the DOM library, and is a TrustedScriptURL where a browser asks for one.
	const worker = new Worker(scriptAddress(workerAddress) as string, { type: 'module' });
	const aside = wrap<typeof readCode>(worker);
	let reader: CodeReader = {
		read: (pixels, effort) => aside(transfer(pixels, [pixels.data.buffer]), effort),
		close: () => undefined,
	};
	const failed = new Promise<undefined>((resolve) => {
		worker.addEventListener('error', () => {
			reader = onPage;
			resolve(undefined);
		});
	});
	return {
		// What a worker that could not be loaded was asked is never answered.
		read: (pixels, effort) => Promise.race([reader.read(pixels, effort), failed]),
		close: () => {
			worker.terminate();
		},
	};
}

const onPage: CodeReader = {
	read: async (pixels, effort) => (await import('./read-code.ts')).readCode(pixels, effort),
	close: () => undefined,
};
