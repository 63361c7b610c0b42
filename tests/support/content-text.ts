import type { Texts } from '../../src/lib/content/texts.ts';
import { loadRealContent } from './content.ts';

/** A sentence of the content that ships; undefined where that language has none under the key. */
export function contentTextOf(language: string, key: string): string | undefined {
	const found = key
		.split('.')
		.reduce<string | Texts | undefined>(
			(part, name) => (typeof part === 'object' ? part[name] : undefined),
			loadRealContent().texts[language],
		);
	return typeof found === 'string' ? found : undefined;
}
