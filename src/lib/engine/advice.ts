import type { Day } from './calendar.ts';
import { evaluateTable, type Cell } from './condition.ts';
import type { AssessedAnswers, ScaleResult } from './diagnosis.ts';
import { unknownFact, type FactId, type FactValue, type Facts } from './fact.ts';
import { grantOn, yuanToFen, type Fen, type GrantShare } from './money.ts';
import {
	costBands,
	type AdviceSettings,
	type NeedId,
	type Offer,
	type OfferId,
	type Rule,
	type RuleId,
	type RulesFile,
} from './offer.ts';
import { standingOf, type OfferStanding } from './offer-status.ts';
import { whereaboutsOf, type Whereabouts } from './place.ts';
import type { ItemId } from './questionnaire.ts';
import type { LevelId, Scale } from './scale.ts';
import { servedNeed } from './served-need.ts';

/** One offer advised to one firm, with its receipt: why, whether the firm may have it, and what it costs. */
export interface Recommendation extends OfferStanding {
	readonly offer: OfferId;
	readonly receipts: readonly Receipt[];
	/** Links and scenes that this repairs for this firm. */
	readonly mends: readonly ItemId[];
	readonly mendsFirstBreak: boolean;
	readonly liftsChain: boolean;
	readonly liftsGrade: boolean;
	/** The one need that it serves here; of several offers for it the plan shows one in front. */
	readonly need: NeedId;
	/** What the firm has to take up first, for certain, and has not. */
	readonly after: readonly OfferId[];
	/** "Not now" advice that holds for the firm and speaks against this. */
	readonly heldBackBy: readonly OfferId[];
	readonly money: readonly GrantEstimate[];
	readonly horizon: Horizon;
	/** Offers that the firm can look at instead, where it cannot have this one. */
	readonly instead: readonly OfferId[];
}

/** When a firm can start, by the effort of its own people and the money it must find. */
export type Horizon = 'month' | 'quarter' | 'year';

export type Receipt =
	| { readonly kind: 'rule'; readonly rule: RuleId; readonly because: readonly Cell[] }
	/** No rule advises it, but what it comes before is advised. */
	| { readonly kind: 'comes-before'; readonly offer: OfferId; readonly because: readonly Cell[] };

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
 * Every offer whose rule holds for the firm, and what these require first, in the order of `byRank`.
 * Source: diagnosis.md, section 7.
 */
export function advise(input: AdviceInput): readonly Recommendation[] {
	const { rulesFile, assessed } = input;
	const { settings, places } = rulesFile;
	const facts = factsWithResults(settings, assessed);
	const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, assessed.readings);
	const grounds: Grounds = { ...input, facts, whereabouts };
	const advised = rulesFile.offers.flatMap((offer): Ranked[] => {
		const fired = rulesFile.rules
			.filter((rule) => rule.offer === offer.id)
			.map((rule) => ({ rule, verdict: evaluateTable(rule.when, facts) }))
			.filter(({ verdict }) => verdict.truth === 'true');
		if (fired.length === 0) return [];
		const receipts = fired.map(({ rule, verdict }): Receipt => ({
			kind: 'rule',
			rule: rule.id,
			because: verdict.deciding,
		}));
		return [rankedOffer(offer, { rules: fired.map(({ rule }) => rule), receipts }, grounds)];
	});
	const stopped = withHeldBack(advised);
	const required = requiredFirst(stopped, grounds);
	return withHeldBack([...stopped, ...required])
		.sort(byRank)
		.map(({ recommendation }) => recommendation);
}

interface Grounds extends AdviceInput {
	readonly facts: Facts;
	readonly whereabouts: Whereabouts;
}

interface Reasons {
	readonly rules: readonly Rule[];
	readonly receipts: readonly Receipt[];
}

function rankedOffer(
	offer: Offer,
	{ rules, receipts }: Reasons,
	{ rulesFile: { settings, offers }, assessed, official, today, facts, whereabouts }: Grounds,
): Ranked {
	const found = assessed.scales.get(settings.chainScale)?.firstBreak;
	const brokenLink = found?.kind === 'link' ? found.item : undefined;
	const certainLevel = assessed.scales.get(official.id)?.level.low ?? 0;
	const paidLevels = official.levels.slice(certainLevel + 1).map(({ id }) => id);
	const mends = [...new Set(rules.flatMap((rule) => rule.mends))];
	const { openBehind } = assessed.readings;
	const lifts = (what: 'chain' | 'grade') =>
		rules.some((rule) => rule.lifts === what || rule.lifts === 'both');
	return {
		offer,
		priority: Math.max(0, ...rules.map(({ priority }) => priority)),
		recommendation: {
			offer: offer.id,
			...standingOf(offer, { settings, facts, whereabouts, openBehind, today }),
			receipts,
			mends,
			mendsFirstBreak: brokenLink !== undefined && mends.includes(brokenLink),
			liftsChain: lifts('chain'),
			liftsGrade: lifts('grade'),
			need: servedNeed({ kind: offer.kind, rules, brokenLink }),
			after: offers
				.filter(({ id }) => offer.after.includes(id))
				.filter(isLacking(facts))
				.map(({ id }) => id),
			heldBackBy: [],
			money: grantEstimates(offer, { planned: facts(settings.plannedSpendItem), paidLevels, settings }),
			horizon: horizonOf(offer, settings),
			instead: offer.instead,
		},
	};
}

/** Whether the firm lacks it for certain: unknown is not no. */
const isLacking =
	(facts: Facts) =>
	({ held }: Offer): boolean =>
		held.length > 0 && evaluateTable(held, facts).truth === 'false';

/** What the advised offers, and these in turn, have to come after, where no rule advises it of its own accord. */
function requiredFirst(ranked: readonly Ranked[], grounds: Grounds): readonly Ranked[] {
	const { offers, rules } = grounds.rulesFile;
	const there = new Set(ranked.map(({ offer }) => offer.id));
	const required = offers.flatMap((offer): Ranked[] => {
		const later = ranked.find(
			({ recommendation }) => isAdvised(recommendation) && recommendation.after.includes(offer.id),
		);
		if (later === undefined || there.has(offer.id)) return [];
		const because = evaluateTable(offer.held, grounds.facts).deciding;
		const receipts: readonly Receipt[] = [{ kind: 'comes-before', offer: later.offer.id, because }];
		const own = rules.filter((rule) => rule.offer === offer.id);
		return [rankedOffer(offer, { rules: own, receipts }, grounds)];
	});
	return required.length === 0 ? [] : [...required, ...requiredFirst([...ranked, ...required], grounds)];
}

/** While a "not now" holds for a firm, what it speaks against is not advised. */
function withHeldBack(ranked: readonly Ranked[]): Ranked[] {
	const stops = ranked.filter(({ offer, recommendation }) => isStop(offer) && isAtHand(recommendation));
	return ranked.map(({ recommendation, ...rest }) => {
		const { kind, id } = rest.offer;
		const heldBackBy = stops.flatMap(({ offer: { id: stop, against } }) =>
			against.some((what) => what === id || what === kind || what === recommendation.need) ? [stop] : [],
		);
		return { ...rest, recommendation: { ...recommendation, heldBackBy } };
	});
}

/** "Not now" is advice against something. */
export const isStop = ({ kind }: Offer): boolean => kind === 'not-now';

/** The firm can have it, or could after asking. */
export const isReachable = ({ status }: Recommendation): boolean =>
	status.kind !== 'not-eligible' && status.kind !== 'expired';

/** Within reach, and meant for the firm's place for certain: before it said where it is, another place's are no use. */
export const isAtHand = (recommendation: Recommendation): boolean =>
	isReachable(recommendation) && recommendation.reach === 'true';

/** At hand, and nothing speaks against it now. */
export const isAdvised = (recommendation: Recommendation): boolean =>
	isAtHand(recommendation) && recommendation.heldBackBy.length === 0;

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

const certainties = ['yes', 'partly', 'no'] as const;

/**
 * Best first: what a firm can have before what it must ask about and what it cannot have; then what mends the first
 * break, lifts the chain, lifts the grade; then the cheaper band, the lesser effort, the sooner closing date, the
 * better checked. The author's priority comes after these, since they are facts and it is a judgement; the id keeps
 * the order the same everywhere. Source: issue 4, point 4.
 */
function byRank(a: Ranked, b: Ranked): number {
	return (
		rankOf(a.recommendation) - rankOf(b.recommendation) ||
		Number(b.recommendation.mendsFirstBreak) - Number(a.recommendation.mendsFirstBreak) ||
		Number(b.recommendation.liftsChain) - Number(a.recommendation.liftsChain) ||
		Number(b.recommendation.liftsGrade) - Number(a.recommendation.liftsGrade) ||
		costBands.indexOf(a.offer.effort.cost) - costBands.indexOf(b.offer.effort.cost) ||
		a.offer.effort.days - b.offer.effort.days ||
		compareText(closingDay(a.offer), closingDay(b.offer)) ||
		certainties.indexOf(a.offer.checked.by) - certainties.indexOf(b.offer.checked.by) ||
		b.priority - a.priority ||
		compareText(a.offer.id, b.offer.id)
	);
}

/** Told apart only by cost, effort, dates and judgement: what stands in the firm's way may decide between them. */
export const isRankedAlike = (a: Recommendation, b: Recommendation): boolean =>
	rankOf(a) === rankOf(b) &&
	a.mendsFirstBreak === b.mendsFirstBreak &&
	a.liftsChain === b.liftsChain &&
	a.liftsGrade === b.liftsGrade;

/** What a firm can act on stands before what it must ask about, and that before what it cannot have. */
function rankOf({ status }: Recommendation): number {
	switch (status.kind) {
		case 'eligible':
		case 'closing-soon':
			return 0;
		case 'possibly-eligible':
		case 'not-checked':
		case 'not-open-yet':
		case 'between-calls':
			return 1;
		case 'not-eligible':
		case 'expired':
			return 2;
	}
}

/** What never closes stands after every day of the calendar. */
const closingDay = ({ validity }: Offer): string => validity.to ?? validity.inferredTo ?? '~';

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
