import type { Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { button, isSaved, open, storeFirm, tap, card, isPast } from './walking.ts';
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
