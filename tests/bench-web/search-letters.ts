import type { CDPSession, Page } from '@playwright/test';
import type { Phone } from './phone.ts';

const firstRow = '.cases > li';
/** What an advisor types: letter by letter, what all have in common and what only one has. */
const typed = [
	'鞋',
	'鞋业',
	'鞋业4',
	'鞋业49',
	'鞋业4',
	'鞋业',
	'鞋',
	'晋',
	'晋江',
	'晋江 王',
	'晋江',
	'1380000',
	'13800004321',
	'',
];

export interface Keystroke {
	readonly script: number;
	readonly task: number;
}

/**
 * By the time that the page's own thread computed, on a page that nothing slows down: a busy machine does not stretch it.
 * Each run on a new page, whose first letter is as unprepared as an advisor's.
 */
export async function keystrokes(phone: Phone, runs: number): Promise<readonly (readonly Keystroke[])[]> {
	const all = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		await page.goto('/firms/');
		await page.locator(firstRow).first().waitFor();
		// The search makes itself ready while nobody waits.
		await page.waitForTimeout(3000);
		all.push(await typing(page));
	}
	return all;
}

/** What typing costs by itself, and being measured: a field that nobody listens to. */
export async function lettersInBareField(
	phone: Phone,
	runs: number,
): Promise<readonly (readonly Keystroke[])[]> {
	const all = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		await page.setContent('<input type="search">');
		all.push(await typing(page));
	}
	return all;
}

async function typing(page: Page): Promise<readonly Keystroke[]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const all = [];
	for (const words of typed) all.push(await keystroke(page, session, words));
	await page.close();
	return all;
}

async function keystroke(page: Page, session: CDPSession, words: string): Promise<Keystroke> {
	// What the letter before set going is over by then.
	await page.waitForTimeout(900);
	const before = await spent(session);
	await page.evaluate(async (value) => {
		const field = document.querySelector<HTMLInputElement>('input[type=search]');
		if (field === null) throw new Error('no search');
		field.value = value;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	}, words);
	const after = await spent(session);
	return { script: after.script - before.script, task: after.task - before.task };
}

async function spent(session: CDPSession): Promise<Keystroke> {
	const { metrics } = await session.send('Performance.getMetrics');
	const named = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? NaN);
	return { script: named('ScriptDuration'), task: named('TaskDuration') };
}
