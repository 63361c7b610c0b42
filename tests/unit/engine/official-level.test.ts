import { describe, expect, it } from 'vitest';
import { all, answersOf, certain, makeBestFirm, makeFirm, officialOf, scenes } from '../../support/firm.ts';

const flatYear = { Q12: 1, Q13: 1, Q14: 1, Q15: 1 };
const goodYear = { Q12: 2, Q13: 2, Q14: 2, Q15: 2 };

describe('published vectors of miit-2024', () => {
	it('gives a firm that answered nothing no point and level 0 for certain, and leaves everything possible', () => {
		expect(officialOf(answersOf({}))).toMatchObject({
			points: { low: 0, high: 100_000 },
			level: { low: 0, high: 4 },
		});
	});

	it('gives the least option everywhere 0 points and level 0', () => {
		expect(scoreOf(makeFirm())).toEqual({ points: 0, level: 0 });
	});

	it('gives nothing but a flat year 10.0 points and level 0', () => {
		expect(scoreOf(makeFirm(flatYear))).toEqual({ points: 10_000, level: 0 });
	});

	it('gives nothing but a good year 20.0 points and level 0, because no scene is begun', () => {
		expect(scoreOf(makeFirm(goodYear))).toEqual({ points: 20_000, level: 0 });
	});

	it('gives the best option everywhere 100.0 points and level 4', () => {
		expect(scoreOf(makeBestFirm())).toEqual({ points: 100_000, level: 4 });
	});

	it('gives vector A 33.1 points and level 1', () => {
		expect(scoreOf(makeFirm(vectorA))).toEqual({ points: 33_100, level: 1 });
	});

	it('gives vector B 57.55 points and level 2', () => {
		expect(scoreOf(makeFirm(vectorB))).toEqual({ points: 57_550, level: 2 });
	});

	it('splits vector B into its dimensions', () => {
		const { dimensions } = officialOf(makeFirm(vectorB));
		expect([...dimensions].map(([id, { low }]) => [id, low])).toEqual([
			['foundation', 29_800],
			['management', 11_250],
			['effect', 16_500],
		]);
	});
});

describe('points', () => {
	it('counts thirteen links at 0.7 and one at 0.9 as exactly 10', () => {
		expect(scoreOf(makeFirm({ Q4: [...Array(14).keys()] })).points).toBe(10_000);
	});

	it.each([
		[20, goodYear, 1],
		[40, pointsOf(40), 2],
		[60, pointsOf(60), 3],
		[80, pointsOf(80), 4],
	])('puts exactly %i.000 points into the higher level', (points, told, level) => {
		expect(scoreOf(makeFirm({ ...all(scenes, 4), ...told }))).toEqual({ points: points * 1000, level });
	});

	it('keeps 59.85 points at level 2: nothing is rounded before a rule', () => {
		const told = { ...pointsOf(40), Q4: [0, 1, 2], Q5: 4, Q6: [0, 1, 2, 3], Q7: [0], Q10: [0] };
		expect(scoreOf(makeFirm({ ...all(scenes, 4), ...told }))).toEqual({ points: 59_850, level: 2 });
	});

	it.each([
		[18_500, 0, { Q14: 1 }],
		[38_500, 1, { ...pointsOf(40), Q14: 1 }],
		[78_500, 3, { ...pointsOf(80), Q14: 1 }],
	])('puts %i thousandths into level %i', (points, level, told) => {
		expect(scoreOf(makeFirm({ ...all(scenes, 4), ...goodYear, ...told }))).toEqual({ points, level });
	});
});

const free = ['process_design', 'after_sales', 'planning_scheduling', 'hr', 'collaboration', 'decision'];
const constrained = scenes.filter((scene) => !free.includes(scene));

describe('gates outrank points', () => {
	it.each([
		[1, 6, 3],
		[2, 6, 3],
		[3, 8, 5],
		[4, 10, 6],
	])(
		'holds a firm of full points below level %i with one scene too few, and lifts it with the last one',
		(level, needed, strict) => {
			const order = [...constrained.slice(0, strict), ...free.slice(0, needed - strict)];
			expect(order).toHaveLength(needed);
			expect(levelWithScenes(order.slice(0, -1), level)).toBe(level - 1);
			expect(levelWithScenes(order, level)).toBe(level);
		},
	);

	it.each([
		[1, 6, 3],
		[2, 6, 3],
		[3, 8, 5],
		[4, 10, 6],
	])('asks of level %i that enough scenes are constrained ones', (level, needed, strict) => {
		const short = [...constrained.slice(0, strict - 1), ...free];
		expect(short.length).toBeGreaterThanOrEqual(Math.min(needed, strict - 1 + free.length));
		expect(levelWithScenes(short, level)).toBe(level - 1);
		expect(levelWithScenes([...short, constrained[strict - 1] ?? ''], level)).toBe(level);
	});

	it('holds a firm of 100 points at level 0 while no scene is begun', () => {
		expect(scoreOf(makeBestFirm(all(scenes, 0)))).toEqual({ points: 100_000, level: 0 });
	});

	it('says per part what the firm has and what the level asks', () => {
		const level2 = officialOf(makeFirm(vectorA)).gates.find(({ level }) => level === 'level2');
		expect(level2?.parts.map(({ has, needs, truth }) => [has.low, needs, truth])).toEqual([
			[33_100, 40_000, 'false'],
			[0, 6, 'false'],
			[0, 3, 'false'],
		]);
	});
});

describe('bounds', () => {
	it('leaves a level open that an unanswered scene can still give', () => {
		const order = [...constrained.slice(0, 3), ...free.slice(0, 2)];
		const firm = makeBestFirm({ ...all(scenes, 0), ...all(order, 1), finance: 'dont-know' });
		expect(officialOf(firm).level).toEqual({ low: 0, high: 1 });
	});

	it('counts "does not apply" strictly, as the least option', () => {
		const firm = makeBestFirm({ Q5: { notApplicable: 'done_by_customer' } });
		expect(scoreOf(firm).points).toBe(90_000);
	});
});

const vectorA = {
	...{ Q1: [0], Q2: 2, Q3: 1, Q4: [6, 11, 12], Q5: 2, Q6: [], Q7: [], Q8: 3, Q9: [], Q10: [0], Q11: 0 },
	...{ Q12: 1, Q13: 2, Q14: 1, Q15: 1 },
	...all(['finance', 'warehouse_logistics', 'procurement', 'marketing', 'hr', 'collaboration'], 1),
};
const vectorB = {
	...{ Q1: [0, 1], Q2: 3, Q3: 2, Q4: [2, 4, 5, 6, 7, 11, 12, 13], Q5: 3, Q6: [0, 1], Q7: [0, 1], Q8: 3 },
	...{ Q9: [0, 1], Q10: [0, 2], Q11: 0, Q12: 1, Q13: 2, Q14: 2, Q15: 2 },
	...all(
		[
			'finance',
			'warehouse_logistics',
			'procurement',
			'marketing',
			'production_control',
			'hr',
			'collaboration',
		],
		2,
	),
	...all(['quality', 'product_design'], 1),
};

/** 40 = 20 effect + 8 networks + 6 + 6 shares; 60 adds 10 + 2.5 + 7.5; 80 adds 2.5 + 10 + 7.5. */
function pointsOf(points: 40 | 60 | 80) {
	const forty = { ...goodYear, Q1: [0, 1, 2, 3], Q2: 4, Q3: 4 };
	if (points === 40) return forty;
	const sixty = { ...forty, Q5: 4, Q6: [0, 1], Q8: 5 };
	return points === 60 ? sixty : { ...sixty, Q6: [0, 1, 2, 3], Q4: [...Array(14).keys()], Q9: [0, 1, 2, 3] };
}

function levelWithScenes(at: readonly string[], level: number): number {
	return scoreOf(makeBestFirm({ ...all(scenes, level - 1), ...all(at, level) })).level;
}

function scoreOf(firm: Parameters<typeof officialOf>[0]) {
	const { points, level } = officialOf(firm);
	return { points: certain(points), level: certain(level) };
}
