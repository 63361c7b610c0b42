import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'vite';
import {
	partsOfContent,
	partsOfTexts,
	type ContentPart,
	type TextPart,
} from '../lib/content/content-parts.ts';
import type { CheckedContent } from '../lib/content/read-content.ts';
import { loadContent } from './content-files.ts';
import { sentenceOfContentProblem } from './sentences.ts';

const contentId = 'virtual:content';
const textsId = 'virtual:content-texts';
/** The app's own words; those of the original language are asked for at once, and stay as they are. */
const appTexts = /\/i18n\/texts\/(?!zh-CN).*\.json$/;
const appTextsId = 'virtual:app-texts';

/**
 * Checks `questionnaires/` and ships it as plain data in parts, what is asked, what is advised, what a visit looks at and what lists say:
 * `virtual:content/<part>`, and `virtual:content-texts`, which loads the words of one part in one language at a time. Broken content fails the build with every problem listed; words that only wait for a translator
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
		// Before JSON is taken for what it is.
		enforce: 'pre',
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
		resolveId(id, importer) {
			const file = path.resolve(path.dirname(importer ?? ''), id);
			if (isSingleFile() && appTexts.test(file)) return `\0${appTextsId}${file.replace(/\.json$/, '')}`;
			return id === textsId || id.startsWith(`${contentId}/`) || id.startsWith(`${textsId}/`)
				? `\0${id}`
				: undefined;
		},
		load(id) {
			const [module, ...names] = id.slice(1).split('/');
			if (!id.startsWith('\0')) return undefined;
			if (module === appTextsId)
				return packedModuleOf(
					JSON.parse(readFileSync(`${id.slice(1 + appTextsId.length)}.json`, 'utf8')) as unknown,
				);
			if (module === contentId) return shipped(partsOfContent(load().content)[partNamed(parts, names[0])]);
			if (module !== textsId) return undefined;
			const [part, language = ''] = names;
			if (part === undefined) return loadersOf(Object.keys(load().texts));
			const words = partsOfTexts(load().texts[language] ?? {})[partNamed(textParts, part)];
			return shipped(words);
		},
	};
}

const isSingleFile = () => process.env['VITE_EDITION'] === 'single';

const shipped = (data: unknown) => (isSingleFile() ? packedModuleOf(data) : moduleOf(data));

const textParts: readonly TextPart[] = ['questions', 'advice'];
const parts: readonly ContentPart[] = [...textParts, 'visit', 'lists'];

function partNamed<Part extends string>(parts: readonly Part[], name = ''): Part {
	const part = parts.find((candidate) => candidate === name);
	if (part === undefined) throw new Error(`content has no part ${name}`);
	return part;
}

const loadersOf = (languages: readonly string[]) =>
	`export default {${textParts.map((part) => `${part}: {${languages.map((id) => `'${id}': () => import('${textsId}/${part}/${id}')`).join(', ')}}`).join(', ')}};`;

/** Parsed from a string: engines read JSON faster than an object literal of this size. */
const moduleOf = (data: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;

/** One file has to hold everything, on a stick and in a mail: a quarter of the room, for a few milliseconds of unpacking. */
const packedModuleOf = (data: unknown) =>
	`import { inflateSync, strFromU8 } from 'fflate';
const packed = '${deflateRawSync(JSON.stringify(data), { level: 9 }).toString('base64')}';
const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
export default JSON.parse(strFromU8(inflateSync(bytes)));`;
