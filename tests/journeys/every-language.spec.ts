import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { advisorsSights, quoted, storeCaseload } from './advisor-pages.ts';
import { expect, tagged, test } from './checked-test.ts';
import { misfits, saidOn } from './fitting.ts';
import { pseudo, sayPseudo, speakPseudo } from './pseudo-language.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import { alive, fieldOf, storeFirm } from './walking.ts';
import { wordsIn, type Say } from './words.ts';

const id = 'firm';
const earlier = 'earlier';

/** Every page, with everything on it that can be folded open. */
const pages: Readonly<Record<string, string>> = {
	start: '/',
	firms: '/firms/',
	profile: `/check/?firm=${id}&at=firm`,
	link: `/check/?firm=${id}&at=link_production_marketing`,
	ladder: `/check/?firm=${id}&at=product_design`,
	amounts: `/check/?firm=${id}&at=machines`,
	many: `/check/?firm=${id}&at=Q4`,
	choice: `/check/?firm=${id}&at=barrier_applied`,
	result: `/result/?firm=${id}`,
	report: `/report/?firm=${id}`,
	handover: `/handover/?firm=${id}`,
	money: `/money/?firm=${id}`,
	compare: `/compare/?before=${earlier}&after=${id}`,
	about: '/about/',
	gone: '/check/?firm=gone',
};

async function store(page: Page): Promise<void> {
	await storeFirm(page, { id: earlier, plan: { ...shoeWorkshop, quality: { quality: 'level0' } } });
	await storeFirm(page, { id, plan: shoeWorkshop, evidence: 'E2', follows: earlier });
}

async function look(page: Page, say: Say, name: string): Promise<void> {
	await page.goto(pages[name] ?? '');
	await alive(page);
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
	if (name === 'money') await page.getByLabel(say('calculator.kind.software')).fill('60');
	if (name === 'amounts') {
		await fieldOf(page, say, 'machines_networked').fill('99');
		await expect(page.getByRole('alert').filter({ hasText: '40' })).toBeVisible();
	}
	await page.locator('details').evaluateAll((all) => {
		for (const details of all) (details as HTMLDetailsElement).open = true;
	});
	// What a fold works out only once it is open.
	for (const working of ['deciding.working', 'route.working'])
		await expect(page.getByText(say(working))).toHaveCount(0, { timeout: 20_000 });
}

test.describe('in a language of long words that nobody speaks', () => {
	// A worker would answer with what it has kept, past the rewriting.
	test.use({ locale: 'en-US', serviceWorkers: 'block', expectedErrors: /waiting/ });

	test('every page fits, and no word on it is written into the code', tagged('engine'), async ({ page }) => {
		test.setTimeout(180_000);
		await speakPseudo(page);
		await store(page);
		for (const name of Object.keys(pages)) {
			await look(page, sayPseudo, name);
			await fits(page, name, [360, 320]);
			await saysNothingOfItsOwn(page, name);
		}
	});

	test("every page of the advisor's fits, and no word on it is written into the code", async ({ page }) => {
		test.setTimeout(180_000);
		await speakPseudo(page);
		await storeCaseload(page);
		for (const [name, show] of Object.entries(advisorsSights)) {
			await show(page, sayPseudo);
			await fits(page, name, [320, 360]);
			await saysNothingOfItsOwn(page, name);
		}
	});
});

async function saysNothingOfItsOwn(page: Page, name: string): Promise<void> {
	const said = await saidOn(page);
	expect.soft(said.filter((text) => /[ÅåÉéÖö]/.test(text)).length, name).toBeGreaterThan(1);
	expect.soft(said.map(unknownPart).filter(isWord), `${name} says nothing of its own`).toEqual([]);
}

test('the walk through the pages would find words of the code and what does not fit', async ({ page }) => {
	await page.setContent(
		'<title>.</title><p>Save</p><p>保存</p><p aria-label="Help">12</p><p style="width: 20px; white-space: nowrap">long words</p>' +
			'<p style="width: 20px; white-space: nowrap; overflow: hidden">long words</p>' +
			'<div style="width: 20px"><p style="width: 60px">0</p></div><hr style="width: 200vw">',
	);
	expect((await saidOn(page)).map(unknownPart).filter(isWord)).toEqual([
		'Save',
		'保存',
		'long words',
		'long words',
		'Help',
	]);
	expect((await misfits(page)).map((misfit) => misfit.split(' ').slice(0, 2).join(' '))).toEqual([
		'stands out:',
		'cut off:',
		'out of',
		'wider than',
	]);
	expect(pseudo('Save {{name}} (保存)')).toBe('Šåṽéöö {{name}} (◇◇)');
	expect(['Šåṽéöö and ◇◇', 'Ready and ◇◇'].map(unknownPart).filter(isWord)).toEqual(['Ready◇◇']);
});

for (const { locale, language, widths, letters } of [
	{ locale: 'ar-EG', language: 'ar', widths: [360, 320, 1280], letters: /\p{Script=Arabic}/u },
	{ locale: 'es-MX', language: 'es', widths: [360, 320], letters: /\p{Script=Latin}/u },
] as const)
	test.describe(`in ${language}`, () => {
		test.use({ locale });

		test('every page fits and is in this language', tagged('engine'), async ({ page }) => {
			test.setTimeout(180_000);
			await store(page);
			for (const name of Object.keys(pages)) {
				await look(page, wordsIn(language), name);
				await fits(page, name, widths);
				await speaks(page, name, letters);
			}
		});

		// Another engine breaks lines of one language as of the other.
		const walks = language === 'ar' ? tagged('engine') : tagged();
		test("every page of the advisor's fits and is in this language", walks, async ({ page }) => {
			test.setTimeout(180_000);
			await storeCaseload(page);
			for (const [name, show] of Object.entries(advisorsSights)) {
				await show(page, wordsIn(language));
				await fits(page, name, widths);
				await speaks(page, name, letters);
			}
		});
	});

/** A Chinese name in brackets is what to ask for at the counter. */
async function speaks(page: Page, name: string, letters: RegExp): Promise<void> {
	const said = (await saidOn(page)).map(unknownPart);
	expect
		.soft(
			said.filter((text) => isChinese(text) && !letters.test(text)),
			name,
		)
		.toEqual([]);
}

async function fits(page: Page, name: string, widths: readonly number[]): Promise<void> {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 740 });
		// What stands beside the list on a wide screen goes when the screen has told its new width.
		await expect
			.configure({ soft: true })
			.poll(() => misfits(page), { message: `${name} fits ${String(width)} px`, timeout: 3000 })
			.toEqual([]);
	}
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const isWord = (text: string): boolean => /[a-zA-Z\p{Script=Han}]/u.test(text);

const months = Array.from({ length: 12 }, (_, month) =>
	new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2026, month)),
);

/** What a page may say in its own words in any language: names of languages, of firms and of sources, currencies, months, units. */
const known = [
	...['中文', 'English', 'العربية', 'Español'],
	expected.firmName,
	...quoted,
	...months.flatMap((month) => [month, `${month.slice(0, 3)} `]),
	...['CNY', 'KB', 'MB', 'GB', 'AM', 'PM'],
	// Between the parts of a list, as English writes lists.
	...[', and ', ', or ', ' and ', ' or '],
	...titlesOfSources(),
].sort((a, b) => b.length - a.length);

/** Of a lock, and of the answers on a paper. */
const codes = /^(?:[0-9A-Z]{4}-){2}(?:[0-9A-Z]{4}-){0,3}[0-9A-Z]{4}$/;

function unknownPart(text: string): string {
	return known
		.reduce((rest, words) => rest.replaceAll(words, ''), text.replace(codes, ''))
		.replaceAll(/\bR[0-5]\b|E[0-3]\b/g, '')
		.trim();
}

/** Of the facts, which are quoted and not translated; the words of the packs lie in `texts`. */
function titlesOfSources(): readonly string[] {
	const folder = resolve(import.meta.dirname, '../../questionnaires');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.yaml') && !file.includes('texts'))
		.flatMap((file) => titlesIn(parse(readFileSync(join(folder, file), 'utf8'))));
}

function titlesIn(part: unknown): readonly string[] {
	if (typeof part !== 'object' || part === null) return [];
	const { title, titles = {} } = part as { title?: unknown; titles?: Readonly<Record<string, unknown>> };
	const own = [title, ...Object.values(titles)].filter((words) => typeof words === 'string');
	return [...own, ...Object.values(part).flatMap(titlesIn)];
}
