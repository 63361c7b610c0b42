import type { Content } from '../lib/content/read-content.ts';
import { advise, factsWithResults } from '../lib/engine/advice.ts';
import type { Day } from '../lib/engine/calendar.ts';
import { assessAnswers } from '../lib/engine/diagnosis.ts';
import type { Facts } from '../lib/engine/fact.ts';
import { planOf } from '../lib/engine/plan.ts';
import type { OptionId, Questionnaire } from '../lib/engine/questionnaire.ts';
import { brokenPromises, promises, toActOn, type Promise } from './coverage-promises.ts';
import { nearestMiss } from './nearest-miss.ts';
import { chanceFrom, drawFirmOf, readDistribution, type FirmGroup } from './simulated-firm.ts';
import { quantile, rounded } from './spread.ts';

interface CoverageInput {
	readonly root: string;
	readonly content: Content;
	readonly firms: number;
	readonly seed: number;
	readonly today: Day;
}

/** One made-up firm with what it is advised. */
interface Covered {
	readonly group: FirmGroup;
	readonly subIndustry: string;
	readonly facts: Facts;
	readonly actionable: number;
	readonly broken: readonly Promise[];
	readonly reached: readonly string[];
	readonly fired: readonly string[];
}

/**
 * Does every firm get advice it can use? Firms are drawn evenly over clusters, places and both sides of "above scale",
 * so that the few count like the many. `gaps` are promises broken; empty when all are kept. An offer that none of these
 * firms reached is no gap yet: whether anybody can is settled by `reachedRules`.
 */
export function coverageReport({ root, content, firms, seed, today }: CoverageInput) {
	const { questionnaire, scales, rulesFile } = content;
	const official = scales.find(({ id }) => id === rulesFile.settings.officialScale);
	if (official === undefined) throw new Error('no official scale');
	const distribution = readDistribution(root);
	const chance = chanceFrom(seed);
	const groups = shuffled(groupsOf(questionnaire), chance);
	const covered = Array.from({ length: firms }, (_, index): Covered => {
		const group = groups[index % groups.length] ?? never();
		const answers = drawFirmOf(group, { questionnaire, firms: distribution, chance });
		const assessed = assessAnswers(questionnaire, scales, answers);
		const recommendations = advise({ rulesFile, assessed, official, today });
		const plan = planOf(rulesFile.offers, recommendations);
		const facts = factsWithResults(rulesFile.settings, assessed);
		const sub = answers.get('sub_industry')?.answer;
		return {
			group,
			subIndustry: sub?.kind === 'chosen' ? sub.option : '',
			facts,
			actionable: toActOn(plan).length,
			broken: brokenPromises({ rulesFile, recommendations, plan, facts }),
			reached: recommendations.flatMap(({ offer, status }) =>
				status.kind === 'not-eligible' || status.kind === 'expired' || status.kind === 'not-open-yet'
					? []
					: [offer],
			),
			fired: recommendations.flatMap(({ receipts }) =>
				receipts.flatMap((receipt) => (receipt.kind === 'rule' ? [receipt.rule] : [])),
			),
		};
	});
	const reached = new Set(covered.flatMap((firm) => firm.reached));
	const fired = new Set(covered.flatMap((firm) => firm.fired));
	const some = covered.slice(0, 300).map(({ facts }) => facts);
	const neverReached = rulesFile.offers
		.filter(({ id, validity }) => !reached.has(id) && !(validity.to !== undefined && validity.to < today))
		.map((offer) => ({ offer: offer.id, nearest: nearestMiss(offer, rulesFile, some) }));
	const neverFired = rulesFile.rules.map(({ id }) => id).filter((id) => !fired.has(id));
	const fairness = fairnessOf(covered, distribution.fairness);
	const brokenBy = promises.map((promise) => ({
		promise,
		firms: covered.filter(({ broken }) => broken.includes(promise)),
	}));
	return {
		firms,
		seed,
		today,
		kept: Object.fromEntries(
			brokenBy.map(({ promise, firms: without }) => [promise, rounded(1 - without.length / firms)]),
		),
		actionable: spread(covered),
		groups: Object.fromEntries(
			[...new Set(covered.map(({ group }) => groupName(group)))]
				.sort()
				.map((name) => [name, spread(covered.filter(({ group }) => groupName(group) === name))]),
		),
		fairness,
		neverReached,
		neverFired,
		gaps: [
			...brokenBy.flatMap(({ promise, firms: without }) =>
				[...new Set(without.map(({ group }) => groupName(group)))].map((group) => `${promise}: ${group}`),
			),
			...fairness.filter(({ ratio, atLeast }) => ratio < atLeast).map(({ name }) => `fairness: ${name}`),
		],
	};
}

function groupsOf({ items }: Questionnaire): readonly FirmGroup[] {
	return optionsOf('cluster', items).flatMap((cluster) =>
		optionsOf('county', items).flatMap((county) =>
			[false, true].map((aboveScale) => ({ cluster, county, aboveScale })),
		),
	);
}

function optionsOf(id: string, items: Questionnaire['items']): readonly OptionId[] {
	const item = items.find((candidate) => candidate.id === id);
	return item?.kind === 'choice' ? item.options.map((option) => option.id) : [];
}

/** So that a few firms are a fair sample of the groups too. Fisher and Yates, in Durstenfeld's form. */
function shuffled<T>(list: readonly T[], chance: () => number): readonly T[] {
	const left = [...list];
	return list.flatMap(() => left.splice(Math.floor(chance() * left.length), 1));
}

const groupName = ({ cluster, county, aboveScale }: FirmGroup) =>
	`${cluster}, ${aboveScale ? 'above' : 'below'} scale, ${county.startsWith('CN-FJ-QZ') ? 'CN-FJ-QZ' : county}`;

function spread(firms: readonly Covered[]) {
	const counts = firms.map(({ actionable }) => actionable);
	return { firms: counts.length, least: Math.min(...counts), median: quantile(counts, 0.5) };
}

/** Median number of steps to act on, of those whom programmes seldom name against those whom they do. */
function fairnessOf(
	firms: readonly Covered[],
	{ named, others, ratio: atLeast }: ReturnType<typeof readDistribution>['fairness'],
) {
	const median = (isOne: (firm: Covered) => boolean) => {
		const counts = firms.filter(isOne).map(({ actionable }) => actionable);
		return counts.length === 0 ? 0 : quantile(counts, 0.5);
	};
	const pilot = median(({ subIndustry, group }) => named.includes(subIndustry) && group.aboveScale);
	const compared = {
		'below scale': median(({ group }) => !group.aboveScale),
		...Object.fromEntries(
			others.map((cluster) => [cluster, median(({ group }) => group.cluster === cluster)]),
		),
	};
	return Object.entries(compared).map(([name, own]) => ({
		name,
		median: own,
		pilot,
		ratio: rounded(own / Math.max(1, pilot)),
		atLeast,
	}));
}

function never(): never {
	throw new Error('the questionnaire has no clusters or no places');
}
