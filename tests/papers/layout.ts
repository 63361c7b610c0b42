import type { Page } from '@playwright/test';

/** A block of a sheet, in millimetres from the upper left corner of the whole paper as it is laid out for printing. */
export interface Block {
	/** The element, and how many of them: `table of 8`, `svg of 31`. */
	readonly what: string;
	readonly count: number;
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
	/** For the reader of the file; never compared. */
	readonly head: string;
}

/** Between the margins of A4, in the pixels of a screen. */
const paperWidth = 688;

/** Blocks, tables and drawings as a printer lays them out, without the words in them. */
export async function layoutOf(page: Page): Promise<readonly Block[]> {
	await page.setViewportSize({ width: paperWidth, height: 1000 });
	await page.emulateMedia({ media: 'print' });
	return page.evaluate(() => {
		const millimetre = 96 / 25.4;
		const sheets = [...document.querySelectorAll('.sheet')];
		const start = sheets[0]?.getBoundingClientRect();
		const blocks = '.sheet, .sheet :is(header, footer, section, h2, table, figure, svg, img, .framed)';
		return [...document.querySelectorAll(blocks)]
			.filter((block) => !(block.parentElement?.closest('svg, li, tr') ?? false) && block.checkVisibility())
			.map((block) => {
				const { left, top, width, height } = block.getBoundingClientRect();
				const parts = block.matches('table') ? 'tbody tr' : block.matches('svg') ? '*' : 'never';
				return {
					what: block.localName,
					count:
						block instanceof HTMLImageElement
							? Number(block.naturalWidth > 0)
							: block.querySelectorAll(parts).length,
					left: (left - (start?.left ?? 0)) / millimetre,
					top: (top - (start?.top ?? 0)) / millimetre,
					width: width / millimetre,
					height: height / millimetre,
					head: block.matches('h2') ? block.textContent.trim() : '',
				};
			});
	});
}

/** A line a block: `svg of 31 at 8,33 is 70x58`, and the head that stands in it. */
export const layoutToText = (blocks: readonly Block[]): string =>
	blocks
		.map(({ what, count, left, top, width, height, head }) =>
			[
				`${what} of ${count} at ${left.toFixed()},${top.toFixed()} is ${width.toFixed()}x${height.toFixed()}`,
				...(head === '' ? [] : [head]),
			].join('  # '),
		)
		.join('\n')
		.concat('\n');

export const textToLayout = (text: string): readonly Block[] =>
	[...text.matchAll(/^(\w+) of (\d+) at (-?\d+),(-?\d+) is (\d+)x(\d+)/gm)].map(
		([, what = '', ...numbers]) => {
			const [count = 0, left = 0, top = 0, width = 0, height = 0] = numbers.map(Number);
			return { what, count, left, top, width, height, head: '' };
		},
	);

/** Letters of another version of a font are wider or narrower: a line more or less in a block, never another place. */
const aside = 4;
const share = 0.2;
const line = 6;

/** What stands elsewhere than expected, is missing or has come; nothing where only letters differ a little. */
export function layoutFaults(seen: readonly Block[], expected: readonly Block[]): readonly string[] {
	const kinds = (blocks: readonly Block[]) => blocks.map(({ what, count }) => `${what} of ${count}`);
	const [now, before] = [kinds(seen), kinds(expected)];
	const other = before.findIndex((kind, index) => kind !== now[index]);
	if (other >= 0 || now.length !== before.length) {
		const at = other >= 0 ? other : before.length;
		return [`block ${at + 1}: ${now[at] ?? 'nothing'} in place of ${before[at] ?? 'nothing'}`];
	}
	return expected.flatMap((block, index) => {
		const found = seen[index];
		if (found === undefined) return [];
		const near = (side: 'left' | 'top' | 'width' | 'height', slack: number) =>
			Math.abs(found[side] - block[side]) <= slack
				? []
				: [
						`block ${index + 1}, ${block.what}: ${side} ${found[side].toFixed()} mm, not ${block[side].toFixed()}`,
					];
		return [
			...near('left', aside),
			...near('width', aside + share * block.width * Number(block.what === 'h2')),
			...near('height', line + share * block.height),
			...near('top', 2 * line + 0.1 * block.top),
		];
	});
}
