import path from 'node:path';
import { loadContent } from '../../src/cli/content-files.ts';
import { sentenceOfContentProblem } from '../../src/cli/sentences.ts';
import type { CheckedContent } from '../../src/lib/content/read-content.ts';
import type { Scale } from '../../src/lib/engine/scale.ts';

export const root = path.resolve(import.meta.dirname, '../..');

let loaded: CheckedContent | undefined;

/** The content that ships. Throws with every problem, so that no test runs on half of it. */
export function loadRealContent(): CheckedContent {
	if (loaded) return loaded;
	const result = loadContent(root);
	if (!result.ok)
		throw new Error(result.problems.map((problem) => sentenceOfContentProblem(problem, 'en')).join('\n'));
	return (loaded = result.value);
}

export const realQuestionnaire = loadRealContent().content.questionnaire;
export const realScales = loadRealContent().content.scales;
export const realEffort = loadRealContent().content.effort;
export const realBarriers = loadRealContent().content.barriers;
export const realBenchmarks = loadRealContent().content.benchmarks;
export const realRulesFile = loadRealContent().content.rulesFile;

function scaleNamed(id: string): Scale {
	const scale = realScales.find((candidate) => candidate.id === id);
	if (scale === undefined) throw new Error(`no scale ${id}`);
	return scale;
}

export const officialScale = scaleNamed('miit-2024');
export const chainScale = scaleNamed('chain');
/** What a check-up is asked and counted by. */
export const judged = { questionnaire: realQuestionnaire, official: officialScale, chain: chainScale };
