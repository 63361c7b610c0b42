import { describe, expect, it, vi } from 'vitest';
import { simulationReport } from '../../../src/cli/simulate.ts';
import { chanceFrom, drawFirm, readDistribution } from '../../../src/cli/simulated-firm.ts';
import { diagnose } from '../../../src/lib/engine/diagnosis.ts';
import { openItems, screenStates } from '../../../src/lib/engine/asking.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { answersToFile, readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { loadRealContent, realQuestionnaire, realScales, root } from '../../support/content.ts';

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

	it('gives the same figures for the same seed, and others for another', () => {
		const figures = (seed: number) => {
			const { questions, seconds } = simulationReport({ root, content, firms: 5, seed });
			return { questions, seconds };
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
