import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { wordsIn, type Say } from './words.ts';

const chunks = resolve(import.meta.dirname, '../../build/_app/immutable/chunks');

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const strange = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';

/** English that no keyboard writes, every word two fifths longer: what still looks plain came from nowhere else. */
export function pseudo(sentence: string): string {
	return sentence
		.split(/(\{\{\w+\}\})/)
		.map((part) =>
			part.startsWith('{{')
				? part
				: part.replaceAll(/\p{Script=Han}/gu, '◇').replaceAll(/[a-zA-Z]+/g, disguised),
		)
		.join('');
}

function disguised(word: string): string {
	const letters = word.replaceAll(/./g, (letter) => strange[plain.indexOf(letter)] ?? letter);
	return letters + 'ö'.repeat(Math.ceil(word.length * 0.4));
}

export const sayPseudo: Say = wordsIn('en', pseudo);

/** Each stands in one of the English chunks of the build: the app, its calculator, the advisor's pages, the questions, the advice. */
const told = [
	'start.promise',
	'calculator.kind.software',
	'caseload.searchHint',
	'section.profile.title',
	'barrier.unable-talent.name',
];

/** The English chunks are rewritten on their way to the page; the product knows nothing of it. */
export async function speakPseudo(page: Page): Promise<void> {
	const english = wordsIn('en');
	for (const sentence of told.map((key) => english(key))) {
		const name = readdirSync(chunks).find((file) =>
			readFileSync(join(chunks, file), 'utf8').includes(sentence),
		);
		if (name === undefined) throw new Error(`no chunk says “${sentence}”`);
		const body = await rewritten(join(chunks, name));
		await page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
	}
}

async function rewritten(file: string): Promise<string> {
	const exported = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
	const names = Object.keys(exported);
	const values = names.map(
		(name, index) => `const v${String(index)} = ${JSON.stringify(deep(exported[name]))};`,
	);
	return `${values.join('\n')}\nexport { ${names.map((name, index) => `v${String(index)} as ${name}`).join(', ')} };`;
}

function deep(texts: unknown): unknown {
	if (typeof texts === 'string') return pseudo(texts);
	if (typeof texts !== 'object' || texts === null) throw new Error('the chunk holds more than texts');
	return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, deep(value)]));
}
