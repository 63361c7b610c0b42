import type { StepUp } from './after-steps.ts';
import type { Answer } from './answer.ts';
import type { Bounds } from './bounds.ts';
import type { Cell } from './condition.ts';
import type { FactId, FactValue } from './fact.ts';
import type { FactKind, Wanted } from './fact-values.ts';
import type { ItemId } from './questionnaire.ts';
import type { Gate, NodeId, Thousandths } from './scale.ts';
import type { Truth } from './truth.ts';

/**
 * One answer to "why", "why not" and "what would change it", as data: what is claimed, whether it holds, the claims it
 * follows from, and the single changes that would turn it. Sentences are made at the edge.
 * Source: rules.md ("every verdict keeps the cells that decided it and the single changes that would flip it").
 */
export interface Explanation<Said extends Claim = Claim> {
	readonly claim: Said;
	readonly truth: Truth;
	readonly because: readonly Explanation[];
	/**
	 * Where the claim is certain, what it rests on without reserve: each would lose it alone. Where it is not, each makes
	 * it certain alone; and where no single change can, those that bring it nearer, the biggest first.
	 */
	readonly changes: readonly Change[];
}

export type Claim = LevelClaim | VerdictClaim;

export type LevelClaim =
	/** The firm holds this level of a scale: its gate and every gate below it. Index into the scale's levels. */
	| { readonly kind: 'level'; readonly level: number }
	/** The own gate of a level holds. */
	| { readonly kind: 'gate'; readonly level: number }
	| PartClaim
	/** The firm does this work and has a system for it. */
	| { readonly kind: 'node'; readonly node: NodeId; readonly applies: Truth }
	/** Data pass over this link as the gate asks; `present`: both its ends are part of the firm. */
	| {
			readonly kind: 'link';
			readonly item: ItemId;
			readonly atOption: number;
			readonly betweenDigital: boolean;
			readonly present: Truth;
	  }
	/** The item has reached this option (by index; yes is 1). */
	| {
			readonly kind: 'item';
			readonly item: ItemId;
			readonly stands: ItemStanding;
			readonly atOption: number;
	  }
	/** The item gives all the points it can. */
	| {
			readonly kind: 'item-points';
			readonly item: ItemId;
			readonly stands: ItemStanding;
			readonly has: Bounds;
			readonly most: Thousandths;
	  };

/** A gate, or a part of one, with what the firm has of it and what is asked. */
export interface PartClaim {
	readonly kind: 'part';
	readonly gate: Gate;
	readonly has: Bounds;
	readonly needs: number;
	/**
	 * How much is not certain yet: points (thousandths), items, nodes or links, parts of a list; of `connected` the fewest
	 * links to raise, one more than there are where no raising can join them. 0 exactly where the part is certain.
	 */
	readonly missing: number;
}

export type ItemStanding =
	| { readonly kind: 'at'; readonly option: number }
	| { readonly kind: 'ticked'; readonly options: readonly number[] }
	/** `hidden`: a condition hides the item; like one that does not apply it counts as the least option. */
	| { readonly kind: 'open' | 'dont-know' | 'not-applicable' | 'hidden' };

export type VerdictClaim =
	/** Some row holds. */
	| { readonly kind: 'table' }
	/** All its cells hold; index into the table. */
	| { readonly kind: 'row'; readonly row: number }
	/** `open` are the unanswered items behind an unknown fact. */
	| {
			readonly kind: 'cell';
			readonly cell: Cell;
			readonly value: FactValue;
			readonly about: FactKind;
			readonly open: readonly FactId[];
	  };

export type Change = ScaleChange | FactChange;

/** A change of a single answer. */
export type ScaleChange =
	/** `open`: nobody answered the item, so the firm may stand there already. `brings` is undefined where it is enough. */
	| {
			readonly kind: 'raise';
			readonly step: StepUp;
			readonly open: boolean;
			readonly brings: number | undefined;
	  }
	/** Telling what the firm does itself, where that is open. */
	| { readonly kind: 'tell'; readonly item: ItemId; readonly answer: Answer }
	/** The highest of the lower options that is too low. */
	| { readonly kind: 'fall'; readonly item: ItemId; readonly from: number; readonly to: number }
	| { readonly kind: 'untick'; readonly item: ItemId; readonly option: number }
	/** The answer as a whole turns out to be unproven, though no smaller fall of it would do harm. */
	| { readonly kind: 'unproven'; readonly item: ItemId };

/** A single fact taking one of these values, all else as it is. */
export interface FactChange {
	readonly kind: 'fact';
	readonly fact: FactId;
	readonly about: FactKind;
	readonly to: readonly Wanted[];
}
