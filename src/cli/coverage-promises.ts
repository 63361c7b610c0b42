import { isAdvised, type Recommendation } from '../lib/engine/advice.ts';
import { evaluateTable } from '../lib/engine/condition.ts';
import type { Facts } from '../lib/engine/fact.ts';
import type { RulesFile } from '../lib/engine/offer.ts';
import { stepsOf, type Plan } from '../lib/engine/plan.ts';

export const promises = [
	'three-to-act-on',
	'one-free',
	'one-a-need',
	'conditions-hold',
	'first-things-first',
	'no-contradiction',
] as const;
export type Promise = (typeof promises)[number];

interface Advised {
	readonly rulesFile: RulesFile;
	readonly recommendations: readonly Recommendation[];
	readonly plan: Plan;
	readonly facts: Facts;
}

/** What the firm could begin today: of a need it can have the first offer, for certain, and nothing speaks against it. */
export const toActOn = (plan: Plan) =>
	stepsOf(plan).filter(
		({ recommendation: { status } }) => status.kind === 'eligible' || status.kind === 'closing-soon',
	);

/** The promises that advice breaks for one firm, judged anew from the rules and not from what the plan says of itself. */
export function brokenPromises({ rulesFile, recommendations, plan, facts }: Advised): readonly Promise[] {
	const offerById = new Map(rulesFile.offers.map((offer) => [offer.id, offer]));
	const steps = stepsOf(plan);
	const inPlan = steps.flatMap((step) => [step.recommendation, ...step.alternatives]);
	const stops = recommendations.filter(
		(recommendation) => isAdvised(recommendation) && offerById.get(recommendation.offer)?.kind === 'not-now',
	);
	const kept: Readonly<Record<Promise, boolean>> = {
		'three-to-act-on': toActOn(plan).length >= 3,
		'one-free': toActOn(plan).some(
			({ recommendation }) => offerById.get(recommendation.offer)?.effort.cost === 'free',
		),
		'one-a-need': new Set(steps.map(({ recommendation }) => recommendation.need)).size === steps.length,
		'conditions-hold': inPlan.every(({ offer, receipts }) => {
			const eligible = offerById.get(offer)?.eligible ?? [];
			return (
				evaluateTable(eligible, facts).truth !== 'false' &&
				receipts.every(
					(receipt) =>
						receipt.kind === 'comes-before' ||
						rulesFile.rules.some(
							(rule) => rule.id === receipt.rule && evaluateTable(rule.when, facts).truth === 'true',
						),
				)
			);
		}),
		'first-things-first': steps.every((step, index) =>
			(offerById.get(step.recommendation.offer)?.after ?? []).every(
				(first) =>
					evaluateTable(offerById.get(first)?.held ?? [], facts).truth !== 'false' ||
					!steps.slice(index + 1).some(({ recommendation }) => recommendation.offer === first),
			),
		),
		'no-contradiction': !stops.some(({ offer: stop }) =>
			offerById
				.get(stop)
				?.against.some((what) =>
					inPlan.some(
						({ offer, need }) => what === offer || what === need || what === offerById.get(offer)?.kind,
					),
				),
		),
	};
	return promises.filter((promise) => !kept[promise]);
}
