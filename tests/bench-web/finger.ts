import type { Page } from '@playwright/test';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { itemNamed, screenNamed, wordsIn } from '../journeys/words.ts';

const say = wordsIn('zh-CN');

/**
 * Answers the screen that is asked, as the plan says. Between its touches it leaves the page alone: whoever looks into
 * the page while it works is measured with it.
 */
export async function answerByTouch(page: Page, { plan = shoeWorkshop, pace = 0 } = {}): Promise<void> {
	const prompt = await textOf(page, 'h1');
	const screen = Object.keys(plan).find(
		(name) => say(`item.${screenNamed(name).items[0] ?? ''}.prompt`) === prompt,
	);
	if (screen === undefined) throw new Error(`the plan has no answer to “${prompt}”`);
	let goesOn = false;
	for (const [item, said] of Object.entries(plan[screen] ?? {})) {
		const { kind } = itemNamed(item);
		goesOn = kind !== 'text' && kind !== 'amount' && kind !== 'multi';
		if (kind === 'text' || kind === 'amount') {
			await page.getByRole('textbox', { name: say(`item.${item}.prompt`) }).focus();
			await page.keyboard.insertText(String(said));
		} else {
			const options = [said].flat();
			const labels =
				options.length === 0
					? [say('question.none')]
					: options.map((option) => say(`item.${item}.option.${String(option)}.label`));
			for (const label of labels) await touch(page, label);
		}
		await page.waitForTimeout(pace);
	}
	if (!goesOn) await touch(page, say('nav.next'));
	await page.waitForTimeout(pace);
	// Of no cost to the page but where the machine is slower than the pace.
	await page.waitForFunction(
		(before) => document.querySelector('h1')?.textContent.trim() !== before,
		prompt,
		{
			polling: 200,
		},
	);
}

/** A finger on the control with this label, past Playwright's own looking and waiting. */
async function touch(page: Page, label: string): Promise<void> {
	const { x, y } = await page.evaluate(placeOf, label);
	await page.touchscreen.tap(x, y);
}

function placeOf(label: string): { x: number; y: number } {
	const controls = document.querySelectorAll('label, button, a');
	for (const control of controls) {
		const isNamed =
			control.textContent.trim() === label ||
			Array.from(control.querySelectorAll('*')).some((part) => part.textContent.trim() === label);
		if (!isNamed) continue;
		control.scrollIntoView({ block: 'center' });
		const { x, y, width, height } = control.getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	}
	throw new Error(`nothing is called ${label}`);
}

const textOf = (page: Page, selector: string): Promise<string> =>
	page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText ?? '', selector);
