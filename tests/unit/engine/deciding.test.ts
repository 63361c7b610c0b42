import { test } from '@fast-check/vitest';
import { describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { decidingItems, type Deciding } from '../../../src/lib/engine/deciding.ts';
import { assessScale } from '../../../src/lib/engine/diagnosis.ts';
import { prospectsOf } from '../../../src/lib/engine/prospect.ts';
import { levelBounds } from '../../../src/lib/engine/requirement.ts';
import type { Scale } from '../../../src/lib/engine/scale.ts';
import { anyFirm, recordOf } from '../../support/arbitraries.ts';
import { officialScale, realQuestionnaire, realScales } from '../../support/content.ts';
import { all, makeFirm, orderToDelivery } from '../../support/firm.ts';
import {
	assessSmall,
	everyCompletion,
	smallAnswers,
	smallQuestionnaire,
	smallScale,
} from '../../support/small-scale.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const chain = realScales.find(({ id }) => id === 'chain') ?? officialScale;
const decidingOn = (scale: Scale, answers: Answers) => decidingItems(realQuestionnaire, scale, answers);
const itemsOf = (deciding: Deciding) =>
	deciding.kind === 'settled' ? [] : deciding.deciding.map(({ item }) => item);

describe('deciding items', () => {
	it('are none where the level is certain', () => {
		expect(decidingOn(chain, makeFirm())).toEqual({ kind: 'settled', level: 0 });
	});

	it('are the one open link on which order to delivery hangs, with what each state of it would mean', () => {
		const told = { ...all(orderToDelivery, 3), product_design: 2, quality: 2, procurement: 2, marketing: 2 };
		const firm = makeFirm({ ...told, link_production_supply: 'dont-know' });
		expect(decidingOn(chain, firm)).toMatchObject({
			kind: 'open',
			possible: { low: 3, high: 4 },
			deciding: [
				{
					item: 'link_production_supply',
					could: [0, 1, 2, 3, 4].map((state) => ({
						level: state < 3 ? { low: 3, high: 3 } : { low: 4, high: 4 },
					})),
				},
			],
			exact: true,
		});
	});

	it('leave out what can no longer matter', () => {
		// 8 of 10 constrained scenes are at 0, so level 1 is out of reach whatever the points.
		const firm = makeFirm({ Q9: 'dont-know', Q10: 'dont-know', quality: 'dont-know' });
		expect(decidingOn(officialScale, firm)).toEqual({ kind: 'settled', level: 0 });
	});

	it('ask what the firm does itself where that alone settles the rung', () => {
		const answers = { ...all(orderToDelivery, 3), marketing: 2, quality: 2, joined_decision: true };
		const firm = makeFirm({ ...answers, does_itself: 'dont-know' });
		const deciding = decidingOn(chain, firm);
		expect(itemsOf(deciding)).toEqual(['does_itself']);
	});

	test.prop([smallScale, smallAnswers], { numRuns: 300 })(
		'are as few as trying everything finds, on any small scale',
		(scale, firm) => {
			const deciding = decidingItems(smallQuestionnaire, scale, firm);
			const found = itemsOf(deciding);
			expect(found.length).toBe(fewestByTrying(scale, firm));
			if (deciding.kind === 'open') expect(deciding.exact).toBe(true);
			if (found.length > 0) expect(settles(scale, firm, found)).toBe(true);
		},
	);

	test.prop([smallScale, smallAnswers], { numRuns: 100 })(
		'come with the bounds that each of their answers alone would give',
		(scale, firm) => {
			const deciding = decidingItems(smallQuestionnaire, scale, firm);
			if (deciding.kind === 'settled') return;
			expect(deciding.possible).toEqual(assessSmall(scale, firm).level);
			for (const { item, could } of deciding.deciding)
				for (const { answer, level } of could)
					expect(level).toEqual(assessSmall(scale, new Map(firm).set(item, recordOf(answer))).level);
		},
	);

	test.prop([anyFirm], { numRuns: 60 })(
		'of a real firm are named once each, beside the bounds of its level',
		(firm) => {
			for (const scale of realScales) {
				const deciding = decidingOn(scale, firm);
				if (deciding.kind === 'settled') continue;
				expect(deciding.possible).toEqual(assessScale(realQuestionnaire, scale, firm).level);
				expect(new Set(itemsOf(deciding)).size).toBe(deciding.deciding.length);
			}
		},
	);
});

describe('bounds measured by distance', () => {
	test.prop([smallScale, smallAnswers], { numRuns: 300 })('are the bounds of the level', (scale, firm) => {
		expect(levelBounds(scale, prospectsOf(smallQuestionnaire, scale, firm))).toEqual(
			assessSmall(scale, firm).level,
		);
	});

	test.prop([anyFirm], { numRuns: 60 })('also of a real firm', (firm) => {
		for (const scale of realScales)
			expect(levelBounds(scale, prospectsOf(realQuestionnaire, scale, firm))).toEqual(
				assessScale(realQuestionnaire, scale, firm).level,
			);
	});
});

/** Brute force: the smallest set of open items that some completion settles; 0 where none is open any more. */
function fewestByTrying(scale: Scale, firm: Answers): number {
	const open = smallQuestionnaire.items.map(({ id }) => id).filter((id) => !firm.has(id));
	const subsets = open
		.reduce<readonly (readonly string[])[]>(
			(found, id) => [...found, ...found.map((subset) => [...subset, id])],
			[[]],
		)
		.toSorted((a, b) => a.length - b.length);
	return subsets.find((subset) => settles(scale, firm, subset))?.length ?? 0;
}

function settles(scale: Scale, firm: Answers, items: readonly string[]): boolean {
	const seen = new Set<string>();
	return everyCompletion(firm).some((complete) => {
		const told = new Map([...complete].filter(([id]) => firm.has(id) || items.includes(id)));
		const key = JSON.stringify(items.map((id) => told.get(id)?.answer));
		if (seen.has(key)) return false;
		seen.add(key);
		const { low, high } = assessSmall(scale, told).level;
		return low === high;
	});
}
