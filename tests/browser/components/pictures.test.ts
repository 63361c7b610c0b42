import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ChainPicture from '../../../src/lib/components/ChainPicture.svelte';
import { lineOf, size } from '../../../src/lib/components/chain-layout.ts';
import Ladder from '../../../src/lib/components/Ladder.svelte';
import SceneOverview from '../../../src/lib/components/SceneOverview.svelte';
import '../../../src/lib/components/theme.css';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { chosen, content, makeFirm, openFolds, several, there, type Firm } from './make-firm.ts';

describe('the chain picture', () => {
	const firm = makeFirm({
		does_itself: several('design', 'supply'),
		link_marketing_production: chosen('system'),
		link_production_supply: chosen('file'),
		link_supply_production: chosen('retyped'),
		link_production_marketing: chosen('nothing'),
		link_marketing_design: chosen('decides'),
	});
	const draw = async ({ chain }: Firm) =>
		(await render(ChainPicture, { props: { scale: content.chain, result: chain } })).container;

	it('draws every state of a link in a style of its own', async () => {
		const links = [...(await draw(firm)).querySelectorAll('.link')];
		const styles = links.map((link) => [...link.classList].find((name) => /^(?!link|svelte)/.test(name)));
		expect(styles).toEqual(['flowing', 'file', 'retyped', 'nothing', 'open', 'flowing']);
		// Told apart without colour: by dashes, by a second line inside, by a pen, by a question mark.
		const looks = links
			.slice(0, 5)
			.map((link) => [
				getComputedStyle(there(link.querySelector('.line'))).strokeDasharray,
				link.querySelector('.core') !== null,
				link.querySelector('.pen') !== null,
				link.querySelector('.question')?.textContent,
			]);
		expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(5);
	});

	it('asks at the link that nobody answered, and only there', async () => {
		const questions = [...(await draw(firm)).querySelectorAll('.question')];
		expect(questions.map((question) => question.closest('.link')?.classList.contains('open'))).toEqual([
			true,
		]);
	});

	it('marks the break in the middle of the broken link', async () => {
		const marks = [...(await draw(firm)).querySelectorAll('.break')];
		const [x, y] = there(lineOf('production', 'marketing')).middle;
		expect(marks.map((mark) => mark.parentElement?.getAttribute('transform'))).toEqual([
			`translate(${String(x)} ${String(y)})`,
		]);
	});

	it('marks no break while the weakest link is only unanswered', async () => {
		expect((await draw(makeFirm({}))).querySelectorAll('.break')).toHaveLength(0);
	});

	it('dashes the place that the firm does not have, and leaves its links out', async () => {
		const drawn = await draw(makeFirm({ does_itself: several('design') }));
		const absent = [...drawn.querySelectorAll('.node.absent')];
		expect(absent.map((node) => node.querySelector('.name')?.textContent.trim())).toEqual([
			contentText('scale.chain.node.supply.name'),
		]);
		expect(getComputedStyle(there(absent[0]?.querySelector('.frame'))).strokeDasharray).not.toBe('none');
		expect(drawn.querySelectorAll('.link')).toHaveLength(4);
	});

	it('draws itself once it is seen, and then stands still', async () => {
		const props = { scale: content.chain, result: firm.chain, alive: true };
		const { container } = await render(ChainPicture, { props });
		const picture = there(container.querySelector('svg'));
		await expect.poll(() => picture.classList.contains('drawing')).toBe(true);
		expect(picture.querySelectorAll('mask')).toHaveLength(6);
		await expect.poll(() => picture.classList.contains('drawn'), { timeout: 5_000 }).toBe(true);
		expect(getComputedStyle(there(picture.querySelector('.break .ring'))).opacity).toBe('0');
		expect(getComputedStyle(there(picture.querySelector('.break .seal'))).opacity).toBe('1');
	});

	it('keeps its marks a finger apart, in elder mode on the narrowest phone too', () => {
		const marks = there(content.chain.network).links.flatMap(
			({ from, to }) => lineOf(from, to)?.middle ?? [],
		);
		const points = Array.from({ length: marks.length / 2 }, (_, at) => marks.slice(at * 2, at * 2 + 2));
		const apart = points.flatMap(([x = 0, y = 0], at) =>
			points.slice(at + 1).map(([toX = 0, toY = 0]) => Math.hypot(toX - x, toY - y)),
		);
		// 320 px less the padding of page and card leave 286 for the drawing.
		expect(Math.min(...apart) * (286 / size.width)).toBeGreaterThanOrEqual(60);
	});

	it('says in its name what it shows', async () => {
		const picture = await render(ChainPicture, { props: { scale: content.chain, result: firm.chain } });
		const name = there(picture.getByRole('img').element().getAttribute('aria-label'));
		for (const said of [
			pair(contentText('item.link_marketing_production.short'), text('link.state.3')),
			pair(contentText('item.link_design_production.short'), text('link.unknown')),
			text('picture.break', { event: contentText('item.link_production_marketing.short') }),
		])
			expect(name).toContain(said);
	});
});

describe('the ladder', () => {
	it('tells held, possible and higher rungs apart, and says so in a sentence', async () => {
		const { container } = await render(Ladder, {
			props: { scale: content.chain, level: { low: 1, high: 3 } },
		});
		const states = [...container.querySelectorAll('li')].map((rung) =>
			['held', 'maybe', 'above', 'here'].filter((state) => rung.classList.contains(state)).join(' '),
		);
		// From the highest rung down.
		expect(states).toEqual(['above', 'above', 'maybe', 'maybe', 'held here', 'held']);
		expect(container.querySelector('p')?.textContent).toBe(
			text('picture.ladder', {
				low: contentText('scale.chain.level.R1.name'),
				high: contentText('scale.chain.level.R3.name'),
			}),
		);
	});
});

describe('the staircase', () => {
	const show = async (low: number) =>
		(await render(Ladder, { props: { scale: content.chain, level: { low, high: low }, next: true } }))
			.container;

	it('begins every step further on than the one below it', async () => {
		const starts = [...(await show(2)).querySelectorAll('.step')].map(
			(step) => step.getBoundingClientRect().left,
		);
		// From the highest step down.
		expect(starts).toEqual([...starts].sort((a, b) => b - a));
		expect(new Set(starts).size).toBe(6);
	});

	it('says what the next step brings, and nothing at the top', async () => {
		expect((await show(2)).querySelector('.next')?.textContent).toContain(
			contentText('scale.chain.level.R3.says'),
		);
		expect((await show(5)).querySelector('.next')).toBeNull();
	});
});

describe('the scenes', () => {
	it('show the step of today, what the next one looks like, and unknown as unknown', async () => {
		const { readings } = makeFirm({
			process_design: chosen('level2'),
			marketing: chosen('level4'),
			after_sales: { kind: 'dont-know' },
			planning_scheduling: { kind: 'not-applicable', reason: 'not_done_here' },
		});
		const { questionnaire, official } = content;
		const { container } = await render(SceneOverview, {
			props: { questionnaire, scale: official, readings },
		});
		await openFolds(container);
		const row = (scene: string) =>
			there(
				[...container.querySelectorAll('li')].find((candidate) =>
					candidate.querySelector('.name')?.textContent.includes(contentText(`item.${scene}.short`)),
				),
			);
		const shown = (scene: string) => [
			row(scene).querySelectorAll('.climbed').length,
			row(scene).querySelector('.word')?.textContent,
		];
		expect(container.querySelectorAll('li')).toHaveLength(16);
		expect(shown('process_design')).toEqual([2, text('result.sceneLevel', { level: 2 })]);
		expect(shown('marketing')).toEqual([4, text('result.sceneLevel', { level: 4 })]);
		expect(shown('after_sales')).toEqual([0, text('result.sceneUnknown')]);
		expect(shown('planning_scheduling')).toEqual([0, text('result.sceneAbsent')]);
		expect(shown('quality')).toEqual([0, text('result.sceneOpen')]);
		expect(row('process_design').textContent).toContain(
			contentText('item.process_design.option.level3.label'),
		);
		expect(row('marketing').textContent).toContain(text('result.sceneTop'));
	});
});

function pair(name: string, value: string): string {
	return text('format.pair', { name, value });
}
