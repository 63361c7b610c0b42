import { afterEach, describe, expect, it } from 'vitest';
import { worthWords } from '../../../src/lib/components/offer-words.ts';
import { nextStepLines, sharePicture } from '../../../src/lib/components/share-picture.ts';
import { sharedLines, type SharedResult } from '../../../src/lib/components/share-words.ts';
import '../../../src/lib/components/theme.css';
import { contentText, switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';
import { chosen, content, makeFirm, several, there } from './make-firm.ts';

afterEach(() => switchLanguage('zh-CN'));

const sharedOf = (told: Parameters<typeof makeFirm>[0], name = '宏达鞋业'): SharedResult => {
	const { chain: chainResult, official: officialResult } = makeFirm(told);
	const { chain, official } = content;
	const breakAnswer = undefined;
	return {
		name,
		day: '2026-11-21',
		chain,
		official,
		chainResult,
		officialResult,
		breakAnswer,
		step: undefined,
	};
};

const broken = { does_itself: several('design', 'supply'), link_production_marketing: chosen('nothing') };
const flowing = { ...broken, link_production_marketing: chosen('decides') };

/** #rrggbb as alpha, blue, green, red. */
function inMemory(colour: string): number {
	const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(colour) ?? [];
	return Number.parseInt(`ff${blue}${green}${red}`, 16);
}

describe('the words that are shared', () => {
	const nameOf = (level: number) =>
		contentText(`scale.${content.official.id}.level.${there(content.official.levels[level]).id}.name`);
	const sharedWith = (low: number, high: number) => {
		const result = sharedOf({});
		return sharedLines({
			...result,
			officialResult: { ...result.officialResult, level: { low, high } },
		}).join('\n');
	};

	it('give an uncertain result as what is certain and what is possible, never as one level', () => {
		expect(sharedWith(1, 3)).toContain(text('result.range', { low: nameOf(1), high: nameOf(3) }));
	});

	it('say that a result is open where its ends lie far apart, without a level or points to laugh at', () => {
		const said = sharedWith(0, 4);
		expect(said).toContain(
			text('format.pair', { name: text('result.officialTitle'), value: text('result.levelOpen') }),
		);
		expect(said).not.toContain(nameOf(4));
		expect(said).not.toContain(text('result.pointsRange', { low: '0.0', high: '100.0' }));
	});

	it('name no firm where none is to be named', () => {
		const said = sharedLines(sharedOf(broken, '')).join('\n');
		expect(said).toContain(text('result.of', { name: text('result.unnamed') }));
	});

	it.each(['zh-CN', 'en'] as const)('hold no address and say who assessed, in %s', async (language) => {
		await switchLanguage(language);
		const said = sharedLines(sharedOf(broken)).join('\n');
		expect(said).not.toMatch(/https?:|firm=/);
		expect(said).toContain(
			text('share.note', { day: language === 'en' ? 'November 21, 2026' : '2026年11月21日' }),
		);
	});
});

describe('the picture that is shared', () => {
	const drawn = async (result: SharedResult, steps: Parameters<typeof sharePicture>[1] = []) => {
		const bitmap = await createImageBitmap(there(await sharePicture(result, steps)));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		const context = there(canvas.getContext('2d'));
		context.drawImage(bitmap, 0, 0);
		const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
		const pixels = new Uint32Array(data.buffer);
		return { width: bitmap.width, height: bitmap.height, pixels, colours: new Set(pixels) };
	};
	/** As a pixel lies in memory: alpha, blue, green, red. */
	const red = inMemory(getComputedStyle(document.documentElement).getPropertyValue('--retyped').trim());
	const differing = (some: Uint32Array, others: Uint32Array) =>
		some.reduce((count, pixel, at) => (pixel === others[at] ? count : count + 1), 0);

	it('is as wide as a chat wants it and not blank', async () => {
		const { width, height, colours } = await drawn(sharedOf(broken));
		expect(width).toBe(1080);
		expect(height).toBeGreaterThan(1200);
		expect(colours.size).toBeGreaterThan(20);
	});

	it('shows another chain as another picture, and the same as the same', async () => {
		const first = await drawn(sharedOf(broken));
		expect(differing((await drawn(sharedOf(broken))).pixels, first.pixels)).toBe(0);
		expect(differing((await drawn(sharedOf(flowing))).pixels, first.pixels)).toBeGreaterThan(1000);
	});

	it('tells the next steps with what each costs or brings', async () => {
		const steps = content.rulesFile.offers.slice(0, 3);
		const [first = '', ...others] = nextStepLines(steps);
		expect(others).toHaveLength(2);
		const [offer] = steps;
		expect(first).toContain(contentText(`offer.${there(offer).id}.name`));
		expect(first).toContain(worthWords(there(offer)));
		const bare = await drawn(sharedOf(broken));
		expect((await drawn(sharedOf(broken), steps)).height).toBeGreaterThan(bare.height + 3 * 34);
	});

	it('marks a break in the colour of what is typed again, and none where none is known', async () => {
		const marked = ({ pixels }: { pixels: Uint32Array }) => pixels.filter((pixel) => pixel === red).length;
		const known = marked(await drawn(sharedOf(broken)));
		const unknown = marked(await drawn(sharedOf({ does_itself: several('design', 'supply') })));
		expect(known).toBeGreaterThan(unknown + 1000);
	});

	it('grows with a long name instead of running over its edge', async () => {
		const short = await drawn(sharedOf(broken));
		const long = await drawn(sharedOf(broken, '晋江市宏达鞋业进出口贸易有限责任公司'.repeat(4)));
		expect(long.height).toBeGreaterThan(short.height);
		// The strip between the card and the edge of the picture has the colour of the ground all the way down.
		const ground = there(long.pixels[0]);
		const strip = Array.from({ length: long.height }, (_, y) => long.pixels[y * long.width + 1070]);
		expect(strip.filter((pixel) => pixel !== ground)).toEqual([]);
	});
});
