import { keyOf, type SaidInFile } from '../../content/said-in-file.ts';
import { grouped } from '../../engine/grouped.ts';
import type { ItemId } from '../../engine/questionnaire.ts';

/** One thing said to one item; journals on a device and in a file tell it alike. */
export type Said = SaidInFile;

/** What two journals of one check-up say to the same item. */
export interface ItemMerge {
	/** What the item is called now. */
	readonly item: ItemId;
	readonly kind: MergeKind;
	/** What stands here; undefined where nobody ever said anything. */
	readonly here: Said | undefined;
	/** What stands in the file. */
	readonly there: Said;
	/** Said in the file at some time, and unknown here: added to the history, whatever stands in the end. */
	readonly missing: readonly Said[];
}

/**
 * `kept`: the same, or said here after what the file knows, or no answer in the file. `added`: no answer here.
 * `later`: the file knows what stands here, and says something that was said after it. `conflict`: neither knows the other.
 */
export type MergeKind = 'kept' | 'added' | 'later' | 'conflict';

export type Side = 'here' | 'there';

/** What happens to an item where nobody chooses otherwise: what is here gives way only to one who knew it. */
export const usualSide = ({ kind }: Pick<ItemMerge, 'kind'>): Side =>
	kind === 'added' || kind === 'later' ? 'there' : 'here';

/** Both in their order of saying; `placeOf` tells what an item of an older version is called now. */
export function mergeStatements(
	here: readonly Said[],
	there: readonly Said[],
	placeOf: (said: Said) => ItemId,
): readonly ItemMerge[] {
	const hereByItem = grouped(here, placeOf);
	return [...grouped(there, placeOf)].flatMap(([item, saidThere]) => {
		const saidHere = hereByItem.get(item) ?? [];
		const last = saidThere.at(-1);
		if (last === undefined) return [];
		const known = new Set(saidHere.map(keyOf));
		return [
			{
				item,
				kind: kindOf(saidHere, saidThere),
				here: saidHere.at(-1),
				there: last,
				missing: firstOfEach(saidThere.filter((said) => !known.has(keyOf(said)))),
			},
		];
	});
}

function kindOf(saidHere: readonly Said[], saidThere: readonly Said[]): MergeKind {
	const [here, there] = [saidHere.map(keyOf), saidThere.map(keyOf)];
	const [lastHere = '', lastThere = ''] = [here.at(-1), there.at(-1)];
	if (lastHere === lastThere || isNone(saidThere)) return 'kept';
	const isLaterThere = goesOn(there, here);
	const isLaterHere = goesOn(here, there);
	// What was taken back here stays so, unless the file knows of that.
	if (isNone(saidHere) && (saidHere.length === 0 || isLaterThere)) return 'added';
	if (isLaterThere) return 'later';
	return isLaterHere ? 'kept' : 'conflict';
}

const isNone = (said: readonly Said[]): boolean => (said.at(-1)?.record ?? null) === null;

/** The journal knows what the other one ends with, and goes on from there; an undone change leads back to old words. */
function goesOn(journal: readonly string[], other: readonly string[]): boolean {
	const last = other.at(-1);
	if (last === undefined) return true;
	if (isBeginningOf(other, journal)) return true;
	return !isBeginningOf(journal, other) && journal.includes(last) && !other.includes(journal.at(-1) ?? '');
}

const isBeginningOf = (beginning: readonly string[], journal: readonly string[]): boolean =>
	beginning.length < journal.length && beginning.every((key, index) => journal[index] === key);

function firstOfEach(all: readonly Said[]): readonly Said[] {
	const byKey = new Map(all.map((said) => [keyOf(said), said]));
	return [...byKey.values()];
}

/**
 * What is to be added to the journal here: first what the file knows and this journal does not, then once more what is to
 * stand, where it would not be the last otherwise. So the side that was not chosen stays in the history too.
 */
export function additionsOf(
	merges: readonly ItemMerge[],
	sideOf: (merge: ItemMerge) => Side = usualSide,
): readonly Said[] {
	const missing = merges.flatMap((merge) => merge.missing);
	const saidAgain = merges.flatMap((merge) => {
		const winner = sideOf(merge) === 'here' ? merge.here : merge.there;
		const last = merge.missing.at(-1) ?? merge.here;
		return winner === undefined || (last !== undefined && keyOf(last) === keyOf(winner)) ? [] : [winner];
	});
	return [...missing, ...saidAgain];
}
