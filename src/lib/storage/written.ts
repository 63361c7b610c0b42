import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Middleware } from 'dexie';

/** What a transaction wrote. */
export interface Written {
	/** Check-ups of which a row was written or erased. */
	readonly assessments: ReadonlySet<string>;
	/** Of those, where a note or a photo was caught. */
	readonly caught: ReadonlySet<string>;
	/** Captures whose bytes were written or erased. */
	readonly pictures: ReadonlySet<string>;
	readonly firms: boolean;
	/** Something that was said or caught was taken away again, of which check-up is not told. */
	readonly takenAway: boolean;
	/** The lock, or everything at once. */
	readonly all: boolean;
}

export const tellingOf = (first: Written, second: Written): Written => ({
	assessments: new Set([...first.assessments, ...second.assessments]),
	caught: new Set([...first.caught, ...second.caught]),
	pictures: new Set([...first.pictures, ...second.pictures]),
	firms: first.firms || second.firms,
	takenAway: first.takenAway || second.takenAway,
	all: first.all || second.all,
});

/** Tells what was written as soon as the transaction is on disk; of one that failed nothing is told. */
export const tellingWritten = (tell: (written: Written) => void): Middleware<DBCore> => ({
	stack: 'dbcore',
	name: 'written',
	create: (core) => {
		const underWay = new WeakMap<DBCoreTransaction, Written>();
		const note = (trans: DBCoreTransaction, written: Written): void => {
			const before = underWay.get(trans);
			underWay.set(trans, before === undefined ? written : tellingOf(before, written));
			// Dexie hands out the browser's own transaction, of which its type says less.
			if (before === undefined)
				(trans as unknown as IDBTransaction).addEventListener('complete', () => {
					const whole = underWay.get(trans);
					if (whole) tell(whole);
				});
		};
		return {
			...core,
			table(name) {
				const table = core.table(name);
				return {
					...table,
					mutate(request) {
						const written = writtenBy(name, request);
						if (written) note(request.trans, written);
						return table.mutate(request);
					},
				};
			},
		};
	},
});

const nothing: Written = {
	assessments: new Set(),
	caught: new Set(),
	pictures: new Set(),
	firms: false,
	takenAway: false,
	all: false,
};

function writtenBy(table: string, request: DBCoreMutateRequest): Written | undefined {
	if (table === 'summaries' || isOfNothing(request)) return undefined;
	if (table === 'firms') return { ...nothing, firms: true };
	if (table === 'locks' || request.type === 'deleteRange') return { ...nothing, all: true };
	const isAdded = request.type === 'add' || request.type === 'put';
	const named = (name: string) => stringsIn(isAdded ? request.values.map(fieldOf(name)) : request.keys);
	if (table === 'assessments') return { ...nothing, assessments: named('id') };
	if (table === 'media') return { ...nothing, pictures: named('capture') };
	if (!isAdded) return { ...nothing, takenAway: true };
	const assessments = named('assessment');
	return { ...nothing, assessments, ...(table === 'captures' && { caught: assessments }) };
}

/** Dexie asks also where it found nothing to delete, or was given nothing to add. */
const isOfNothing = (request: DBCoreMutateRequest): boolean =>
	request.type !== 'deleteRange' && (request.type === 'delete' ? request.keys : request.values).length === 0;

const fieldOf =
	(name: string) =>
	(row: unknown): unknown =>
		(row as Readonly<Record<string, unknown>>)[name];

const stringsIn = (values: readonly unknown[]): ReadonlySet<string> =>
	new Set(values.filter((value) => typeof value === 'string'));
