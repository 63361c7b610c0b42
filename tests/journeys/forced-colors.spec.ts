import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, card, cardNamed, open, storeFirm } from './walking.ts';
import { optionsOf } from './words.ts';

for (const colorScheme of ['light', 'dark'] as const)
	test.describe(`in ${colorScheme} colours that the reader has set for the whole device`, () => {
		test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' }, colorScheme });

		test.beforeEach(async ({ page }) => {
			await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
			// The app's own choice of light has no say here.
			await page.evaluate(() => {
				localStorage.setItem('factory-checkup:theme', 'light');
			});
		});

		test('the chosen option has another frame than the others', async ({ page, say }) => {
			await open(page, '/check/?firm=firm&at=quality');
			const others = optionsOf('quality').filter((option) => option !== 'level1');
			await expect(card(page, { say, item: 'quality', option: 'level1' }).getByRole('radio')).toBeChecked();
			const chosen = await frameOf(card(page, { say, item: 'quality', option: 'level1' }));
			for (const option of others)
				differs(chosen, await frameOf(card(page, { say, item: 'quality', option })));
			await isAccessible(page);

			await open(page, '/check/?firm=firm&at=Q1');
			differs(
				await frameOf(card(page, { say, item: 'Q1', option: 'office_network' })),
				await frameOf(cardNamed(page, say('question.none'))),
			);
		});

		test('words on a filled ground can be read', async ({ page, say }) => {
			await open(page, '/check/?firm=firm&at=quality');
			await isReadable(page, button(page, say('nav.next')));
			await open(page, '/result/?firm=firm');
			await isReadable(page, page.locator('.here .step').first());
		});

		test('progress shows how much is behind', async ({ page }) => {
			await open(page, '/check/?firm=firm&at=quality');
			const bar = page.locator('progress');
			await bar.evaluate((progress: HTMLProgressElement) => (progress.value = 0.5));
			const box = await bar.boundingBox();
			if (box === null) throw new Error('there is no bar');
			const middle = box.y + box.height / 2;
			const [behind = 0, ahead = 0] = await lightAt(page, [
				[box.x + box.width * 0.25, middle],
				[box.x + box.width * 0.75, middle],
			]);
			// As WCAG 1.4.11 asks of what must be told apart.
			expect(contrast(behind, ahead)).toBeGreaterThanOrEqual(3);
		});

		test('the picture of the chain stands out from its ground, name by name and link by link', async ({
			page,
		}) => {
			await open(page, '/result/?firm=firm');
			await expect(page.locator('[data-waiting]')).toHaveCount(0);
			const picture = page.locator('.picture svg');
			await picture.scrollIntoViewIfNeeded();
			await expect(picture).toHaveClass(/drawn/);
			const ground = await lightOf(page, picture.locator('.body').first(), 'fill');
			for (const [part, ink] of [
				['.name', 'fill'],
				['.word', 'fill'],
				['.frame', 'stroke'],
				['.link .line', 'stroke'],
				['.link .tip', 'fill'],
				['.seal', 'fill'],
			] as const) {
				const drawn = await picture.locator(part).all();
				expect(drawn.length, part).toBeGreaterThan(0);
				for (const one of drawn)
					expect(contrast(await lightOf(page, one, ink), ground), part).toBeGreaterThanOrEqual(
						ink === 'fill' && part !== '.link .tip' ? 4.5 : 3,
					);
			}
			// With one colour for all of them, the line styles alone say which link is which.
			const styles = await picture.locator('.link').evaluateAll((links) =>
				links.map((link) => {
					const line = link.querySelector('.line');
					const { strokeDasharray, strokeWidth } = getComputedStyle(line ?? link);
					return [link.getAttribute('class')?.split(' ')[1], `${strokeDasharray} ${strokeWidth}`] as const;
				}),
			);
			const byStyle = new Map(styles);
			expect(byStyle.size).toBe(3);
			expect(new Set(byStyle.values()).size).toBe(byStyle.size);
			await isAccessible(page);
		});
	});

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode()
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'])
		.analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}

/** As painted: the darkest and the lightest spot among the words differ as WCAG asks of text. */
async function isReadable(page: Page, part: Locator): Promise<void> {
	await part.scrollIntoViewIfNeeded();
	const { left, top, width, height } = await part.evaluate((element) => {
		const range = document.createRange();
		range.selectNodeContents(element);
		return range.getBoundingClientRect().toJSON() as DOMRect;
	});
	const places = Array.from({ length: 400 }, (_, index) => {
		const [across, down] = [(index % 40) / 40, Math.floor(index / 40) / 10];
		return [left + width * (0.05 + 0.9 * across), top + height * (0.2 + 0.6 * down)] as const;
	});
	const light = await lightAt(page, places);
	expect(contrast(Math.min(...light), Math.max(...light))).toBeGreaterThanOrEqual(4.5);
}

interface Frame {
	readonly width: number;
	readonly color: string;
}

const frameOf = (label: Locator): Promise<Frame> =>
	label.evaluate((element) => {
		const { borderTopWidth, borderTopColor } = getComputedStyle(element);
		return { width: parseFloat(borderTopWidth), color: borderTopColor };
	});

function differs(chosen: Frame, other: Frame): void {
	expect(chosen.width).toBeGreaterThanOrEqual(2 * other.width);
	expect(chosen.color).not.toBe(other.color);
}

/** How light a used colour is, by WCAG's relative luminance. */
async function lightOf(page: Page, part: Locator, ink: 'fill' | 'stroke'): Promise<number> {
	const color = await part.evaluate((element, name) => getComputedStyle(element)[name], ink);
	return page
		.evaluate((used) => {
			const canvas = new OffscreenCanvas(1, 1).getContext('2d');
			if (canvas === null) throw new Error('no canvas');
			canvas.fillStyle = used;
			canvas.fillRect(0, 0, 1, 1);
			return [...canvas.getImageData(0, 0, 1, 1).data];
		}, color)
		.then(luminance);
}

/** Of what is really painted: a control of the browser's own tells no colours. */
async function lightAt(
	page: Page,
	places: readonly (readonly [number, number])[],
): Promise<readonly number[]> {
	const picture = `data:image/png;base64,${(await page.screenshot({ scale: 'css' })).toString('base64')}`;
	// Beside the app, whose content policy reads no pictures from data.
	const blank = await page.context().newPage();
	const pixels = await blank.evaluate(
		async ([source, points]) => {
			const image = new Image();
			image.src = source;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
			if (canvas === null) throw new Error('no canvas');
			canvas.drawImage(image, 0, 0);
			return points.map(([x, y]) => [...canvas.getImageData(Math.round(x), Math.round(y), 1, 1).data]);
		},
		[picture, places] as const,
	);
	await blank.close();
	return pixels.map(luminance);
}

function luminance(color: readonly number[]): number {
	const [red = 0, green = 0, blue = 0] = color.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: number, other: number): number =>
	(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
