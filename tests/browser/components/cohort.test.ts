import { beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../src/lib/components/theme.css';
import BarFigure from '../../../src/lib/components/workbench/cohort/BarFigure.svelte';
import { itemName } from '../../../src/lib/components/sentences.ts';
import type { NamedRow } from '../../../src/lib/components/workbench/cohort/cohort-words.ts';
import SceneTable from '../../../src/lib/components/workbench/cohort/SceneTable.svelte';
import type { SceneCell } from '../../../src/lib/engine/cohort-scenes.ts';
import { shownParts } from '../../../src/lib/engine/cohort-shown.ts';
import { loadWorkbenchTexts, text } from '../../../src/lib/i18n/i18n.ts';

beforeAll(loadWorkbenchTexts);

const rows = (...counts: readonly number[]): readonly NamedRow[] =>
	shownParts(counts).map((part, index) => ({ ...part, name: `group ${index}`, isOpen: index === 1 }));

async function showBars(own: readonly NamedRow[]) {
	const { container } = await render(BarFigure, {
		props: { figure: { id: 'x', title: 'title', rows: own } },
	});
	const lines = [...container.querySelectorAll('tbody tr')].map((line) =>
		[...line.children].map((cell) => cell.textContent.trim()),
	);
	return { container, lines, says: container.querySelector('figcaption p')?.textContent };
}

describe('a chart of a cohort', () => {
	it('has beside each bar its number and share, and n in its words', async () => {
		const { container, lines, says } = await showBars(rows(30, 10));
		expect(lines).toEqual([
			['group 0', '', '30', '75%'],
			['group 1', '', '10', '25%'],
			[text('cohort.column.all'), '', '40', ''],
		]);
		const [first, second] = container.querySelectorAll('rect');
		expect(Number(second?.getAttribute('width'))).toBeCloseTo(Number(first?.getAttribute('width')) / 3, 0);
		expect(says).toBe(text('cohort.says.most', { n: '40', names: 'group 0', firms: '30', share: '75%' }));
	});

	it('tells what is open from what is settled without colour', async () => {
		const { container } = await showBars(rows(30, 10));
		const [settled, open] = [...container.querySelectorAll('rect')].map((rect) => getComputedStyle(rect));
		expect(settled?.fill).not.toBe('none');
		expect(open?.fill).toBe('none');
		expect(open?.strokeDasharray).not.toBe('none');
	});

	it('draws no bar for a small group, and says so in words', async () => {
		const { container, lines } = await showBars(rows(30, 10, 3, 2));
		expect(container.querySelectorAll('rect')).toHaveLength(2);
		expect(lines[2]).toEqual(['group 2', '', text('cohort.fewer'), '–']);
		expect(lines[3]).toEqual(['group 3', '', text('cohort.fewer'), '–']);
	});

	it('says that nothing is broken down where all are fewer than five', async () => {
		const { says, lines } = await showBars(rows(2, 1));
		expect(says).toBe(text('cohort.says.few'));
		expect(lines).toEqual([]);
	});
});

describe('the scenes of a cohort', () => {
	const cell = (median: number): SceneCell => ({
		count: { kind: 'shown', count: 12 },
		quartiles: { firms: 12, q1: 0, median, q3: 4 },
	});
	const hidden: SceneCell = { count: { kind: 'fewer' }, quartiles: undefined };

	it.each([
		['one is shown', [cell(3), hidden], ['one', 'hidden']],
		['two of three are shown and alike', [cell(3), cell(3), hidden], ['sameShown', 'hidden']],
		['the two that are shown differ', [cell(1), cell(3), hidden], ['spread', 'hidden']],
		['all are shown and alike', [cell(3), cell(3)], ['same']],
		['none is shown', [hidden, hidden], []],
	])('say no more than what is shown: %s', async (_case, cells, keys) => {
		const scenes = ['quality', 'energy', 'planning'];
		const words: Readonly<Record<string, string>> = {
			one: text('cohort.scenes.one', { name: itemName('quality'), median: '3' }),
			same: text('cohort.scenes.same', { median: '3' }),
			sameShown: text('cohort.scenes.sameShown', { shown: '2', median: '3' }),
			spread: text('cohort.scenes.spread', {
				...{ weakest: itemName('quality'), low: '1', strongest: itemName('energy'), high: '3' },
			}),
			hidden: text('cohort.scenes.hidden', { count: 1, least: '5' }),
		};
		const rows = cells.map((whole, at) => ({ scene: scenes[at] ?? '', whole, byCluster: [] }));
		const { container } = await render(SceneTable, { props: { scenes: { clusters: [], rows } } });
		const says = [...container.querySelectorAll('figcaption p')].map((said) => said.textContent);
		expect(says).toEqual(keys.map((key) => words[key]));
	});

	it('scroll in their own box on a narrow phone, and show no median of a small group', async () => {
		const clusters = ['footwear', 'textile', 'food_bev', 'machinery', 'crafts', 'electronics'];
		const { container } = await render(SceneTable, {
			props: {
				scenes: {
					clusters,
					rows: [
						{
							scene: 'quality',
							whole: cell(2),
							byCluster: clusters.map((_, at) => (at === 1 ? hidden : cell(3))),
						},
						{ scene: 'energy', whole: cell(0), byCluster: clusters.map(() => cell(1)) },
					],
				},
			},
		});
		container.style.inlineSize = '320px';
		const box = container.querySelector('[role=region]');
		expect(box?.scrollWidth).toBeGreaterThan(320);
		expect(box?.clientWidth).toBeLessThanOrEqual(320);
		const small = container.querySelectorAll('tbody tr:first-child td')[2];
		expect(small?.textContent.trim()).toBe(text('cohort.fewer'));
		expect(small?.querySelector('svg')).toBeNull();
		expect(container.querySelectorAll('svg')).toHaveLength(13);
	});
});
