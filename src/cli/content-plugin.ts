import path from 'node:path';
import type { Plugin } from 'vite';
import type { CheckedContent } from '../lib/content/read-content.ts';
import { loadContent } from './content-files.ts';
import { sentenceOfContentProblem } from './sentences.ts';

const contentId = 'virtual:content';
const textsPrefix = 'virtual:content-texts/';

/**
 * Checks `questionnaires/` and ships it as plain data: `virtual:content`, and `virtual:content-texts/<language>`.
 * Broken content fails the build with every problem listed.
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
			return id === contentId || id.startsWith(textsPrefix) ? `\0${id}` : undefined;
		},
		load(id) {
			if (id === `\0${contentId}`) return moduleOf(load().content);
			if (!id.startsWith(`\0${textsPrefix}`)) return undefined;
			return moduleOf(load().texts[id.slice(textsPrefix.length + 1)]);
		},
	};
}

/** Parsed from a string: engines read JSON faster than an object literal of this size. */
const moduleOf = (data: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
