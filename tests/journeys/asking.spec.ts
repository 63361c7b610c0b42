import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	askedScreen,
	begin,
	button,
	card,
	fieldOf,
	isAsked,
	isPast,
	isSaved,
	open,
	storeFirm,
	tap,
	until,
	without,
} from './walking.ts';
import type { Say } from './words.ts';

async function ask(page: Page, screen: string): Promise<void> {
	await storeFirm(page, { id: 'firm', plan: until(shoeWorkshop, screen) });
	await open(page, `/check/?firm=firm&at=${screen}`);
}

const undo = (page: Page, say: Say) => button(page, say('asking.undo'));

test(
	'taps, ticks and what does not apply are undone step by step, as far back as the visit goes',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'quality');
		await expect(undo(page, say)).toBeDisabled();
		await tap(card(page, { say, item: 'quality', option: 'level1' }));
		await isPast(page, say, 'quality');
		await open(page, '/check/?firm=firm&at=quality');
		// A reload ends the visit: what was said before it is mended, not undone.
		await expect(undo(page, say)).toBeDisabled();
		await tap(card(page, { say, item: 'quality', option: 'level2' }));
		await isPast(page, say, 'quality');
		const next = await askedScreen(page, say, shoeWorkshop);
		await tap(button(page, say('question.notApplicable')));
		await tap(button(page, say('reason.not_done_here')));

		await tap(undo(page, say));
		await isAsked(page, say, next);
		await expect(button(page, say('nav.skip'))).toBeVisible();
		await tap(undo(page, say));
		await isAsked(page, say, 'quality');
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		await expect(card(page, { say, item: 'quality', option: 'level1' }).getByRole('radio')).toBeChecked();
		await expect(undo(page, say)).toBeDisabled();
		await isSaved(page);
		await page.reload();
		await expect(card(page, { say, item: 'quality', option: 'level1' }).getByRole('radio')).toBeChecked();
	},
);

test('a tap goes on though the device is too busy to paint the card in time', async ({ page, say }) => {
	await ask(page, 'quality');
	await page.evaluate(() => {
		const paint = globalThis.requestAnimationFrame.bind(globalThis);
		globalThis.requestAnimationFrame = (then) => {
			// A number of its own: nobody takes back what was asked for this late.
			setTimeout(() => paint(then), 1_000);
			return 0;
		};
	});
	await tap(card(page, { say, item: 'quality', option: 'level1' }));
	await isPast(page, say, 'quality');
});

test(
	'the keys undo outside a field, and take back letters inside one',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'machines');
		const machines = fieldOf(page, say, 'machines');
		await machines.fill('1200');
		await machines.blur();
		// Thousands are set apart for reading only.
		await expect(machines).toHaveValue('1,200');
		await machines.focus();
		await expect(machines).toHaveValue('1200');
		await page.keyboard.press('Control+z');
		await expect(undo(page, say)).toBeEnabled();
		await machines.fill('1200');
		await machines.blur();
		await isSaved(page);
		while (await undo(page, say).isEnabled()) await page.locator('body').press('Control+z');
		await expect(machines).toHaveValue('');
	},
);

test(
	'a wrong number stays where it was typed, even for who goes back and comes again',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'machines');
		const machines = fieldOf(page, say, 'machines');
		await machines.fill('四台半');
		await expect(machines).toHaveAccessibleDescription(new RegExp(say('problem.not-a-number')));
		await tap(button(page, say('nav.back')));
		await isPast(page, say, 'machines');
		await page.goBack();
		await isAsked(page, say, 'machines');
		await expect(machines).toHaveValue('四台半');
		await expect(machines).toHaveAttribute('aria-invalid', 'true');
	},
);

test('all options of an everyday event stand on the screen at once, above the thumb', async ({ page }) => {
	// In Chinese: other languages need more room.
	for (const screen of ['link_production_supply', 'link_marketing_design', 'warehouse_logistics']) {
		await ask(page, screen);
		const [item = ''] = Object.keys(shoeWorkshop[screen] ?? {});
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const bar = await page.locator('footer').boundingBox();
		const last = await page.getByRole('radiogroup').locator('label').last().boundingBox();
		expect(last === null || bar === null || last.y + last.height, item).toBeLessThanOrEqual(bar?.y ?? 0);
	}
});

test(
	'what an answer did is announced once, and the new question by its heading',
	tagged('english', 'engine'),
	async ({ page, say }) => {
		await ask(page, 'link_production_marketing');
		const status = page.locator('[data-announced]');
		await expect(status).toBeEmpty();
		await tap(card(page, { say, item: 'link_production_marketing', option: 'nothing' }));
		await isPast(page, say, 'link_production_marketing');
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		await expect(status).toContainText(say('save.saved'));
		const spoken = await status.innerText();
		// Painting the strip anew, as when the count of deciding answers arrives, says nothing more.
		await page.waitForTimeout(800);
		expect(await status.innerText()).toBe(spoken);
		await expect(page.locator('[aria-live]:not(#svelte-announcer)')).toHaveCount(0);
	},
);

test(
	'the question is read aloud by a voice of the device, and by no other',
	tagged('english', 'engine'),
	async ({ page, say, language }) => {
		await page.addInitScript((spoken) => {
			const said: string[] = [];
			const voices = [
				{ lang: spoken, localService: false, name: 'far away' },
				{ lang: spoken, localService: true, name: 'on the device' },
			];
			const speech = Object.assign(new EventTarget(), {
				getVoices: () => voices,
				speak: ({ text, voice }: { text: string; voice: { name: string } }) =>
					said.push(`${voice.name}: ${text}`),
				cancel: () => said.push('silence'),
			});
			class Utterance extends EventTarget {
				voice: unknown;
				lang = '';
				readonly text: string;
				constructor(text: string) {
					super();
					this.text = text;
				}
			}
			Object.defineProperty(window, 'speechSynthesis', { value: speech });
			Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
			Object.assign(window, { said });
		}, language);
		const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);

		await ask(page, 'quality');
		await tap(button(page, say('asking.readAloud')));
		const [first = '', ...rest] = await said();
		const options = ['level0', 'level1', 'level2', 'level3', 'level4'].flatMap((option) => [
			say(`item.quality.option.${option}.label`),
			say(`item.quality.option.${option}.example`),
		]);
		const spoken = [first, ...rest].map((sentence) => sentence.replace('on the device: ', ''));
		expect(spoken.slice(-options.length - 1)).toEqual([say('item.quality.prompt'), ...options]);
		expect([first, ...rest].every((sentence) => sentence.startsWith('on the device: '))).toBe(true);
		await expect(button(page, say('asking.stopReading'))).toBeVisible();
		await tap(card(page, { say, item: 'quality', option: 'level1' }));
		await isPast(page, say, 'quality');
		expect((await said()).at(-1)).toBe('silence');
		await expect(button(page, say('asking.readAloud'))).toBeVisible();
	},
);

test('without a voice on the device nobody is offered one', async ({ page, say }) => {
	await page.addInitScript(() => {
		const voices = [{ lang: 'zh-CN', localService: false, name: 'far away' }];
		const speech = Object.assign(new EventTarget(), { getVoices: () => voices });
		Object.defineProperty(window, 'speechSynthesis', { value: speech });
	});
	await ask(page, 'quality');
	await expect(button(page, say('asking.undo'))).toBeVisible();
	await expect(button(page, say('asking.readAloud'))).toHaveCount(0);
});

test('a check-up that is left without an answer is not kept in the list', async ({ page, say }) => {
	await begin(page, say);
	await open(page, '/firms/');
	await expect(page.getByText(say('firms.empty'), { exact: true })).toBeVisible();
	await begin(page, say);
	await fieldOf(page, say, 'firm_name').fill('宏达');
	await isSaved(page);
	await expect(undo(page, say)).toBeEnabled();
	await open(page, '/firms/');
	await expect(page.getByRole('heading', { level: 2, name: '宏达' })).toBeVisible();
});

test(
	'an answer that asks more says so, and an undo takes both back',
	tagged('english'),
	async ({ page, say, language }) => {
		const ofDesign = ['link_design_production', 'link_marketing_design', 'product_design'];
		const firm = {
			...without(until(shoeWorkshop, 'Q1'), ...ofDesign),
			does_itself: { does_itself: ['supply'] },
		};
		await storeFirm(page, { id: 'firm', plan: firm });
		await open(page, '/check/?firm=firm&at=does_itself');
		// These three, and whether anybody uses the data of design.
		const more = page
			.locator('footer')
			.getByText(say(language === 'en' ? 'asking.opened_other' : 'asking.opened', { count: 4 }));
		const design = card(page, { say, item: 'does_itself', option: 'design' });
		await tap(design);
		await expect(more).toBeVisible();
		await tap(undo(page, say));
		await expect(more).toHaveCount(0);
		await expect(design.getByRole('checkbox')).not.toBeChecked();
	},
);
