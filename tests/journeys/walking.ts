import { expect, type Locator, type Page } from '@playwright/test';
import { itemNamed, optionsOf, screenNamed, type Say } from './words.ts';

/** What a firm answers, screen by screen in the order of the questionnaire: an option, several (none: empty), an amount or a text. */
export type Plan = Readonly<Record<string, Readonly<Record<string, Said>>>>;
type Said = string | number | readonly string[];

/** Opens a page and waits until it answers to taps: before that it is only a picture of itself. */
export async function open(page: Page, address = '/'): Promise<void> {
	await page.goto(address);
	await alive(page);
}

export async function alive(page: Page): Promise<void> {
	await expect(page.locator('html[data-alive]')).toBeAttached();
}

export async function begin(page: Page, say: Say): Promise<void> {
	await open(page);
	await tap(page.getByRole('link', { name: say('start.begin') }));
	await isAsked(page, say, 'firm');
}

interface Answering {
	readonly plan: Plan;
	readonly say: Say;
	/** So many screens; all of the plan where none is given. */
	readonly count?: number;
	readonly after?: (screen: string) => Promise<void>;
}

/**
 * Answers whatever is asked, as the plan says, and goes on from the result to which the quick check leads.
 * Gives the screens in the order in which they were asked; fails where one is asked that the plan does not answer.
 */
export async function answerAll(
	page: Page,
	{ plan, say, count = Object.keys(plan).length, after = () => Promise.resolve() }: Answering,
): Promise<readonly string[]> {
	const asked: string[] = [];
	while (asked.length < count) {
		const screen = await askedScreen(page, say, plan);
		if (asked.includes(screen)) throw new Error(`${screen} is asked again`);
		await answerScreen(page, { plan, say, screen });
		asked.push(screen);
		await isPast(page, say, screen);
		if (asked.length < count) await goOnFromResult(page, say);
		await after(screen);
	}
	return asked;
}

async function goOnFromResult(page: Page, say: Say): Promise<void> {
	if (!page.url().includes('/result/')) return;
	await tap(page.getByRole('link', { name: say('result.more'), exact: true }));
	await page.waitForURL(/\/check\//);
}

/** The screen of the plan that is asked now, or as soon as the page before it has gone. */
export async function askedScreen(page: Page, say: Say, plan: Plan): Promise<string> {
	const heading = page.getByRole('heading', { level: 1 });
	let asked: string | undefined;
	await expect(async () => {
		const prompt = await heading.innerText();
		asked = Object.keys(plan).find((name) => promptOf(say, name) === prompt);
		expect(asked, `the plan has an answer to “${prompt}”`).toBeDefined();
	}).toPass({ timeout: 5_000 });
	return asked ?? '';
}

/** The part of a plan before a screen. */
export const until = (plan: Plan, screen: string): Plan => {
	const names = Object.keys(plan);
	return Object.fromEntries(names.slice(0, names.indexOf(screen)).map((name) => [name, plan[name] ?? {}]));
};

const promptOf = (say: Say, screen: string): string =>
	say(`item.${screenNamed(screen).items[0] ?? ''}.prompt`);

export const isAsked = (page: Page, say: Say, screen: string): Promise<void> =>
	expect(page.getByRole('heading', { level: 1 })).toHaveText(promptOf(say, screen));

/** Another question stands there, or the result: which of them is the engine's choice. */
export const isPast = (page: Page, say: Say, screen: string): Promise<void> =>
	expect(page.getByRole('heading', { level: 1 })).not.toHaveText(promptOf(say, screen));

/** One tap on the last choice of a screen goes on by itself; everything else asks for Next. */
async function answerScreen(
	page: Page,
	{ plan, say, screen }: { plan: Plan; say: Say; screen: string },
): Promise<void> {
	const said = Object.entries(plan[screen] ?? {});
	for (const [item, answer] of said) await give(page, { say, item, answer });
	const last = said.at(-1)?.[0];
	const goesOn = last !== undefined && ['ladder', 'choice', 'yes-no'].includes(itemNamed(last).kind);
	if (!goesOn) await tap(page.getByRole('button', { name: say('nav.next'), exact: true }));
}

async function give(
	page: Page,
	{ say, item, answer }: { say: Say; item: string; answer: Said },
): Promise<void> {
	const { kind } = itemNamed(item);
	switch (kind) {
		case 'text':
		case 'amount':
			return fieldOf(page, say, item).fill(String(answer));
		case 'multi': {
			const options = answer as readonly string[];
			if (options.length === 0) return tap(cardNamed(page, say('question.none')));
			for (const option of options) await tap(card(page, { say, item, option }));
			return;
		}
		case 'ladder':
		case 'choice':
		case 'yes-no':
			return tap(card(page, { say, item, option: String(answer) }));
	}
}

export const fieldOf = (page: Page, say: Say, item: string): Locator =>
	page.getByRole('textbox', { name: say(`item.${item}.prompt`) });

export const card = (
	page: Page,
	{ say, item, option }: { say: Say; item: string; option: string },
): Locator => cardNamed(page, say(`item.${item}.option.${option}.label`));

export const cardNamed = (page: Page, label: string): Locator =>
	page.locator('label', { has: page.getByText(label, { exact: true }) });

/** The page to its end, when its parts have been built one after the other. */
async function whole(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
}

/** Opens every fold in these parts, and those that come to light within. */
export async function openFolds(parts: Locator): Promise<void> {
	await whole(parts.page());
	const closed = parts.locator('details:not([open]) > summary');
	while ((await closed.count()) > 0)
		await closed.evaluateAll((all) => {
			for (const summary of all) if (summary instanceof HTMLElement) summary.click();
		});
}

/** A part of a page under a heading that unfolds it. */
export const foldOf = (page: Page, title: string): Locator =>
	page.locator('details', { has: page.locator('summary').getByRole('heading', { name: title }) });

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** With a finger where the device has a touch screen. */
export async function tap(target: Locator): Promise<void> {
	const hasTouch = await target.page().evaluate(() => navigator.maxTouchPoints > 0);
	return hasTouch ? target.tap() : target.click();
}

export const progressOf = (page: Page): Promise<number> =>
	page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);

/** Nothing waits to be saved; where nobody has answered yet, nothing is called saved either. */
export const isSettled = (page: Page): Promise<void> =>
	expect(page.locator('[data-save=saved]')).toHaveCount(1);

export const isSaved = (page: Page): Promise<void> => expect(page.locator('[data-save=saved]')).toBeVisible();

/** Controlled by the worker, so everything is on the device already. */
export async function worksOffline(page: Page): Promise<void> {
	const isKept = () =>
		page.evaluate(async () => {
			const { lang } = document.documentElement;
			if (navigator.serviceWorker.controller === null) return false;
			return lang === 'zh-CN' || (await caches.match(new URL(`/kept/${lang}`, location.href))) !== undefined;
		});
	await expect.poll(isKept).toBe(true);
}

/** What was said of a check-up and is written down, past the app and whatever it notes beside its database. */
export const entriesOnDisk = (
	page: Page,
	assessment: string,
): Promise<readonly { readonly item: string }[]> =>
	page.evaluate(async (id) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('factory-checkup');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const rows = database.transaction('entries').objectStore('entries').index('assessment').getAll(id);
		await new Promise((resolve) => (rows.onsuccess = resolve));
		database.close();
		return rows.result as { item: string }[];
	}, assessment);

/** In the plan of a stored firm, in place of an option. */
export const doesNotApply = 'not-applicable';

interface StoredFirm {
	readonly id: string;
	readonly plan: Plan;
	/** Seen by an advisor or not; the same for all answers. */
	readonly evidence?: 'E0' | 'E2';
	readonly name?: string;
	readonly bookmark?: string;
	/** The earlier check-up of the same firm. */
	readonly follows?: string;
}

/** When a firm that is put there said all it said, in milliseconds. */
export const answeredAt = 1;

/** Puts a firm on the device as the app itself stores it: the answers of a whole walk in no time. */
export const storeFirm = (page: Page, firm: StoredFirm): Promise<void> => storeFirms(page, [firm]);

export async function storeFirms(page: Page, firms: readonly StoredFirm[]): Promise<void> {
	await open(page, '/firms/');
	// The list is there when the app has opened its database.
	await expect(page.getByRole('listitem').or(page.locator('.card')).first()).toBeVisible();
	const rows = firms.map(rowsOf);
	await putRows(page, {
		assessments: rows.map(({ assessment }) => assessment),
		entries: rows.flatMap(({ entries }) => entries),
	});
}

function rowsOf(firm: StoredFirm) {
	const { id, evidence = 'E0', bookmark, follows } = firm;
	const name = firm.name ?? String(firm.plan['firm']?.['firm_name'] ?? '');
	const plan = { ...firm.plan, ...(name !== '' && { firm: { ...firm.plan['firm'], firm_name: name } }) };
	const row = { id, name, questionnaire: 'factory', version: 1, createdAt: 1, updatedAt: 1, reached: 0 };
	const more = { ...(bookmark !== undefined && { bookmark }), ...(follows !== undefined && { follows }) };
	const said = { by: 'owner', at: answeredAt, evidence } as const;
	return { assessment: { ...row, ...more }, entries: entriesOf(id, plan, said) };
}

/** What somebody said, as it stands in the journal of a check-up. */
export const entriesOf = (
	assessment: string,
	plan: Plan,
	said: { readonly by: string; readonly at: number; readonly evidence: 'E0' | 'E2' },
) =>
	Object.values(plan).flatMap((answers) =>
		Object.entries(answers).map(([item, answer]) => ({
			assessment,
			item,
			record: { answer: storedAnswer(item, answer), ...said },
			save: `${assessment}-${item}`,
			savedAt: said.at,
		})),
	);

/** Rows as they lie on the disk, past the app. */
export async function putRows(
	page: Page,
	rows: {
		readonly assessments?: readonly unknown[];
		readonly entries?: readonly unknown[];
		readonly firms?: readonly unknown[];
		readonly summaries?: readonly unknown[];
		readonly captures?: readonly unknown[];
	},
): Promise<void> {
	await page.evaluate(async (tables) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('factory-checkup');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const transaction = database.transaction(Object.keys(tables), 'readwrite');
		for (const [table, added] of Object.entries(tables))
			for (const row of added) transaction.objectStore(table).put(row);
		await new Promise((resolve) => (transaction.oncomplete = resolve));
		database.close();
	}, rows);
}

function storedAnswer(item: string, answer: Said): unknown {
	const { kind } = itemNamed(item);
	if (answer === doesNotApply) return { kind: 'not-applicable', reason: 'not_done_here' };
	switch (kind) {
		case 'text':
		case 'amount':
			return { kind, value: answer };
		case 'multi':
			return { kind: 'several', options: answer };
		case 'yes-no':
			return { kind, value: answer === 'yes' };
		case 'ladder':
		case 'choice':
			if (!optionsOf(item).includes(String(answer))) throw new Error(`${item} has no ${String(answer)}`);
			return { kind: 'chosen', option: answer };
	}
}

/** Chooses a file on the page of firms, looks at what it would do, and has it done. */
export async function takeIn(
	page: Page,
	say: Say,
	file: Parameters<Locator['setInputFiles']>[0],
): Promise<void> {
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
	await tap(page.getByRole('dialog').getByRole('button', { name: say('backup.in.merge'), exact: true }));
	await expect(page.getByRole('dialog')).toHaveCount(0);
	// Whoever leaves the page now leaves it with nothing written.
	await expect(page.getByText(say('backup.in.writing'))).toHaveCount(0);
}

/** A plan without some of its screens. */
export const without = (plan: Plan, ...screens: readonly string[]): Plan =>
	Object.fromEntries(Object.entries(plan).filter(([screen]) => !screens.includes(screen)));

/** A plan in the form in which the app takes answers in. */
export const answersFile = (plan: Plan) => ({
	answers: Object.fromEntries(
		Object.values(plan)
			.flatMap((said) => Object.entries(said))
			.map(([item, answer]) => [item, itemNamed(item).kind === 'yes-no' ? answer === 'yes' : answer]),
	),
});
