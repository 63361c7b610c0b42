import { wrap, type Remote } from 'comlink';
import workerAddress from './aside.worker.ts?worker&url';
import type { engineAside } from './engine-aside.ts';
import { scriptAddress } from './script-address.ts';

type Engine = typeof engineAside;

let engine: Promise<Remote<Engine> | Engine> | undefined;

/** The engine in a worker, so that the page answers to taps meanwhile; on the page where a browser refuses workers. */
export const aside = (): Promise<Remote<Engine> | Engine> => (engine ??= start());

function start(): Promise<Remote<Engine> | Engine> {
	return new Promise((resolve, reject) => {
		const onPage = () => {
			import('./engine-aside.ts').then((module) => {
				resolve(module.engineAside);
			}, reject);
		};
		// A page opened from a file may start no worker.
		if (import.meta.env.VITE_EDITION === 'single' || typeof Worker === 'undefined') {
			onPage();
			return;
		}
		// The address is typed as a string by the DOM library, and is a TrustedScriptURL where a browser asks for one.
		const worker = new Worker(scriptAddress(workerAddress) as string, { type: 'module' });
		worker.addEventListener('error', onPage, { once: true });
		const remote = wrap<Engine & { isReady: () => boolean }>(worker);
		remote.isReady().then(() => {
			resolve(remote);
		}, reject);
	});
}
