import { wrap, type Remote } from 'comlink';
import { locale } from '../i18n/i18n.ts';
import type { OpenAside } from './aside.worker.ts';
import workerAddress from './aside.worker.ts?worker&url';
import type { AsideContent, EngineAside } from './engine-aside.ts';
import { scriptAddress } from './script-address.ts';

type Aside = Remote<EngineAside> | EngineAside;

let engine: Promise<Aside> | undefined;

/** The engine in a worker, so that the page answers to taps meanwhile; on the page where a browser refuses workers. */
export const aside = (content: AsideContent): Promise<Aside> => (engine ??= start(content));

function start({ questionnaire, scales, official, chain, effort }: AsideContent): Promise<Aside> {
	// What else a page knows stays on the page.
	const content: AsideContent = { questionnaire, scales, official, chain, effort };
	return new Promise((resolve, reject) => {
		const onPage = () => {
			import('./engine-aside.ts').then(({ engineAside }) => {
				resolve(engineAside(content));
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
		wrap<OpenAside>(worker)(content, locale()).then(resolve, reject);
	});
}
