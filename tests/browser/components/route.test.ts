import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import RouteList from '../../../src/lib/components/RouteList.svelte';
import RouteThings from '../../../src/lib/components/RouteThings.svelte';
import '../../../src/lib/components/theme.css';
import { advise, factsWithResults } from '../../../src/lib/engine/advice.ts';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { routeTo, type RouteResult, type RouteTarget } from '../../../src/lib/engine/route.ts';
import { worthOfRoute } from '../../../src/lib/engine/route-worth.ts';
import { formatDay, formatYuan } from '../../../src/lib/i18n/formats.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, makeFirm, openFolds, several, there, yes } from './make-firm.ts';

const { questionnaire, scales, rulesFile, official, chain } = content;

type Told = Readonly<Record<string, Answer>>;

/** Every scored item at its least, so that nothing is open. */
const atZero: Told = Object.fromEntries(
	questionnaire.items.flatMap((item): [string, Answer][] => {
		if (item.kind === 'ladder') return [[item.id, chosen(item.options[0] ?? '')]];
		if (item.kind === 'multi') return [[item.id, several()]];
		return item.kind === 'yes-no' ? [[item.id, { kind: 'yes-no', value: false }]] : [];
	}),
);
const eligible: Told = {
	...atZero,
	does_itself: several('design', 'supply'),
	county: chosen('CN-FJ-QZ-JJ'),
	cluster: chosen('footwear'),
	sub_industry: chosen('sports_goods'),
	headcount: amount(120),
	revenue_band: chosen('under_400m'),
	above_scale: yes,
	planned_spend: amount(30),
};

describe('the way up', () => {
	it('leads to the next level, the next rung or both, and both takes no less than each and no more than the two', async () => {
		const way = await show(eligible);
		const level = await way.days('level');
		const rung = await way.days('rung');
		const both = await way.days('both');
		expect(both).toBeGreaterThanOrEqual(Math.max(level, rung));
		expect(both).toBeLessThanOrEqual(level + rung);
	});

	it('says what it leads to, as judged again by the same scales', async () => {
		const way = await show(eligible);
		await way.days('both');
		expect(way.said()).toContain(contentText('scale.miit-2024.level.level1.name'));
		expect(way.said()).toContain(contentText('scale.chain.level.R1.name'));
	});

	it('puts what lets data flow first, under the same sign in every way', async () => {
		const way = await show(eligible);
		await way.days('both');
		const marks = [...way.container.querySelectorAll('section > p:first-child')].map((mark) =>
			there(mark.textContent).trim(),
		);
		expect(marks[0]).toMatch(new RegExp(`^⇄\\s*${text('advice.liftsChain')}$`));
		expect(new Set(marks).size).toBeLessThanOrEqual(2);
	});

	it('offers other ways that leave a whole item alone, and says which', async () => {
		const way = await show(eligible);
		await way.days('level');
		const others = [...way.container.querySelectorAll('details details summary')];
		expect(others.length).toBe(3);
		for (const other of others) expect(other.textContent).toContain(text('route.without', { items: '' }));
	});

	it('is worth what the grant pays more at the level it leads to', async () => {
		// Half of 300,000, at level 2; nothing is paid at level 1.
		const atLevel1: Told = {
			...eligible,
			...Object.fromEntries(there(official.sets['scenes']).map((scene) => [scene, chosen('level1')])),
			Q1: several('workshop_network', 'office_network', 'industrial_5g', 'full_coverage'),
			Q5: chosen('all_links'),
			Q12: chosen('down'),
			Q13: chosen('up'),
		};
		const way = await show(atLevel1);
		await way.days('level');
		expect(way.said()).toContain(text('route.worth.more', { more: formatYuan(150_000) }));
		expect(way.said()).toContain(text('advice.status.closing-inferred', { day: formatDay('2026-12-31') }));
	});

	it('asks for the answer that the worth hangs on, with the way to its question', async () => {
		const { planned_spend: _, ...rest } = eligible;
		const way = await show(rest);
		await way.days('level');
		expect(there(way.container.querySelector('.worth a')).getAttribute('href')).toBe('/ask/planned_spend');
	});

	it('names the condition that fails where the firm cannot have the grant', async () => {
		const way = await show({ ...eligible, above_scale: { kind: 'yes-no', value: false } });
		await way.days('level');
		const worth = there(way.container.querySelector('.worth')).textContent;
		expect(worth).toContain(contentText('item.above_scale.short'));
	});

	it('is counted for no grant where it leads to a rung alone', async () => {
		const way = await show(eligible);
		await way.days('rung');
		expect(way.container.querySelector('.worth')).toBeNull();
		expect(way.said()).toContain(text('route.worth.rung'));
	});

	it('leads an item that nobody answered to its question first', async () => {
		const way = await show({ does_itself: several('design', 'supply') });
		await way.days('rung');
		expect(way.said()).toContain(text('route.open'));
		expect(there(way.container.querySelector('.open a')).getAttribute('href')).toMatch(/^\/ask\//);
	});

	it('names what each step of one thing costs one after the other', async () => {
		const thing = { item: 'warehouse_logistics', group: 'chain', words: '', days: 3, open: false } as const;
		const { container } = await render(RouteThings, {
			things: [{ ...thing, costs: ['free', 'low', 'low'] }],
			addressOf: () => undefined,
		});
		const [free, low] = [text('advice.cost.free'), text('advice.cost.low')];
		expect(container.textContent).toContain(`${free} → ${low} → ${low}`);
	});

	it('offers nothing beyond the top', async () => {
		const way = await show(eligible, { rung: chain.levels.length - 1 });
		const choices = [...way.container.querySelectorAll('input')];
		expect(choices.map(({ value, disabled }) => [value, disabled])).toEqual([
			['level', false],
			['rung', true],
		]);
		expect(way.said()).toContain(text('route.atTop'));
	});

	it('says so while it is worked out, and after a failure offers to try again', async () => {
		let fails = true;
		const results: ((result: RouteResult) => void)[] = [];
		const find = (): Promise<RouteResult> =>
			fails ? Promise.reject(new Error('no thread')) : new Promise((resolve) => results.push(resolve));
		const way = await show(eligible, { find });
		await expect.poll(way.said).toContain(text('route.failed'));
		fails = false;
		await way.again();
		await expect.poll(way.said).toContain(text('route.working'));
		results[0]?.({ kind: 'held' });
		await expect.poll(way.said).toContain(text('route.held'));
		expect(way.container.querySelector('[role=status]')?.textContent.trim()).toBe(text('route.held'));
	});
});

interface Shown {
	readonly rung?: number;
	readonly find?: (target: RouteTarget) => Promise<RouteResult>;
}

async function show(told: Told, shown: Shown = {}) {
	const { answers, chain: chainResult, official: officialResult } = makeFirm(told);
	const assessed = assessAnswers(questionnaire, scales, answers);
	const recommendations = advise({ rulesFile, assessed, official, today: '2026-11-21' });
	const planned = factsWithResults(rulesFile.settings, assessed)(rulesFile.settings.plannedSpendItem);
	const levelId = (level: number) => official.levels[level]?.id ?? '';
	const find = (target: RouteTarget) => Promise.resolve(routeTo(target, { ...content, answers }));
	const screen = await render(RouteList, {
		props: {
			context: content,
			level: officialResult.level.low,
			rung: shown.rung ?? chainResult.level.low,
			find: shown.find ?? find,
			worthAt: (level: number) =>
				worthOfRoute({
					...rulesFile,
					recommendations,
					planned,
					now: levelId(officialResult.level.low),
					after: levelId(level),
				}),
			offers: rulesFile.offers,
			standingOf: (id: string) => recommendations.find(({ offer }) => offer === id),
			optionAt: (id: string, index: number) => {
				const item = questionnaire.items.find((candidate) => candidate.id === id);
				if (item?.kind === 'ladder' || item?.kind === 'multi') return item.options[index] ?? '';
				return index === 1 ? 'yes' : 'no';
			},
			answerTo: (item: string) => answers.get(item)?.answer,
			addressOf: (item: string) => `/ask/${item}`,
		},
	});
	const { container } = screen;
	await openFolds(container);
	const said = () => container.textContent;
	return {
		container,
		said,
		again: () => screen.getByRole('button', { name: text('route.again') }).click(),
		/** Chooses where to, and reads the days it takes. */
		days: async (aim: string): Promise<number> => {
			there(container.querySelector<HTMLInputElement>(`input[value=${aim}]`)).click();
			// What was shown for the last choice is gone then.
			flushSync();
			await expect.poll(() => container.querySelector('.sum')).not.toBeNull();
			return Number(/\d+/.exec(there(container.querySelector('.sum span:last-child')).textContent)?.[0]);
		},
	};
}
