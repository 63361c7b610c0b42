import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AdviceCard from '../../../src/lib/components/AdviceCard.svelte';
import type { Line } from '../../../src/lib/components/explanation-line.ts';
import { levelLines } from '../../../src/lib/components/explanation-words.ts';
import WhyLevel from '../../../src/lib/components/WhyLevel.svelte';
import '../../../src/lib/components/theme.css';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { explainLevels } from '../../../src/lib/engine/explain-level.ts';
import { explainVerdict } from '../../../src/lib/engine/explain-verdict.ts';
import type { Offer } from '../../../src/lib/engine/offer.ts';
import type { Scale } from '../../../src/lib/engine/scale.ts';
import { amount, chosen, content, makeFirm, offerNamed, several, there } from './make-firm.ts';

const no: Answer = { kind: 'yes-no', value: false };
const atZero = Object.fromEntries(
	[...there(content.official.sets['scenes'])].map((scene) => [scene, chosen('level0')]),
);
const noLinks = Object.fromEntries(
	there(content.chain.network).links.map((link) => [link.item, chosen('nothing')]),
);

/** Design, production and supply have a system each; shortages go to the buyer as a file. */
const islands = {
	...atZero,
	...noLinks,
	does_itself: several('design', 'supply'),
	product_design: chosen('level2'),
	quality: chosen('level2'),
	warehouse_logistics: chosen('level2'),
	link_production_supply: chosen('file'),
	joined_decision: no,
};

const explainer = (scale: Scale, told: Readonly<Record<string, Answer>>) =>
	explainLevels({ questionnaire: content.questionnaire, scale, answers: makeFirm(told).answers });

function linesFor(scale: Scale, told: Readonly<Record<string, Answer>>, level: number): readonly Line[] {
	return levelLines(explainer(scale, told)(level), { scale, questionnaire: content.questionnaire });
}

const said = (lines: readonly Line[]): readonly string[] =>
	lines.map(({ about, words }) => (about ? `${about.name} ${words}` : words));

function depthOf(lines: readonly Line[]): number {
	return Math.max(0, ...lines.map(({ inside }) => (inside.length === 0 ? 0 : 1 + depthOf(inside))));
}

describe('the words of an explanation', () => {
	it('say what the next rung asks for, what there is of it, and the nearest way', () => {
		const [part] = linesFor(content.chain, islands, 3);
		expect(part?.words).toBe('两头都有系统的路，要有 1 段“系统直通”，现在还没有');
		expect(said(part?.inside ?? [])).toEqual([
			'下面有一处做到就够：',
			'缺料怎么到采购 现在“发缺料表，采购导入”，改到“缺料当天自动到采购”',
			expect.stringContaining('排产用谁的库存数') as unknown,
			expect.stringContaining('改图改配方怎么到产线') as unknown,
			'一项一项看',
		]);
	});

	it('name at a link the end that has no system', () => {
		const [part] = linesFor(content.chain, islands, 3);
		const each = said(part?.inside.at(-1)?.inside ?? []);
		expect(each[0]).toContain('缺料怎么到采购');
		expect(each.find((words) => words.startsWith('新订单怎么到车间'))).toMatch(/；销售还没有系统$/);
	});

	it('say what a level rests on, or that there is room to spare', () => {
		expect(said(linesFor(content.chain, islands, 2)).slice(-3)).toEqual([
			'少了下面哪一处，都保不住：',
			'缺料怎么到采购 要守住“发缺料表，采购导入”',
			'自己做哪几样 这个回答要站得住',
		]);
		const orders = { link_marketing_production: chosen('file'), link_production_marketing: chosen('file') };
		const spare = { ...islands, ...orders, marketing: chosen('level2') };
		expect(said(linesFor(content.chain, spare, 2)).at(-1)).toBe('有富余：单独哪一处退步，都还保得住。');
	});

	it('call an open answer open, not missing', () => {
		const { quality: _, ...rest } = islands;
		const [systems] = linesFor(content.chain, { ...rest, product_design: chosen('level0') }, 2);
		expect(systems?.truth).toBe('unknown');
		expect(said(systems?.inside ?? [])).toContain('质量管理 还没定，要是已经“检验数据进系统管”就算');
	});

	it('count the points that are missing, and name what brings the most', () => {
		const [points] = linesFor(content.official, atZero, 1);
		expect(points?.words).toContain('20.0');
		expect(said(points?.inside ?? [])[0]).toMatch(
			/^还差 .* 分。改一处还不够，加分最多的：$|^下面有一处做到就够：$/,
		);
	});

	it('never fold deeper than three, with no id and no key among them', () => {
		const firms: readonly Readonly<Record<string, Answer>>[] = [{}, atZero, islands];
		for (const told of firms)
			for (const scale of [content.chain, content.official])
				for (const level of scale.levels.keys()) {
					const lines = linesFor(scale, told, level);
					expect(depthOf(lines)).toBeLessThanOrEqual(2);
					expect(JSON.stringify(lines.flatMap(everyWord))).not.toMatch(
						/why\.|item\.|scale\.|undefined|\{\{|true|false|_/,
					);
				}
	});
});

describe('the folds under a ladder', () => {
	it('work nothing out before one of them is opened', async () => {
		let asked = 0;
		const explain = explainer(content.chain, islands);
		const { container } = await render(WhyLevel, {
			props: {
				scale: content.chain,
				questionnaire: content.questionnaire,
				level: { low: 2, high: 2 },
				explain: (levels: readonly number[]) => {
					asked += 1;
					return Promise.resolve(levels.map(explain));
				},
				addressOf: (item: string) => `/ask/${item}`,
			},
		});
		expect(asked).toBe(0);
		const folds = [...container.querySelectorAll('details')];
		expect(folds.map((fold) => there(fold.querySelector('summary')).textContent)).toEqual([
			'为什么是“R2 多点并存”？',
			'为什么还不是“R3 局部贯通”？',
			'再往上，还差什么？',
		]);
		there(folds[1]).open = true;
		await expect.poll(() => asked).toBe(1);
		await expect
			.poll(() => there(folds[1]).querySelector('a')?.getAttribute('href'))
			.toBe('/ask/link_production_supply');
	});
});

describe('the receipt of an advice', () => {
	const offer = offerNamed('qz-pilot-2024');
	const shoes = {
		county: chosen('CN-FJ-QZ-JJ'),
		cluster: chosen('footwear'),
		sub_industry: chosen('sports_goods'),
		headcount: amount(120),
		revenue_band: chosen('under_400m'),
		above_scale: no,
	};

	async function receiptFor(told: Readonly<Record<string, Answer>>): Promise<() => string> {
		const firm = makeFirm(told);
		const { container } = await render(AdviceCard, {
			props: {
				recommendation: firm.advised(offer.id),
				offer,
				context: content,
				facts: firm.facts,
				recordOf: (item: string) => firm.answers.get(item),
				levelNow: 0,
				plannedSpend: undefined,
				addressOf: (item: string) => `/ask/${item}`,
				explain: ({ eligible }: Offer) =>
					explainVerdict(eligible, { ...content, readings: firm.readings, facts: firm.facts }),
			},
		});
		const receipt = there([...container.querySelectorAll('details')].at(0));
		receipt.open = true;
		return () => receipt.textContent.replaceAll(/\s+/g, ' ');
	}

	it('says of the one condition that fails that it is what the firm is', async () => {
		const receipt = await receiptFor(shoes);
		await expect.poll(receipt).toContain('只差这一样；这是厂子本来的情况，不必为了它改：');
		expect(receipt()).toContain('规上企业 要“是，规上”');
	});

	it('says that one change is not enough where several conditions fail', async () => {
		const receipt = await receiptFor({ ...shoes, sub_industry: chosen('casual_shoes') });
		await expect.poll(receipt).toContain('不止差一条，只改一样还不够。');
	});

	it('says which answer would settle it, and what it rests on where it is settled', async () => {
		const { above_scale: _, ...rest } = shoes;
		await expect.poll(await receiptFor(rest)).toContain('规上企业 答“是，规上”');
		const settled = await receiptFor({ ...shoes, above_scale: { kind: 'yes-no', value: true } });
		await expect.poll(settled).toContain('够得上的根据：是规上企业、主要产品和企业规模。');
	});
});

const everyWord = ({ about, words, inside }: Line): readonly string[] => [
	words,
	...(about ? [about.name] : []),
	...inside.flatMap(everyWord),
];
