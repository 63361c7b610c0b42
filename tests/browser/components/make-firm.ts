import type { Answer, Answers } from '../../../src/lib/engine/answer.ts';
import { advise, factsWithResults, type Recommendation } from '../../../src/lib/engine/advice.ts';
import { diagnose, type ScaleResult } from '../../../src/lib/engine/diagnosis.ts';
import type { Facts } from '../../../src/lib/engine/fact.ts';
import type { Offer } from '../../../src/lib/engine/offer.ts';
import { planOf, type Plan } from '../../../src/lib/engine/plan.ts';
import type { Item } from '../../../src/lib/engine/questionnaire.ts';
import type { Readings } from '../../../src/lib/engine/reading.ts';
import { loadContent, type LoadedContent } from '../../../src/lib/session/loaded-content.ts';
import { tick } from 'svelte';

/** The real questionnaire, scales and offers, with their words. */
export const content: LoadedContent = await loadContent();

export interface Firm {
	readonly answers: Answers;
	readonly readings: Readings;
	readonly facts: Facts;
	readonly chain: ScaleResult;
	readonly official: ScaleResult;
	readonly advised: (offer: string) => Recommendation;
	readonly plan: Plan;
}

/** Exactly these answers, all claimed by the owner; everything else is open. */
export function makeFirm(told: Readonly<Record<string, Answer>>): Firm {
	const answers: Answers = new Map(
		Object.entries(told).map(([item, answer]) => [item, { answer, by: 'owner', at: 1, evidence: 'E0' }]),
	);
	const { questionnaire, scales, rulesFile, official } = content;
	const assessed = diagnose(questionnaire, scales, answers).claimed;
	const recommendations = () => advise({ rulesFile, assessed, official, today: '2026-11-21' });
	return {
		answers,
		readings: assessed.readings,
		facts: factsWithResults(rulesFile.settings, assessed),
		chain: there(assessed.scales.get(content.chain.id)),
		official: there(assessed.scales.get(official.id)),
		advised: (offer) => there(recommendations().find((candidate) => candidate.offer === offer)),
		plan: planOf(rulesFile.offers, recommendations()),
	};
}

export const chosen = (option: string): Answer => ({ kind: 'chosen', option });
export const several = (...options: readonly string[]): Answer => ({ kind: 'several', options });
export const amount = (value: number): Answer => ({ kind: 'amount', value });
export const yes: Answer = { kind: 'yes-no', value: true };

export function itemOfKind<Kind extends Item['kind']>(id: string, kind: Kind): Extract<Item, { kind: Kind }> {
	const item = there(content.questionnaire.items.find((candidate) => candidate.id === id));
	if (item.kind !== kind) throw new Error(`${id} is of kind ${item.kind}`);
	return item as Extract<Item, { kind: Kind }>;
}

export const offerNamed = (id: string): Offer =>
	there(content.rulesFile.offers.find((offer) => offer.id === id));

/** As a reader taps every fold; those within one come to light when it is open. */
export async function openFolds(container: Element): Promise<void> {
	const closed = [...container.querySelectorAll('details:not([open]) > summary')];
	for (const summary of closed) if (summary instanceof HTMLElement) summary.click();
	await tick();
	if (closed.length > 0) await openFolds(container);
}

export function there<Value>(value: Value | undefined | null): Value {
	if (value === undefined || value === null) throw new Error('expected to be there');
	return value;
}
