import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, fieldOf, open, storeFirm } from './walking.ts';
import type { Say } from './words.ts';

const passphrase = '石狮 stone 88';

test(
	'a locked device shows nothing without its passphrase, and everything with it',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
		const code = await setLock(page, say);

		await test.step('locked by hand: no page shows a firm', async () => {
			await page.getByRole('button', { name: say('deviceLock.lockNow') }).click();
			await isLocked(page, say);
			await open(page, '/firms/');
			await isLocked(page, say);
			await expect(page.getByText('宏达鞋厂')).toHaveCount(0);
		});

		await test.step('a wrong passphrase is told, and may be tried again', async () => {
			await page.getByLabel(say('lock.passphrase'), { exact: true }).fill('石狮 stone 89');
			await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
			await expect(page.getByText(say('lock.wrong.passphrase'))).toBeVisible();
			await page.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
			await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
			await expect(page.getByText('宏达鞋厂').first()).toBeVisible();
		});

		await test.step('after a reload the recovery code opens the question that was asked', async () => {
			await open(page, '/check/?firm=shoes&at=size');
			await isLocked(page, say);
			await openByCode(page, say, code.toLowerCase());
			await page.getByRole('button', { name: say('deviceLock.offerLater') }).click();
			await expect(page).toHaveURL(/at=size/);
			await expect(page.getByRole('textbox').first()).toHaveValue('40');
		});
	},
);

test(
	'who forgot the passphrase sets another one after opening with the recovery code, and gets another code',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
		const code = await setLock(page, say);
		await open(page, '/firms/');
		await openByCode(page, say, code);
		await expect(page.getByRole('heading', { name: say('deviceLock.offerTitle'), level: 1 })).toBeVisible();
		await choose(page, say, '惠安 granite 7');
		await page.getByRole('button', { name: say('deviceLock.change'), exact: true }).click();
		const another = await keepCode(page, say);
		expect(another).not.toBe(code);
		await expect(page.getByText('宏达鞋厂').first()).toBeVisible();

		await test.step('the old passphrase and the old code open no more, the new one does', async () => {
			await page.reload();
			await isLocked(page, say);
			const field = page.getByLabel(say('lock.passphrase'), { exact: true });
			await field.fill(passphrase);
			await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
			await expect(page.getByText(say('lock.wrong.passphrase'))).toBeVisible();
			await page.getByRole('button', { name: say('lock.show') }).click();
			await expect(field).toHaveAttribute('type', 'text');
			await openByCode(page, say, code);
			await expect(page.getByText(say('lock.wrong.recovery'))).toBeVisible();
			await page.getByRole('button', { name: say('lock.byPassphrase') }).click();
			await expect(page.getByText(say('lock.wrong.passphrase'))).toHaveCount(0);
			await field.fill('惠安 granite 7');
			await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
			await expect(page.getByText('宏达鞋厂').first()).toBeVisible();
		});

		await test.step('the code takes the lock away too, however its noughts and ones are read', async () => {
			await open(page, '/workbench/lock/');
			await isLocked(page, say);
			await openByCode(page, say, another.replaceAll('0', 'o').replaceAll('1', 'l'));
			await page.getByRole('button', { name: say('deviceLock.offerLater') }).click();
			await page
				.locator('summary')
				.filter({ hasText: say('deviceLock.removeTitle') })
				.click();
			const removing = page.locator('details[open]');
			await removing.getByRole('button', { name: say('lock.byRecovery') }).click();
			await removing.getByLabel(say('lock.recovery'), { exact: true }).fill(another);
			await removing.getByRole('button', { name: say('deviceLock.remove'), exact: true }).click();
			await expect(page.getByText(say('deviceLock.done.removed'))).toBeVisible();
		});
	},
);

test('a device left alone locks itself, and what was typed just before is there again', async ({
	page,
	say,
}) => {
	await page.clock.install();
	await storeFirm(page, { id: 'shoes', plan: {}, name: '宏达鞋厂', bookmark: 'size' });
	await setLock(page, say);
	// Through the app, not by a new page, which would ask for the passphrase.
	await page.getByRole('link', { name: say('stored.title') }).click();
	await page.getByRole('link', { name: say('nav.firms') }).click();
	await page.locator('a[href*="/check/?firm=shoes"]').first().click();
	const people = fieldOf(page, say, 'headcount');
	await people.fill('41');
	await page.clock.fastForward('16:00');
	await isLocked(page, say);
	await page.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
	await expect(people).toHaveValue('41');
});

test('who has lost both erases the device and begins anew', tagged('engine'), async ({ page, say }) => {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
	await setLock(page, say);
	await page.reload();
	await isLocked(page, say);
	await page.getByRole('button', { name: say('lock.lost') }).click();
	const erase = page.getByRole('dialog').getByRole('button', { name: say('stored.eraseNow') });
	await expect(erase).toBeDisabled();
	await page.getByLabel(say('lock.lostSure')).check();
	await erase.click();
	await expect(page.getByRole('heading', { name: say('stored.lockTitle'), level: 1 })).toBeVisible();
	await open(page, '/firms/');
	await expect(page.getByText(say('firms.empty'))).toBeVisible();
});

test(
	'a second page is locked with the first, also where browsers have no channel between pages',
	tagged('engine'),
	async ({ page, context, say }) => {
		await context.addInitScript(() => {
			Reflect.deleteProperty(globalThis, 'BroadcastChannel');
		});
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
		const second = await context.newPage();
		await open(second, '/check/?firm=shoes&at=size');
		const people = fieldOf(second, say, 'headcount');
		await expect(people).toHaveValue('40');
		expect(await second.evaluate(() => 'BroadcastChannel' in globalThis)).toBe(false);

		await setLock(page, say);
		await isLocked(second, say);
		await second.getByLabel(say('lock.passphrase'), { exact: true }).fill(passphrase);
		await second.getByRole('button', { name: say('lock.open'), exact: true }).click();
		await expect(people).toHaveValue('40');
	},
);

test('a passphrase too short, of figures only or typed otherwise the second time is not taken', async ({
	page,
	say,
}) => {
	await open(page, '/workbench/lock/');
	const [first, again] = [
		page.getByLabel(say('deviceLock.new_other', { count: 8 })),
		page.getByLabel(say('deviceLock.again')),
	];
	for (const [typed, second, told] of [
		['short', 'short', say('deviceLock.tooShort_other', { count: 8 })],
		['1234567890', '1234567890', say('deviceLock.onlyFigures')],
		['long enough', 'long enouhg', say('deviceLock.notTheSame')],
	] as const) {
		await first.fill(typed);
		await again.fill(second);
		await page.getByRole('button', { name: say('deviceLock.set'), exact: true }).click();
		await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible();
	}
	await expect(page.getByText(say('deviceLock.isSet'))).toHaveCount(0);
});

/** Gives the recovery code. */
async function setLock(page: Page, say: Say): Promise<string> {
	await open(page, '/workbench/lock/');
	await choose(page, say, passphrase);
	await page.getByRole('button', { name: say('deviceLock.set'), exact: true }).click();
	await expect(page.getByText(say('deviceLock.done.set'))).toBeVisible({ timeout: 30_000 });
	return keepCode(page, say);
}

async function choose(page: Page, say: Say, words: string): Promise<void> {
	await page.getByLabel(say('deviceLock.new_other', { count: 8 })).fill(words);
	await page.getByLabel(say('deviceLock.again')).fill(words);
}

async function openByCode(page: Page, say: Say, code: string): Promise<void> {
	await page.getByRole('button', { name: say('lock.byRecovery') }).click();
	await page.getByLabel(say('lock.recovery'), { exact: true }).fill(code);
	await page.getByRole('button', { name: say('lock.open'), exact: true }).click();
}

async function keepCode(page: Page, say: Say): Promise<string> {
	const code = await page.locator('.code').innerText();
	await page.getByLabel(say('deviceLock.codeKept')).check();
	await page.getByRole('button', { name: say('deviceLock.codeDone') }).click();
	await expect(page.getByText(code)).toHaveCount(0);
	return code;
}

async function isLocked(page: Page, say: Say): Promise<void> {
	await alive(page);
	await expect(page.getByRole('heading', { name: say('lock.title'), level: 1 })).toBeVisible();
}
