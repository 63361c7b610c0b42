import { advise, factsWithResults } from '../lib/engine/advice.ts';
import type { Answers } from '../lib/engine/answer.ts';
import type { Day } from '../lib/engine/calendar.ts';
import { assessAnswers } from '../lib/engine/diagnosis.ts';
import type { Questionnaire } from '../lib/engine/questionnaire.ts';
import { routeTo, type RouteStep, type RouteTarget, type StepList } from '../lib/engine/route.ts';
import { worthOfRoute, type RouteWorth } from '../lib/engine/route-worth.ts';
import { scaleNamed, type Scale } from '../lib/engine/scale.ts';
import type { Content } from '../lib/content/read-content.ts';

/** `level3`, `R4` or `level3+R4`: at most one level of each scale. Undefined for anything else. */
export function targetNamed(words: string, scales: readonly Scale[]): RouteTarget | undefined {
	const target = words.split('+').flatMap((word) =>
		scales.flatMap((scale) => {
			const level = scale.levels.findIndex(({ id }) => id === word);
			return level === -1 ? [] : [{ scale, level }];
		}),
	);
	const isWhole = target.length === words.split('+').length;
	return isWhole && new Set(target.map(({ scale }) => scale)).size === target.length ? target : undefined;
}

/** The JSON object of `checkup route`. Options by id; money in CNY. */
export function routeReport(content: Content, answers: Answers, told: { target: RouteTarget; today: Day }) {
	const { questionnaire, scales, effort, rulesFile } = content;
	const official = scaleNamed(scales, rulesFile.settings.officialScale);
	const chain = scaleNamed(scales, rulesFile.settings.chainScale);
	const named = (scale: Scale, level: number) => scale.levels[level]?.id ?? '';
	const target = told.target.map(({ scale, level }) => ({ scale: scale.id, level: named(scale, level) }));
	const result = routeTo(told.target, { questionnaire, official, chain, effort, answers });
	if (result.kind !== 'route') return { target, ...result };
	return {
		target,
		kind: result.kind,
		...listReport(result, questionnaire),
		alternatives: result.alternatives.map((list) => listReport(list, questionnaire)),
		after: result.after,
		worth: worthFor(content, answers, told).map(worthReport),
	};
}

function listReport({ steps, days, notByDecision }: StepList, questionnaire: Questionnaire) {
	return { steps: steps.map((step) => stepReport(step, questionnaire)), total: { days, notByDecision } };
}

function stepReport(step: RouteStep, questionnaire: Questionnaire) {
	const { effort, lifts, open } = step;
	return {
		item: step.item,
		...(step.kind === 'option'
			? {
					from: optionNamed(questionnaire, step.item, step.from),
					to: optionNamed(questionnaire, step.item, step.to),
				}
			: { tick: optionNamed(questionnaire, step.item, step.option) }),
		...(effort.kind === 'by-decision' ? { days: effort.days, cost: effort.cost } : { notByDecision: true }),
		lifts,
		...(open && { open }),
	};
}

function optionNamed({ items }: Questionnaire, id: string, index: number): string {
	const item = items.find((candidate) => candidate.id === id);
	const options = item?.kind === 'ladder' || item?.kind === 'multi' ? item.options : ['no', 'yes'];
	return options[index] ?? '';
}

/** Money hangs on one scale only; a route that does not aim at it is worth nothing there. */
function worthFor(
	{ questionnaire, scales, rulesFile }: Content,
	answers: Answers,
	{ target, today }: { target: RouteTarget; today: Day },
): readonly RouteWorth[] {
	const { settings, offers } = rulesFile;
	const aim = target.find(({ scale }) => scale.id === settings.officialScale);
	const assessed = assessAnswers(questionnaire, scales, answers);
	const now = aim?.scale.levels[assessed.scales.get(aim.scale.id)?.level.low ?? 0];
	const after = aim?.scale.levels[aim.level];
	if (aim === undefined || now === undefined || after === undefined) return [];
	const recommendations = advise({ rulesFile, assessed, official: aim.scale, today });
	const planned = factsWithResults(settings, assessed)(settings.plannedSpendItem);
	return worthOfRoute({ offers, settings, recommendations, planned, now: now.id, after: after.id });
}

function worthReport({ offer, worth }: RouteWorth) {
	switch (worth.kind) {
		case 'known': {
			const { now, after, more } = worth;
			const spend = now.spend / 100;
			return {
				offer,
				spend,
				now: now.grant / 100,
				after: after.grant / 100,
				more: more / 100,
				currency: 'CNY',
			};
		}
		case 'unknown':
			return { offer, worth: 'unknown', tellUs: worth.tellUs };
		case 'not-eligible':
			return {
				offer,
				worth: 'not-eligible',
				because: worth.because.map(({ fact, source }) => ({ fact, test: source })),
			};
	}
}
