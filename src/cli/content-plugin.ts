import path from 'node:path';
import type { Plugin } from 'vite';
import type { CheckedContent } from '../lib/content/read-content.ts';
import { loadContent } from './content-files.ts';
import { sentenceOfContentProblem } from './sentences.ts';

const contentId = 'virtual:content';
const textsId = 'virtual:content-texts';

/**
 * Checks `questionnaires/` and ships it as plain data: `virtual:content`, and `virtual:content-texts`, which loads one
 * language at a time. Broken content fails the build with every problem listed; words that only wait for a translator
 * do not, see `CheckedContent`.
 */
export function contentPlugin(): Plugin {
	let root = '.';
	let checked: CheckedContent | undefined;
	const load = (): CheckedContent => {
		if (checked) return checked;
		const result = loadContent(root);
		if (!result.ok) {
			const lines = result.problems.map((problem) => `  ${sentenceOfContentProblem(problem, 'en')}`);
			throw new Error(`questionnaires/ has ${String(lines.length)} problem(s):\n${lines.join('\n')}`);
		}
		return (checked = result.value);
	};
	return {
		name: 'factory-checkup-content',
		configResolved(config) {
			root = config.root;
		},
		configureServer(server) {
			const folder = path.join(root, 'questionnaires');
			server.watcher.add(folder);
			server.watcher.on('change', (file) => {
				if (!file.startsWith(folder)) return;
				checked = undefined;
				server.moduleGraph.invalidateAll();
				server.ws.send({ type: 'full-reload' });
			});
		},
		resolveId(id) {
			return id === contentId || id === textsId || id.startsWith(`${textsId}/`) ? `\0${id}` : undefined;
		},
		load(id) {
			if (id === `\0${contentId}`) return moduleOf(load().content);
			if (id === `\0${textsId}`) return loadersOf(Object.keys(load().texts));
			if (!id.startsWith(`\0${textsId}/`)) return undefined;
			return moduleOf(load().texts[id.slice(textsId.length + 2)]);
		},
	};
}

const loadersOf = (languages: readonly string[]) =>
	`export default {${languages.map((id) => `'${id}': () => import('${textsId}/${id}')`).join(', ')}};`;

/** Parsed from a string: engines read JSON faster than an object literal of this size. */
const moduleOf = (data: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
