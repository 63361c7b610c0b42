import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { expected, shoeWorkshop } from './shoe-workshop.ts';
import {
	alive,
	answersFile,
	button,
	card,
	isAsked,
	isPast,
	isSaved,
	isSettled,
	open,
	storeFirm,
	tap,
} from './walking.ts';

declare global {
	interface Window {
		deviceIsFull?: boolean;
	}
}

test.beforeEach(async ({ context }) => {
	await context.addInitScript(() => {
		for (const write of ['add', 'put'] as const) {
			const real = IDBObjectStore.prototype[write];
			IDBObjectStore.prototype[write] = function (this: IDBObjectStore, ...row: [unknown, IDBValidKey?]) {
				// As engines do, without a message.
				if (window.deviceIsFull) throw new DOMException('', 'QuotaExceededError');
				return real.apply(this, row);
			};
		}
		// Also what is deleted is written down first.
		const real = IDBObjectStore.prototype.delete;
		IDBObjectStore.prototype.delete = function (this: IDBObjectStore, key) {
			if (window.deviceIsFull) throw new DOMException('', 'QuotaExceededError');
			return real.call(this, key);
		};
	});
});

const fill = (page: Page, isFull: boolean) =>
	page.evaluate((full) => {
		window.deviceIsFull = full;
	}, isFull);

const id = 'firm';
const answer = { item: 'link_marketing_production', option: 'retyped' };

async function answerOnFullDevice(page: Page, say: (key: string) => string): Promise<void> {
	await storeFirm(page, { id, plan: {} });
	await open(page, `/check/?firm=${id}&at=${answer.item}`);
	await isSettled(page);
	await fill(page, true);
	await tap(card(page, { say, ...answer }));
	await isPast(page, say, answer.item);
}

test(
	'a full device is told on the screen, the answer stays, and saving again works once there is space',
	tagged('engine'),
	async ({ page, say }) => {
		await answerOnFullDevice(page, say);
		const failure = page.getByRole('alert').filter({ hasText: say('save.failed') });
		await expect(failure).toContainText(say('save.full'));
		await expect(page.locator('[data-save=saved]')).toHaveCount(0);
		await tap(button(page, say('nav.back')));
		const kept = card(page, { say, ...answer }).getByRole('radio');
		await expect(kept).toBeChecked();

		await tap(button(page, say('save.retry')));
		await expect(failure).toBeVisible();
		await fill(page, false);
		await tap(button(page, say('save.retry')));
		await expect(failure).toHaveCount(0);
		await isSaved(page);
		await page.reload();
		await alive(page);
		await expect(kept).toBeChecked();
	},
);

test('whoever comes back from making room finds the answer saved', async ({ page, say }) => {
	await answerOnFullDevice(page, say);
	const failure = page.getByRole('alert').filter({ hasText: say('save.full') });
	await comeBack(page);
	await expect(failure).toBeVisible();
	await fill(page, false);
	await comeBack(page);
	await isSaved(page);
	await expect(failure).toHaveCount(0);
});

/** As a browser tells it when its window is shown again. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

test(
	'an answer that could not be saved is there after the page was closed and space came back',
	tagged('engine'),
	async ({ page, say }) => {
		await answerOnFullDevice(page, say);
		await expect(page.getByText(say('save.full'))).toBeVisible();
		await open(page, `/check/?firm=${id}&at=${answer.item}`);
		await expect(card(page, { say, ...answer }).getByRole('radio')).toBeChecked();
		await isSaved(page);
	},
);

test(
	'where not even a new check-up can be stored, the page says why and lets one try again',
	tagged('engine'),
	async ({ page, say }) => {
		await open(page);
		await fill(page, true);
		await tap(page.getByRole('link', { name: say('start.begin') }));
		await expect(page.getByRole('alert')).toContainText(say('save.full'));
		await fill(page, false);
		await tap(page.getByRole('alert').getByRole('link', { name: say('app.home') }));
		await tap(page.getByRole('link', { name: say('start.begin') }));
		await isAsked(page, say, 'firm');
	},
);

test('taking a file back on a full device leaves what was taken in, says so, and can be tried again', async ({
	page,
	say,
}) => {
	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles({
		name: 'answers.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(answersFile(shoeWorkshop))),
	});
	await tap(page.getByRole('dialog').getByRole('button', { name: say('backup.in.merge'), exact: true }));
	const takeBack = button(page, say('backup.in.takeBack'));
	await expect(takeBack).toBeVisible();
	await fill(page, true);
	await tap(takeBack);
	await expect(page.getByText(say('takenFile.notTakenBack'))).toBeVisible();
	await expect(page.getByText(say('takenFile.failed'))).toHaveCount(0);
	const taken = page.getByRole('heading', { level: 2, name: expected.firmName });
	await expect(taken).toBeVisible();

	await fill(page, false);
	await tap(takeBack);
	await expect(page.getByText(say('backup.in.taken-back'))).toBeVisible();
	await expect(taken).toHaveCount(0);
});
