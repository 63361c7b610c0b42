import { expose, proxy } from 'comlink';
import { engineAside, type AsideContent } from './engine-aside.ts';

/** Answers at all only where the browser could load it. */
function open(content: AsideContent, locale: string) {
	// The first number that is written makes a browser read how its language writes them: as long as two taps may take,
	// and once for all its threads.
	new Intl.NumberFormat(locale).format(0);
	return proxy(engineAside(content));
}
export type OpenAside = typeof open;

expose(open);
