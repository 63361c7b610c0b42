import type { Place } from './contradictions.ts';
import type { ItemId } from './questionnaire.ts';

/** A place in the factory with what is looked at there; a list of them is in the order of the walk. */
export interface VisitStop {
	readonly place: Place;
	/** Each at this place alone. */
	readonly items: readonly ItemId[];
}
