import { expect, type Page } from '@playwright/test';

/** What is done to each firm of a day. */
export interface Share {
	readonly answers: number;
	readonly photos: number;
}

/** One firm of a long day, by links only: the page lives on. */
export async function workOn(page: Page, firm: string, { answers, photos }: Share): Promise<Taps> {
	await follow(page, '/firms/');
	// So many firms are an advisor's: opened beside the list.
	await follow(page, `/firms/?firm=${firm}`);
	await follow(page, `/check/?firm=${firm}`);
	const waits: number[] = [];
	let flips = 0;
	while (waits.length < answers) {
		if (page.url().includes('/result/')) await follow(page, `/check/?firm=${firm}`);
		const most = Math.min(tapsAScreen, answers - waits.length);
		const taps = await page.evaluate(changeBackAndForth, most);
		waits.push(...taps.waits);
		flips += taps.flips;
		await goOn(page);
	}
	if (!page.url().includes('/result/')) await follow(page, `/result/?firm=${firm}`);
	await follow(page, `/workbench/visit/?firm=${firm}`);
	await photograph(page, photos);
	await follow(page, `/result/?firm=${firm}`);
	await follow(page, `/report/?firm=${firm}`);
	await follow(page, `/workbench/annex/?firm=${firm}`);
	return { waits, flips };
}

/** Even, so that each question is left as it was found, and all firms are asked the same. */
const tapsAScreen = 10;

/** To a page on which no firm stands: what is held there is held for nothing. */
export async function rest(page: Page): Promise<void> {
	await toHome(page);
	await follow(page, '/about/');
}

export async function toHome(page: Page): Promise<void> {
	await follow(page, '/', '/');
	await expect(page.locator('a[href="/firms/"]').first()).toBeVisible();
}

/** As a tap does, also where the link is in a fold. */
async function follow(page: Page, begins: string, exactly?: string): Promise<void> {
	const link = page.locator(exactly === undefined ? `a[href*="${begins}"]` : `a[href="${exactly}"]`).first();
	await link.evaluate((found) => {
		if (found instanceof HTMLElement) found.click();
	});
	await page.waitForURL((address) =>
		exactly === undefined
			? (address.pathname + address.search).startsWith(begins)
			: address.pathname === exactly,
	);
	await settled(page);
}

const settled = async (page: Page): Promise<void> => {
	await expect(page.locator('h1').first()).toBeVisible();
	await expect(page.locator('[data-waiting]')).toHaveCount(0);
};

/** To the next question, or to the result after the last. */
async function goOn(page: Page): Promise<void> {
	const before = await page.locator('h1').innerText();
	await page.locator('footer .bar button').last().click();
	await expect(async () => {
		const isPast = page.url().includes('/result/') || (await page.locator('h1').innerText()) !== before;
		expect(isPast).toBe(true);
	}).toPass({ intervals: [10, 20, 50, 100], timeout: 10_000 });
}

export interface Taps {
	/** From each tap to “saved”, in ms. */
	readonly waits: readonly number[];
	/** So often an older answer stood there again after “saved”. */
	readonly flips: number;
}

/** In the page: one answer and another in turn, each when the one before it is saved. */
export async function changeBackAndForth(taps: number): Promise<Taps> {
	const cards = document.querySelectorAll<HTMLInputElement>(
		'main section:has(> .prompt) input:is([type=radio], [type=checkbox])',
	);
	const mark = document.querySelector('[data-save]');
	const waits: number[] = [];
	const first = [...cards].find(({ checked }) => checked) ?? cards[0];
	const other = [...cards].find((card) => card !== first && card.name === first?.name);
	if (mark === null || first === undefined) return { waits, flips: 0 };
	let flips = 0;
	// That somebody stands on this question is saved too, and is not to be taken for the first answer.
	for (let quiet = 0; quiet < 3; quiet += mark.getAttribute('data-save') === 'saved' ? 1 : -quiet)
		await new Promise((painted) => requestAnimationFrame(painted));
	for (let tap = 0; tap < taps; tap++) {
		const target = first.type === 'radio' && tap % 2 === 0 ? (other ?? first) : first;
		// What was saved last stands there: another one would take no tap.
		if (target.type === 'radio' && target.checked) {
			flips += 1;
			await new Promise((seen) => setTimeout(seen, 100));
		}
		const start = performance.now();
		target.click();
		await new Promise<void>((done, fail) => {
			const tooLong = setTimeout(() => {
				fail(new Error(`${location.href}: answer ${String(tap)} to ${first.name} is never “saved”`));
			}, 5000);
			const watching = new MutationObserver(() => {
				if (mark.getAttribute('data-save') !== 'saved') return;
				watching.disconnect();
				clearTimeout(tooLong);
				done();
			});
			watching.observe(mark, { attributeFilter: ['data-save'] });
		});
		waits.push(performance.now() - start);
	}
	return { waits, flips };
}

/** As a camera hands them over, five at a time; one of them is thrown away and fetched back. */
async function photograph(page: Page, photos: number): Promise<void> {
	const tiles = page.locator('[data-capture=photo]');
	for (let taken = 0; taken < photos;) {
		const count = Math.min(5, photos - taken);
		await page.evaluate(takePhotos, count);
		taken += count;
		await expect(tiles).toHaveCount(taken, { timeout: 30_000 });
	}
	if (photos === 0) return;
	await tiles.first().getByRole('button').last().click();
	await expect(tiles).toHaveCount(photos - 1);
	await page.locator('.undo button').click();
	await expect(tiles).toHaveCount(photos);
}

/** In the page. */
async function takePhotos(count: number): Promise<void> {
	const input = document.querySelector<HTMLInputElement>('.bar input[type=file]');
	const chosen = new DataTransfer();
	for (let photo = 0; photo < count; photo++) {
		const canvas = new OffscreenCanvas(1200, 900);
		const paper = canvas.getContext('2d');
		for (let spot = 0; spot < 60 && paper; spot++) {
			paper.fillStyle = `hsl(${String(Math.random() * 360)} 60% 50%)`;
			paper.fillRect(Math.random() * 1200, Math.random() * 900, 90, 90);
		}
		chosen.items.add(
			new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'board.jpg', { type: 'image/jpeg' }),
		);
	}
	if (input === null) return;
	input.files = chosen.files;
	input.dispatchEvent(new Event('change', { bubbles: true }));
}
