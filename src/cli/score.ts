import { advise, type Recommendation } from '../lib/engine/advice.ts';
import type { Answers } from '../lib/engine/answer.ts';
import { setAsideAnswers } from '../lib/engine/asking.ts';
import { diagnoseBarriers, type BarrierDiagnosis } from '../lib/engine/barriers.ts';
import { compareWithOthers, type Comparison, type PlacedBenchmark } from '../lib/engine/benchmarks.ts';
import type { Bounds } from '../lib/engine/bounds.ts';
import type { Day } from '../lib/engine/calendar.ts';
import { contradictions, type Contradiction } from '../lib/engine/contradictions.ts';
import { diagnose, type AssessedAnswers, type ScaleResult } from '../lib/engine/diagnosis.ts';
import { favouredBy } from '../lib/engine/favoured.ts';
import { notesFor } from '../lib/engine/notes.ts';
import { planOf, stepsOf, type PlanStep } from '../lib/engine/plan.ts';
import type { Scale } from '../lib/engine/scale.ts';
import type { Content } from '../lib/content/read-content.ts';

/** The JSON object of `checkup score`. Points are in points, money in CNY; both exact decimals of the engine's integers. */
export function scoreReport(content: Content, answers: Answers, today: Day) {
	const { questionnaire, scales, rulesFile } = content;
	const diagnosis = diagnose(questionnaire, scales, answers);
	const official = scales.find((scale) => scale.id === rulesFile.settings.officialScale);
	const barriers = diagnoseBarriers(content.barriers, diagnosis.claimed.readings);
	const recommendations = (assessed: AssessedAnswers) => {
		if (official === undefined) return [];
		const advised = advise({ rulesFile, assessed, official, today });
		return favouredBy(
			barriers.named.map(({ rule }) => rule),
			advised.filter(({ reach }) => reach !== 'false'),
		);
	};
	const halfReport = (assessed: AssessedAnswers) => {
		const advised = recommendations(assessed);
		return {
			scales: Object.fromEntries(
				scales.flatMap((scale) => {
					const result = assessed.scales.get(scale.id);
					return result ? [[scale.id, scaleReport(scale, result)]] : [];
				}),
			),
			recommendations: advised.map(recommendationReport),
			plan: stepsOf(planOf(rulesFile.offers, advised)).map(stepReport),
			notes: notesFor({ rulesFile, assessed, today }).map(({ note, ended }) => ({
				note: note.id,
				...(ended && { ended: ended.day }),
			})),
		};
	};
	return {
		questionnaire: questionnaire.id,
		version: questionnaire.version,
		today,
		claimed: halfReport(diagnosis.claimed),
		evidenced: halfReport(diagnosis.evidenced),
		contradictions: contradictions(content.contradictions, diagnosis.claimed.readings.facts).map(
			contradictionReport,
		),
		barriers: barriersReport(barriers),
		benchmarks: benchmarksReport(
			compareWithOthers(content.benchmarks, {
				assessed: diagnosis.claimed,
				rulesFile,
				today,
			}),
		),
		setAside: setAsideAnswers(questionnaire, answers, diagnosis.claimed.readings),
	};
}

function scaleReport(scale: Scale, result: ScaleResult) {
	const { points, level, adjusted, dimensions, links, nodes, firstBreak, badges } = result;
	const levelId = (index: number) => scale.levels[index]?.id ?? '';
	return {
		...(points && { points: inPoints(scale, points) }),
		...(dimensions.size > 0 && {
			dimensions: Object.fromEntries([...dimensions].map(([id, bounds]) => [id, inPoints(scale, bounds)])),
		}),
		level: { low: level.low, high: level.high },
		levelId: { low: levelId(level.low), high: levelId(level.high) },
		...(adjusted && {
			adjusted: {
				points: inPoints(scale, adjusted.points),
				level: adjusted.level,
				levelId: { low: levelId(adjusted.level.low), high: levelId(adjusted.level.high) },
				without: adjusted.without,
			},
		}),
		...(scale.network && {
			nodes: Object.fromEntries(nodes),
			links: Object.fromEntries(links),
			firstBreak: firstBreak ?? null,
			badges: badges.filter(({ truth }) => truth === 'true').map(({ badge }) => badge),
		}),
	};
}

/** Exact, except on a scale that never shows a decimal. */
export function inPoints({ display }: Scale, { low, high }: Bounds): Bounds {
	const shown = (thousandths: number) =>
		display === 'whole' ? Math.floor(thousandths / 1000) : thousandths / 1000;
	return { low: shown(low), high: shown(high) };
}

const contradictionReport = ({ rule, because, ask, place }: Contradiction) => ({
	rule,
	place,
	because: because.map(({ fact, source }) => ({ fact, test: source })),
	ask,
});

const stepReport = ({ recommendation, horizon, after, alternatives }: PlanStep) => ({
	offer: recommendation.offer,
	horizon,
	...(after.length > 0 && { after }),
	...(alternatives.length > 0 && { alternatives: alternatives.map(({ offer }) => offer) }),
});

const barriersReport = ({ notNow, named, open }: BarrierDiagnosis) => ({
	notNow: notNow.kind,
	named: named.map(({ rule, because, evidence }) => ({
		barrier: rule.id,
		group: rule.group,
		because: because.map(({ fact, source }) => ({ fact, test: source })),
		evidence,
	})),
	open: open.map(({ barrier }) => barrier),
});

/** Ids only: a figure without its source, group and caveat is not worth printing. */
function benchmarksReport({ beside, reports, examples, others, tellUs }: Comparison) {
	const ids = (published: readonly PlacedBenchmark[]) => published.map(({ benchmark }) => benchmark.id);
	return {
		beside: Object.fromEntries(beside.map(({ figure, published }) => [figure, ids(published)])),
		reports: reports.map(({ group, alike, published }) => ({
			group,
			alike: alike ?? null,
			published: ids(published),
		})),
		examples: ids(examples),
		others: ids(others),
		tellUs,
	};
}

function recommendationReport(recommendation: Recommendation) {
	const { offer, status, receipts, mends, mendsFirstBreak, money, instead } = recommendation;
	const { need, after, heldBackBy } = recommendation;
	return {
		offer,
		status,
		because: receipts.map((receipt) => ({
			...(receipt.kind === 'rule' ? { rule: receipt.rule } : { comesBefore: receipt.offer }),
			cells: receipt.because.map(({ fact, source }) => ({ fact, test: source })),
		})),
		mends,
		mendsFirstBreak,
		need,
		...(after.length > 0 && { after }),
		...(heldBackBy.length > 0 && { heldBackBy }),
		money: money.map(({ levelAfter, spend, grant, own, settledBy }) => ({
			levelAfter,
			spend: spend / 100,
			grant: grant / 100,
			own: own / 100,
			currency: 'CNY',
			settledBy,
		})),
		...(status.kind === 'not-eligible' && { instead }),
	};
}
