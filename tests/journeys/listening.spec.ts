import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, isAsked, isSaved, open, storeFirm, tap, card, isPast } from './walking.ts';
import { wordsIn } from './words.ts';

test('who listens hears that a firm was deleted and that it is back, and stands where it happened', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'kept', plan: {}, name: '另一家' });
	await storeFirm(page, { id: 'gone', plan: {}, name: '老厂' });
	await open(page, '/firms/');
	const tree = await treeOf(page);
	// What is said is heard only from a region that was there before.
	const regions = await tree.regions();
	await button(page, `${say('firms.remove')} 老厂`).press('Enter');
	const undo = button(page, say('firms.undo'));
	await expect(undo).toBeFocused();
	await expect.poll(() => tree.heardFrom(regions)).toContain(say('firms.removed', { name: '老厂' }));
	await undo.press('Enter');
	await expect.poll(() => tree.heardFrom(regions)).toContain(say('stored.undone'));
	await expect.poll(() => tree.heardFrom(regions)).not.toContain(say('firms.removed', { name: '老厂' }));
	await expect(page.getByRole('link', { name: `${say('firms.open')} 老厂` })).toBeFocused();
});

test('who listens hears which language it is now, in that language, and nothing more in the other', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: {} });
	await open(page, '/check/?firm=firm&at=quality');
	await tap(card(page, { say, item: 'quality', option: 'level1' }));
	await isPast(page, say, 'quality');
	await isSaved(page);
	const tree = await treeOf(page);
	const regions = await tree.regions();
	await expect.poll(() => tree.heardFrom(regions)).toContain(say('save.saved'));
	const choice = page.getByRole('combobox').filter({ hasText: 'English' });
	await choice.focus();
	await choice.selectOption('en');
	const english = wordsIn('en');
	const told = english('format.pair', { name: english('language.choose'), value: 'English' });
	await expect.poll(() => tree.heardFrom(regions)).toContain(told);
	const heard = await tree.heardFrom(regions);
	expect(heard.join()).not.toMatch(/\p{Script=Han}/u);
	await expect(choice).toHaveAccessibleName(english('language.choose'));
	await expect(choice).toBeFocused();
});

test(
	'who listens hears every new page from its heading, and nothing is said over it',
	tagged('engine'),
	async ({ page, say }) => {
		const heading = page.getByRole('heading', { level: 1 }).first();
		await open(page);
		await expect(page.locator('body')).toBeFocused();
		await page.getByRole('link', { name: say('start.begin') }).press('Enter');
		await isAsked(page, say, 'firm');
		await expect(heading).toBeFocused();
		await page.getByRole('link', { name: say('asking.seeResult') }).press('Enter');
		await page.waitForURL(/\/result\//);
		await expect(heading).toBeFocused();
		await page
			.getByRole('link', { name: say('nav.report') })
			.first()
			.press('Enter');
		await page.waitForURL(/\/report\//);
		await expect(heading).toBeFocused();
		await page.goBack();
		await page.waitForURL(/\/result\//);
		await expect(heading).toBeFocused();
		await page.goBack();
		await isAsked(page, say, 'firm');
		await expect(heading).toBeFocused();
		// Kit's own announcer is assertive, and would tell the title of the page before.
		await expect(page.locator('[aria-live=assertive]:visible')).toHaveCount(0);
	},
);

test('who listens hears the rule and the help with the question, and its place with its heading', async ({
	page,
}) => {
	await storeFirm(page, { id: 'firm', plan: {} });
	await open(page, '/check/?firm=firm&at=quality');
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveAccessibleDescription(/\d/);
	await page.goto('/check/?firm=firm&at=link_marketing_production');
	const intro = await page.locator('.intro p').first().innerText();
	expect(intro).not.toBe('');
	const group = page.getByRole('radiogroup');
	await expect(group).toHaveAccessibleDescription(new RegExp(intro.slice(0, 10)));
});

test('arrow keys over options tell only where they stay', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: {} });
	await open(page, '/check/?firm=firm&at=quality');
	const told = page.locator('[data-announced]');
	await card(page, { say, item: 'quality', option: 'level0' }).getByRole('radio').focus();
	for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
		await page.keyboard.press(key);
		await isSaved(page);
		await expect(told).toBeEmpty();
	}
	await expect(told).toContainText(say('save.saved'));
});

test('who changes a name by keys hears it where it was begun, and why an empty one changes nothing', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: {}, name: '老厂' });
	await open(page, '/firms/');
	const named = (name: string) => button(page, `${say('firms.rename')} ${name}`);
	const field = page.getByLabel(say('firms.renameTitle'));
	await named('老厂').press('Enter');
	await field.fill('');
	await field.press('Enter');
	await expect(page.getByRole('alert')).toHaveText(say('firms.nameEmpty'));
	await expect(field).toBeFocused();
	await field.press('Escape');
	await expect(named('老厂')).toBeFocused();
	await named('老厂').press('Enter');
	await field.fill('新厂');
	await field.press('Enter');
	await expect(named('新厂')).toBeFocused();
});

test('who erased everything by keys stands before what brings it back', async ({ page, say }) => {
	await storeFirm(page, { id: 'firm', plan: {}, name: '老厂' });
	await open(page, '/stored/');
	const tree = await treeOf(page);
	const regions = await tree.regions();
	await button(page, say('stored.erase')).press('Enter');
	await page.getByLabel(say('stored.eraseSure')).press('Space');
	await button(page, say('stored.eraseNow')).press('Enter');
	const back = button(page, say('stored.undo'));
	await expect(back).toBeFocused();
	await expect(back).toBeInViewport();
	await expect.poll(() => tree.heardFrom(regions)).toContain(say('stored.erased'));
	await back.press('Enter');
	await expect(page.getByRole('heading', { name: say('stored.answersTitle') })).toBeFocused();
});

test('a link of the bar of sections leads those who listen to a heading of its words', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
	const links = page.getByRole('navigation', { name: say('sections.title') }).getByRole('link');
	const names = await links.allInnerTexts();
	expect(names.length).toBeGreaterThan(5);
	for (const name of names) {
		await links.filter({ hasText: name }).press('Enter');
		await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
	}
});

test('the panel for reading takes the focus and goes when its end is passed', async ({ page, say }) => {
	await open(page);
	await button(page, say('reading.openWhole')).press('Enter');
	const panel = page.getByRole('dialog', { name: say('reading.title') });
	await expect(panel).toBeFocused();
	await button(page, say('reading.done')).focus();
	await page.keyboard.press('Tab');
	await expect(panel).toBeHidden();
});

interface Tree {
	/** The live regions that a screen reader watches now. */
	readonly regions: () => Promise<readonly number[]>;
	/** Every text in those of them that are still there. */
	readonly heardFrom: (regions: readonly number[]) => Promise<readonly string[]>;
}

/** The accessibility tree as the browser gives it to a screen reader. */
async function treeOf(page: Page): Promise<Tree> {
	const browser = await page.context().newCDPSession(page);
	const nodes = async () => (await browser.send('Accessibility.getFullAXTree')).nodes;
	type Node = Awaited<ReturnType<typeof nodes>>[number];
	const isLive = ({ properties = [] }: Node) =>
		properties.some(({ name, value }) => name === 'live' && value.value === 'polite');
	return {
		regions: async () =>
			(await nodes()).filter(isLive).flatMap(({ backendDOMNodeId: id }) => (id === undefined ? [] : [id])),
		heardFrom: async (regions) => {
			const all = await nodes();
			const byId = new Map(all.map((node) => [node.nodeId, node]));
			const textsIn = (node: Node): readonly string[] => [
				...(node.role?.value === 'StaticText' ? [String(node.name?.value).trim()] : []),
				...(node.childIds ?? []).flatMap((id) => {
					const child = byId.get(id);
					return child === undefined ? [] : textsIn(child);
				}),
			];
			return all.filter((node) => regions.includes(node.backendDOMNodeId ?? -1)).flatMap(textsIn);
		},
	};
}
