import type { FirmOfFile } from '../../content/answers-file.ts';
import type { Firm } from '../../storage/firm.ts';

export const cardFields = [
	'person',
	'phone',
	'address',
	'remark',
	'planned',
	'visited',
	'reported',
	'recheck',
] as const;
export type CardField = (typeof cardFields)[number];

/** A field that says one thing here and another in the file; what the newer card says will stand. */
export interface CardDifference {
	readonly field: CardField;
	readonly here: string;
	readonly there: string;
	readonly stands: 'here' | 'there';
}

export interface CardMerge {
	readonly before: Firm | undefined;
	readonly after: Firm;
	readonly differences: readonly CardDifference[];
	/** Fields that only the file has. */
	readonly added: readonly CardField[];
}

/** The newer card wins where both say something; what only one of them says stays. Undefined where nothing changes. */
export function mergeCards(here: Firm | undefined, there: FirmOfFile): CardMerge | undefined {
	const isNewer = there.updatedAt > (here?.updatedAt ?? -1);
	const fieldsThere = cardFields.filter((field) => (there[field] ?? '') !== '');
	const added = fieldsThere.filter((field) => (here?.[field] ?? '') === '');
	const differences = fieldsThere.flatMap((field): readonly CardDifference[] => {
		const [said = '', saidThere = ''] = [here?.[field], there[field]];
		if (said === '' || said === saidThere) return [];
		return [{ field, here: said, there: saidThere, stands: isNewer ? 'there' : 'here' }];
	});
	const taken = [
		...added,
		...differences.flatMap(({ field, stands }) => (stands === 'there' ? [field] : [])),
	];
	// The time of a visit is one of both: nothing to be told of.
	const clock = isNewer ? (there.clock ?? here?.clock) : (here?.clock ?? there.clock);
	const isClockSame = JSON.stringify(clock) === JSON.stringify(here?.clock);
	if (taken.length === 0 && differences.length === 0 && isClockSame) return undefined;
	return {
		before: here,
		after: {
			id: there.id,
			...here,
			...Object.fromEntries(taken.map((field) => [field, there[field]])),
			...(clock !== undefined && { clock }),
			updatedAt: Math.max(there.updatedAt, here?.updatedAt ?? 0),
		},
		differences,
		added,
	};
}
