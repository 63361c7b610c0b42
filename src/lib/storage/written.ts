import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Middleware } from 'dexie';

/** What a transaction wrote: rows of these check-ups, cards of firms, or more than can be told apart. */
export interface Written {
	readonly assessments: ReadonlySet<string>;
	/** Of those, where a note or a photo was written. */
	readonly caught: ReadonlySet<string>;
	readonly firms: boolean;
	readonly all: boolean;
}

export const tellingOf = (first: Written, second: Written): Written => ({
	assessments: new Set([...first.assessments, ...second.assessments]),
	caught: new Set([...first.caught, ...second.caught]),
	firms: first.firms || second.firms,
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

const nothing: Written = { assessments: new Set(), caught: new Set(), firms: false, all: false };

function writtenBy(table: string, request: DBCoreMutateRequest): Written | undefined {
	const isAdded = request.type === 'add' || request.type === 'put';
	if (table === 'summaries' || table === 'media') return undefined;
	if (table === 'firms') return { ...nothing, firms: true };
	if (table === 'assessments' && request.type !== 'deleteRange')
		return { ...nothing, assessments: stringsIn(isAdded ? request.values.map(fieldOf('id')) : request.keys) };
	if ((table === 'entries' || table === 'captures') && isAdded) {
		const assessments = stringsIn(request.values.map(fieldOf('assessment')));
		return { ...nothing, assessments, ...(table === 'captures' && { caught: assessments }) };
	}
	return { ...nothing, all: true };
}

const fieldOf =
	(name: string) =>
	(row: unknown): unknown =>
		(row as Readonly<Record<string, unknown>>)[name];

const stringsIn = (values: readonly unknown[]): ReadonlySet<string> =>
	new Set(values.filter((value) => typeof value === 'string'));
