import { describe, expect, it, vi } from 'vitest';
import { quickCheckReport } from '../../../src/cli/quick-check.ts';
import { simulationReport } from '../../../src/cli/simulate.ts';
import { chanceFrom, drawFirm, readDistribution } from '../../../src/cli/simulated-firm.ts';
import { diagnose } from '../../../src/lib/engine/diagnosis.ts';
import { openItems, screenStates } from '../../../src/lib/engine/asking.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { answersToFile, readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import {
	chainScale,
	loadRealContent,
	officialScale,
	realQuestionnaire,
	realScales,
	root,
} from '../../support/content.ts';

// A slow machine is no counterexample.
vi.setConfig({ testTimeout: 60_000 });

const { content } = loadRealContent();
const report = simulationReport({ root, content, firms: 30, seed: 1 });

describe('the simulation', () => {
	it('asks adaptively never more than in fixed order, in the median', () => {
		for (const { adaptive, inOrder } of Object.values(report.questions)) {
			expect(adaptive.median).toBeGreaterThan(0);
			expect(adaptive.median).toBeLessThanOrEqual(inOrder.median);
		}
	});

	it('finds the break in more firms for a quick check that opens with the events, and narrows the level less', () => {
		const chance = chanceFrom(1);
		const distribution = readDistribution(root);
		const firms = Array.from({ length: 100 }, () => drawFirm(realQuestionnaire, distribution, chance));
		const found = (first: readonly string[]) =>
			quickCheckReport(
				{
					questionnaire: { ...realQuestionnaire, quick: { items: 10, first } },
					chain: chainScale,
					official: officialScale,
				},
				firms,
			);
		const [opened, unopened] = [found(realQuestionnaire.quick?.first ?? []), found([])];
		expect(opened.breakIsFinal).toBeGreaterThan(unopened.breakIsFinal);
		expect(opened.levelsOpen).toBeGreaterThan(unopened.levelsOpen);
	});

	it('gives the same figures for the same seed, and others for another', () => {
		const figures = (seed: number) => {
			const { questions, seconds, quickCheck } = simulationReport({ root, content, firms: 5, seed });
			return { questions, seconds, quickCheck };
		};
		expect(figures(3)).toEqual(figures(3));
		expect(figures(3)).not.toEqual(figures(4));
	});

	it('draws firms whose answers a file could hold, and that are certain once all is told', () => {
		const chance = chanceFrom(1);
		for (let drawn = 0; drawn < 20; drawn++) {
			const firm = drawFirm(realQuestionnaire, readDistribution(root), chance);
			const written: unknown = JSON.parse(JSON.stringify(answersToFile(firm, realQuestionnaire)));
			expect(readAnswersFile(written, realQuestionnaire).ok).toBe(true);
			for (const { scale, level } of diagnose(realQuestionnaire, realScales, firm).claimed.scales.values())
				if (scale !== 'eu-dma') expect([scale, level.low]).toEqual([scale, level.high]);
			const readings = readAnswers(realQuestionnaire, firm);
			expect(openItems(screenStates(realQuestionnaire, readings), readings)).toEqual([]);
		}
	});

	it('draws about one firm in five whose data flow through a part of the chain', () => {
		const chance = chanceFrom(1);
		const linked = Array.from({ length: 200 }, () => {
			const firm = drawFirm(realQuestionnaire, readDistribution(root), chance);
			return diagnose(realQuestionnaire, realScales, firm).claimed.scales.get('chain')?.level.low ?? 0;
		}).filter((rung) => rung >= 3).length;
		expect(linked).toBeGreaterThan(20);
		expect(linked).toBeLessThan(80);
	});
});
