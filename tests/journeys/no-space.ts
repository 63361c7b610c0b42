import { expect, type Locator, type Page } from '@playwright/test';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	alive,
	answersFile,
	button,
	card,
	entriesOnDisk,
	fieldOf,
	isPast,
	isSaved,
	isSettled,
	open,
	storeFirm,
	tap,
} from './walking.ts';
import type { Say } from './words.ts';

/** A device of which nothing is left, and of which something is again. */
export interface Space {
	readonly fill: () => Promise<void>;
	readonly free: () => Promise<void>;
}

interface Walk {
	readonly page: Page;
	readonly say: Say;
	readonly space: Space;
}

const answered = 'answered';
const photographed = 'photographed';
const takenIn = '石狮纺织';
const name = '宏达鞋厂';
/** Of a disk that is full a browser may say only that something failed: then it is one of two guesses. */
const named = /空间/;
const county = { item: 'county', option: 'CN-FJ-QZ-JJ' };

/** What is typed and tapped on a full device is told as not saved, stays, and is saved at a tap when there is space. */
export async function answerWithoutSpace({ page, say, space }: Walk): Promise<void> {
	await storeFirm(page, { id: answered, plan: {} });
	await open(page, `/check/?firm=${answered}&at=firm`);
	await isSettled(page);
	await space.fill();
	await fieldOf(page, say, 'firm_name').fill(name);
	await tap(card(page, { say, ...county }));
	await isPast(page, say, 'firm');
	const failure = page.getByRole('alert').filter({ hasText: say('save.failed') });
	await expect(failure).toContainText(named);
	await tap(button(page, say('save.retry')));
	await expect(failure).toContainText(named);
	await expect(page.locator('[data-save=saved]')).toHaveCount(0);
	await tap(button(page, say('nav.back')));
	await standsThere(page, say);

	await space.free();
	await saveAgain(failure, say);
	await isSaved(page);
	const written = (await entriesOnDisk(page, answered)).map(({ item }) => item);
	expect(written.sort()).toEqual(['county', 'firm_name']);
	await page.reload();
	await alive(page);
	await standsThere(page, say);
}

async function standsThere(page: Page, say: Say): Promise<void> {
	await expect(fieldOf(page, say, 'firm_name')).toHaveValue(name);
	await expect(card(page, { say, ...county }).getByRole('radio')).toBeChecked();
}

/** A photo that a full device refuses stays on the screen, and is kept at a tap when there is space. */
export async function photographWithoutSpace({ page, say, space }: Walk): Promise<void> {
	await storeFirm(page, { id: photographed, plan: shoeWorkshop });
	await open(page, `/workbench/visit/?firm=${photographed}`);
	await tap(page.locator('[data-stop=store] [aria-expanded]').first());
	await tap(page.locator('[data-look=warehouse_logistics] [aria-expanded]').first());
	const buffer = await noisyPicture(page);
	await space.fill();
	await page.locator('input[type=file]').setInputFiles({ name: 'board.jpg', mimeType: 'image/jpeg', buffer });
	const failure = page.getByRole('alert').filter({ hasText: named });
	await expect(failure.getByRole('img')).toBeVisible();
	await tap(failure.getByRole('button', { name: say('save.retry') }));
	await expect(failure.getByRole('img')).toBeVisible();
	await expect(photo(page)).toHaveCount(0);

	await space.free();
	await saveAgain(failure, say);
	await page.reload();
	await alive(page);
	await expect(photo(page)).toBeVisible();
}

/** A backup that finds no space changes nothing, and is taken in without being chosen anew when there is some. */
export async function takeInWithoutSpace({ page, say, space }: Walk): Promise<void> {
	const firm = { ...shoeWorkshop, firm: { ...shoeWorkshop['firm'], firm_name: takenIn } };
	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles({
		name: 'backup.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(answersFile(firm))),
	});
	await space.fill();
	await tap(page.getByRole('dialog').getByRole('button', { name: say('backup.in.merge'), exact: true }));
	const failure = page.getByRole('alert').filter({ hasText: say('takenFile.failed') });
	await expect(failure).toContainText(named);
	await expect(firmTakenIn(page)).toHaveCount(0);

	await space.free();
	await tap(failure.getByRole('button', { name: say('save.retry') }));
	await expect(page.getByText(say('takenFile.done', { name: takenIn }))).toBeVisible();
	await expect(firmTakenIn(page)).toBeVisible();
	await page.reload();
	await alive(page);
	await expect(firmTakenIn(page)).toBeVisible();
}

/** What was tried at the last moment before there was space may have been saved already. */
async function saveAgain(failure: Locator, say: Say): Promise<void> {
	await expect(async () => {
		const retry = failure.getByRole('button', { name: say('save.retry') });
		if ((await retry.count()) > 0) await retry.click({ timeout: 1000 });
		await expect(failure).toHaveCount(0, { timeout: 1000 });
	}).toPass({ timeout: 10_000 });
}

/** All that was saved in these walks is there, for whoever opens it anew. */
export async function isAllThere({ page, say }: Omit<Walk, 'space'>): Promise<void> {
	await open(page, `/check/?firm=${answered}&at=firm`);
	await standsThere(page, say);
	await open(page, `/workbench/visit/?firm=${photographed}`);
	await expect(photo(page)).toBeVisible();
	await open(page, '/firms/');
	await expect(firmTakenIn(page)).toBeVisible();
}

const photo = (page: Page): Locator => page.locator('[data-capture=photo] img').first();
const firmTakenIn = (page: Page): Locator => page.getByRole('heading', { level: 2, name: takenIn });

/** Nothing that a browser could squeeze into the last corner. */
async function noisyPicture(page: Page): Promise<Buffer> {
	const address = await page.evaluate(() => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [600, 450];
		const noise = new ImageData(canvas.width, canvas.height);
		for (let at = 0; at < noise.data.length; at++) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
		canvas.getContext('2d')?.putImageData(noise, 0, 0);
		return canvas.toDataURL('image/jpeg');
	});
	return Buffer.from(address.replace(/^.*,/, ''), 'base64');
}
