import { daysBetween, type Day } from './calendar.ts';
import { evaluateTable, type Cell, type Verdict } from './condition.ts';
import type { AssessedAnswers, ScaleResult } from './diagnosis.ts';
import { unknownFact, type FactId, type FactValue, type Facts } from './fact.ts';
import { grantOn, yuanToFen, type Fen, type GrantShare } from './money.ts';
import {
	costBands,
	type AdviceSettings,
	type Offer,
	type OfferId,
	type Rule,
	type RuleId,
	type RulesFile,
} from './offer.ts';
import type { ItemId } from './questionnaire.ts';
import type { LevelId, Scale } from './scale.ts';
import { truthOf, type Truth } from './truth.ts';

/** One offer advised to one firm, with its receipt: why, whether the firm may have it, and what it costs. */
export interface Recommendation {
	readonly offer: OfferId;
	readonly status: OfferStatus;
	readonly receipts: readonly Receipt[];
	readonly eligibility: Verdict;
	/** Links and scenes that this repairs for this firm. */
	readonly mends: readonly ItemId[];
	readonly mendsFirstBreak: boolean;
	readonly liftsChain: boolean;
	readonly money: readonly GrantEstimate[];
	readonly horizon: Horizon;
	/** Index of the author's tier, 0 the highest: `settings.tiers`. */
	readonly tier: number;
	/** Offers that the firm can look at instead, where it cannot have this one. */
	readonly instead: readonly OfferId[];
}

export type OfferStatus =
	| { readonly kind: 'eligible' }
	| { readonly kind: 'possibly-eligible'; readonly tellUs: readonly FactId[] }
	| { readonly kind: 'not-eligible'; readonly because: readonly Cell[]; readonly outOfReach: boolean }
	| { readonly kind: 'closing-soon'; readonly day: Day; readonly inferred: boolean }
	| { readonly kind: 'not-open-yet'; readonly day: Day }
	| { readonly kind: 'expired'; readonly day: Day }
	| { readonly kind: 'not-checked' };

/** When a firm can start, by the effort of its own people and the money it must find. */
export type Horizon = 'month' | 'quarter' | 'year';

export interface Receipt {
	readonly rule: RuleId;
	readonly because: readonly Cell[];
}

export interface GrantEstimate extends GrantShare {
	readonly levelAfter: LevelId;
}

export interface AdviceInput {
	readonly rulesFile: RulesFile;
	readonly assessed: AssessedAnswers;
	/** The scale that public money hangs on: `settings.officialScale`. */
	readonly official: Scale;
	readonly today: Day;
}

/**
 * Every offer whose rule holds for the firm, best first: what it can have before what it cannot, what mends the first
 * break, what lifts the chain, then the author's priority, the cheaper band and the lesser effort.
 * Source: diagnosis.md, section 7.
 */
export function advise({ rulesFile, assessed, official, today }: AdviceInput): readonly Recommendation[] {
	const { settings } = rulesFile;
	const facts = factsWithResults(settings, assessed);
	const found = assessed.scales.get(settings.chainScale)?.firstBreak;
	const brokenLink = found?.kind === 'link' ? found.item : undefined;
	const certainLevel = assessed.scales.get(official.id)?.level.low ?? 0;
	const paidLevels = official.levels.slice(certainLevel + 1).map(({ id }) => id);
	const recommendations = rulesFile.offers.flatMap((offer) => {
		const fired = rulesFile.rules
			.filter((rule) => rule.offer === offer.id)
			.map((rule) => ({ rule, verdict: evaluateTable(rule.when, facts) }))
			.filter(({ verdict }) => verdict.truth === 'true');
		return fired.length === 0
			? []
			: [
					{
						offer,
						priority: highestPriority(fired),
						recommendation: recommend(offer, fired),
					},
				];
	});
	return recommendations.sort(byRank).map(({ recommendation }) => recommendation);

	function recommend(offer: Offer, fired: readonly { rule: Rule; verdict: Verdict }[]): Recommendation {
		const mends = [...new Set(fired.flatMap(({ rule }) => rule.mends))];
		const eligibility = evaluateTable(offer.eligible, facts);
		return {
			offer: offer.id,
			status: statusOf(offer, {
				eligibility,
				place: facts(settings.placeItem),
				openBehind: assessed.readings.openBehind,
				settings,
				today,
			}),
			receipts: fired.map(({ rule, verdict }) => ({ rule: rule.id, because: verdict.deciding })),
			eligibility,
			mends,
			mendsFirstBreak: brokenLink !== undefined && mends.includes(brokenLink),
			liftsChain: fired.some(({ rule }) => rule.lifts === 'chain' || rule.lifts === 'both'),
			money: grantEstimates(offer, { planned: facts(settings.plannedSpendItem), paidLevels, settings }),
			horizon: horizonOf(offer, settings),
			tier: settings.tiers.filter((from) => highestPriority(fired) < from).length,
			instead: offer.instead,
		};
	}
}

const highestPriority = (fired: readonly { readonly rule: Rule }[]): number =>
	Math.max(...fired.map(({ rule }) => rule.priority));

/** Conditions may ask for results too; while they are open they are ranges, and a test on them may be unknown. */
export function factsWithResults(settings: AdviceSettings, assessed: AssessedAnswers): Facts {
	const chain = assessed.scales.get(settings.chainScale);
	const results = new Map<FactId, FactValue>([
		['official_level', levelFact(assessed.scales.get(settings.officialScale))],
		['chain_rung', levelFact(chain)],
		['first_break', firstBreakFact(chain)],
	]);
	return (id) => results.get(id) ?? assessed.readings.facts(id);
}

/** Facts beyond the questionnaire's own that a condition may name. */
export const resultFacts = ['official_level', 'chain_rung', 'first_break'] as const;

function levelFact(result: ScaleResult | undefined): FactValue {
	return result === undefined ? unknownFact : { kind: 'number', ...result.level };
}

function firstBreakFact(result: ScaleResult | undefined): FactValue {
	const found = result?.firstBreak;
	if (found === undefined) return { kind: 'not-applicable' };
	switch (found.kind) {
		case 'link':
			return { kind: 'one-of', values: [found.item, ...found.alternatives] };
		case 'node':
			return found.known ? { kind: 'one-of', values: [found.node] } : unknownFact;
		case 'item':
			return found.known ? { kind: 'one-of', values: [found.item] } : unknownFact;
	}
}

interface StatusInput {
	readonly eligibility: Verdict;
	readonly place: FactValue;
	readonly openBehind: (fact: FactId) => readonly FactId[];
	readonly settings: AdviceSettings;
	readonly today: Day;
}

function statusOf(offer: Offer, input: StatusInput): OfferStatus {
	const { eligibility, place, openBehind, settings, today } = input;
	const { from, to } = offer.validity;
	if (to !== undefined && to < today) return { kind: 'expired', day: to };
	const reach = reachOf(offer.region, place);
	if (reach === 'false') return { kind: 'not-eligible', because: [], outOfReach: true };
	if (eligibility.truth === 'false')
		return { kind: 'not-eligible', because: eligibility.deciding, outOfReach: false };
	const open = [...(reach === 'unknown' ? [settings.placeItem] : []), ...eligibility.open];
	const tellUs = [...new Set(open.flatMap(openBehind))];
	if (tellUs.length > 0) return { kind: 'possibly-eligible', tellUs };
	if (from !== undefined && from > today) return { kind: 'not-open-yet', day: from };
	if (offer.checked.by === 'no') return { kind: 'not-checked' };
	return endingOf(offer, settings, today) ?? { kind: 'eligible' };
}

/** A stated end binds; an inferred one only warns, and once it is past nobody has checked whether the offer goes on. */
function endingOf({ validity }: Offer, settings: AdviceSettings, today: Day): OfferStatus | undefined {
	const inferred = validity.to === undefined;
	const day = validity.to ?? validity.inferredTo;
	if (day === undefined) return undefined;
	if (day < today) return { kind: 'not-checked' };
	return daysBetween(today, day) <= settings.closingDays
		? { kind: 'closing-soon', day, inferred }
		: undefined;
}

/** Whether a place code lies within a region: `CN-FJ-QZ` reaches every code that starts with it, `*` everyone. */
export function reachOf(region: string, place: FactValue): Truth {
	if (region === '*') return 'true';
	if (place.kind !== 'one-of') return 'unknown';
	return truthOf(place.values.every((code) => code === region || code.startsWith(`${region}-`)));
}

interface EstimateInput {
	readonly planned: FactValue;
	readonly paidLevels: readonly LevelId[];
	readonly settings: AdviceSettings;
}

/** One estimate for every level above the one the firm has for certain. */
function grantEstimates(
	{ money }: Offer,
	{ planned, paidLevels, settings }: EstimateInput,
): readonly GrantEstimate[] {
	if (money.kind !== 'grant' || money.base !== settings.plannedSpendBase) return [];
	if (planned.kind !== 'number') return [];
	const spend: Fen = yuanToFen(planned.low * 10_000);
	return paidLevels.map((levelAfter) => ({ levelAfter, ...grantOn(money, spend, levelAfter) }));
}

function horizonOf({ effort }: Offer, { horizonDays }: AdviceSettings): Horizon {
	const cheap = effort.cost === 'free' || effort.cost === 'low' || effort.cost === 'unknown';
	if (cheap && effort.days <= horizonDays.month) return 'month';
	return effort.cost !== 'high' && effort.days <= horizonDays.quarter ? 'quarter' : 'year';
}

interface Ranked {
	readonly offer: Offer;
	readonly priority: number;
	readonly recommendation: Recommendation;
}

function byRank(a: Ranked, b: Ranked): number {
	return (
		standingOf(a.recommendation) - standingOf(b.recommendation) ||
		Number(b.recommendation.mendsFirstBreak) - Number(a.recommendation.mendsFirstBreak) ||
		Number(b.recommendation.liftsChain) - Number(a.recommendation.liftsChain) ||
		b.priority - a.priority ||
		costBands.indexOf(a.offer.effort.cost) - costBands.indexOf(b.offer.effort.cost) ||
		a.offer.effort.days - b.offer.effort.days ||
		(a.offer.id < b.offer.id ? -1 : 1)
	);
}

/** Told apart only by priority within a tier, cost and effort: what else suits the firm may decide between them. */
export const isRankedAlike = (a: Recommendation, b: Recommendation): boolean =>
	standingOf(a) === standingOf(b) &&
	a.mendsFirstBreak === b.mendsFirstBreak &&
	a.liftsChain === b.liftsChain &&
	a.tier === b.tier;

/** What a firm can act on stands before what it must ask about, and that before what it cannot have. */
function standingOf({ status }: Recommendation): number {
	switch (status.kind) {
		case 'eligible':
		case 'closing-soon':
			return 0;
		case 'possibly-eligible':
		case 'not-checked':
		case 'not-open-yet':
			return 1;
		case 'not-eligible':
		case 'expired':
			return 2;
	}
}
