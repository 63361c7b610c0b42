import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import BinList from '../../../src/lib/components/BinList.svelte';
import '../../../src/lib/components/theme.css';
import { switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';
import type { languages } from '../../../src/lib/i18n/languages.ts';
import { languageNamed, originalLanguage } from '../../../src/lib/i18n/languages.ts';
import { there } from './make-firm.ts';

const name = '晋江宏达鞋业有限公司';

async function speak(id: (typeof languages)[number]['id']): Promise<void> {
	await switchLanguage(id);
	Object.assign(document.documentElement, { lang: id, dir: languageNamed(id).direction });
}
afterEach(() => speak(originalLanguage));

it.each(['ar', 'en', 'es'] as const)(
	'the title of a dialog in %s keeps the name of a firm in one line',
	async (id) => {
		await page.viewport(320, 700);
		await speak(id);
		const list = await render(BinList, {
			deleted: [{ id: 'firm', name }],
			onrestore: () => undefined,
			onerase: () => Promise.resolve(),
		});
		there(list.container.querySelector('summary')).click();
		await list.getByRole('button', { name: text('firms.erase') }).click();
		const title = there(list.container.querySelector('dialog h2'));
		expect(linesOf(title)).toBeGreaterThan(1);
		expect(linesOf(title, name)).toBe(1);
		expect(title.scrollWidth).toBeLessThanOrEqual(title.clientWidth);
	},
);

/** How many lines it takes, or the part of it that reads so. */
function linesOf(title: Element, part?: string): number {
	const words = there(title.firstChild);
	const start = part === undefined ? 0 : there(words.textContent).indexOf(part);
	const range = document.createRange();
	range.setStart(words, start);
	range.setEnd(words, start + (part ?? there(words.textContent)).length);
	return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}
