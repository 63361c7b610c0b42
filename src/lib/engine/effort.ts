import type { CostBand } from './offer.ts';
import type { ItemId } from './questionnaire.ts';

/** What single steps up cost a firm, per item. Our judgement, in `questionnaires/<id>/effort.yaml`. */
export type Effort = Readonly<Record<ItemId, ItemEffort>>;

export type ItemEffort =
	/** Ladder and yes-no items: per step from the least option up. Multi items: per option. */
	| { readonly kind: 'by-decision'; readonly steps: readonly DecidedStep[] }
	/** A result or a ratio, which nobody can simply do. */
	| { readonly kind: 'not-by-decision' };

export type StepEffort =
	({ readonly kind: 'by-decision' } & DecidedStep) | { readonly kind: 'not-by-decision' };

export interface DecidedStep {
	/** Whole person-days of the firm's own people, at least one. */
	readonly days: number;
	/** Before any subsidy. */
	readonly cost: StepCost;
}

export type StepCost = Exclude<CostBand, 'unknown'>;
