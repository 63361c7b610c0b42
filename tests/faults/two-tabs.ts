import { expect, type Page } from '@playwright/test';
import { isSaved, open, storeFirm } from '../journeys/walking.ts';
import { optionsOf } from '../journeys/words.ts';
import { drive } from './browsers.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { randomFrom } from './page/random.ts';

const item = 'link_marketing_production';
const options = optionsOf(item);
const id = 'firm';

/** Two tabs answer the same question, in turn and at once: the later answer stands in both, and both are in the history. */
export async function answerInTwoTabs(engine: Engine, { form, seed, build }: Extent): Promise<Finding> {
	const random = randomFrom(seed);
	const { newPages, close } = await drive(engine, build);
	const problems: string[] = [];
	const trials = form === 'short' ? 15 : 200;
	const tabs = await newPages(2);
	const [first] = tabs;
	if (first === undefined) throw new Error('no tab');
	await storeFirm(first, { id, plan: {} });
	for (const tab of tabs) await open(tab, `/check/?firm=${id}&at=${item}`);
	for (let trial = 0; trial < trials; trial++) {
		const before = await said(first);
		// What a tab shows already is nothing new to it.
		const shown = await chosenIn(first);
		const others = options.filter((option) => option !== shown);
		const isAtOnce = random() < 0.5;
		const answering = isAtOnce ? tabs : [tabs[Math.floor(random() * 2)] ?? first];
		const at = Math.floor(random() * others.length);
		const answers = answering.map((_, index) => others[(at + index) % others.length] ?? '');
		await Promise.all(answering.map((tab, index) => choose(tab, answers[index] ?? '')));
		for (const tab of tabs) await isSaved(tab);
		const after = await said(first);
		const added = after.slice(before.length);
		if (added.toSorted().join() !== answers.toSorted().join())
			problems.push(`of ${answers.join()} the history has ${added.join()}`);
		const last = after.at(-1) ?? '';
		for (const tab of tabs)
			await expect
				.poll(() => chosenIn(tab))
				.toBe(last)
				.catch(async () => problems.push(`a tab shows ${await chosenIn(tab)}, said last was ${last}`));
	}
	const lost = problems.length;
	problems.push(...(await upgradeElsewhere(first, tabs[1] ?? first)));
	await close();
	return { trials, promised: trials, lost, torn: 0, problems };
}

/** A newer release in another tab: the old one writes nothing more, says why, and keeps the answer on the screen. */
async function upgradeElsewhere(old: Page, other: Page): Promise<readonly string[]> {
	await other.goto('/icon.svg');
	const before = (await said(old)).length;
	await other.evaluate(
		() =>
			new Promise<void>((done, refused) => {
				const request = indexedDB.open('factory-checkup', 40);
				request.onsuccess = () => {
					request.result.close();
					done();
				};
				request.onerror = () => {
					refused(new Error('not upgraded'));
				};
			}),
	);
	const shown = await chosenIn(old);
	const answer = options.find((option) => option !== shown) ?? '';
	await choose(old, answer);
	const problems: string[] = [];
	const alert = old.getByRole('alert').filter({ hasText: /./ });
	await expect(alert)
		.toBeVisible()
		.catch(() => problems.push('the old tab does not say that it can not save'));
	if ((await chosenIn(old)) !== answer) problems.push('the old tab does not keep the answer on the screen');
	await old.reload();
	await expect(alert)
		.toBeVisible()
		.catch(() => problems.push('the old release does not say that the database is newer'));
	if ((await said(old)).length !== before) problems.push('the old release wrote into a newer database');
	return problems;
}

/** By its own click: another tab may lie in front. */
async function choose(tab: Page, option: string): Promise<void> {
	const radio = tab.locator(`input[name=${item}][value=${option}]`);
	await radio.evaluate((input: HTMLInputElement) => {
		input.click();
	});
	// The screen has to take it before it can say that it is saved.
	await tab.evaluate(() => new Promise((done) => setTimeout(done, 150)));
}

const chosenIn = async (tab: Page): Promise<string> =>
	(await tab
		.locator(`input[name=${item}]:checked`)
		.getAttribute('value', { timeout: 2000 })
		.catch(() => '')) ?? '';

/** All that was ever answered to the item, in the order of saying. */
const said = (tab: Page): Promise<readonly string[]> =>
	tab.evaluate(
		(wanted) =>
			new Promise<string[]>((done) => {
				const request = indexedDB.open('factory-checkup');
				request.onsuccess = () => {
					const database = request.result;
					const rows = database.transaction('entries').objectStore('entries').getAll();
					rows.onsuccess = () => {
						database.close();
						const entries = rows.result as { item: string; record: { answer: { option: string } } }[];
						done(entries.filter((row) => row.item === wanted).map(({ record }) => record.answer.option));
					};
				};
			}),
		item,
	);
