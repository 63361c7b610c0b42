// Every form in which a release ever stored firms, as plain data: never to be changed, only added to.

const record = { answer: { kind: 'amount', value: 40 }, by: 'owner', at: 2, evidence: 'E0' };
const name = { answer: { kind: 'text', value: '宏达鞋厂' }, by: 'owner', at: 1, evidence: 'E0' };
const seen = {
	answer: { kind: 'chosen', option: 'level2' },
	by: 'advisor',
	at: 3,
	evidence: 'E2',
	note: '看过',
};
const check = {
	id: 'shoes',
	name: '宏达鞋厂',
	questionnaire: 'factory',
	version: 1,
	createdAt: 1,
	updatedAt: 9,
	reached: 0.5,
	bookmark: 'quality',
};
const entry = (seq: number, item: string, said: unknown, rest = {}) => ({
	seq,
	assessment: 'shoes',
	item,
	record: said,
	save: `s${String(seq)}`,
	savedAt: seq,
	...rest,
});
const entries = [
	entry(1, 'firm_name', name),
	entry(2, 'headcount', record),
	entry(3, 'quality', seen),
	entry(5, 'energy', null),
];
const firstTables = {
	assessments: { key: 'id', indexes: [], rows: [check] },
	entries: { key: 'seq', counted: true, indexes: ['assessment', 'save'], rows: entries },
};
const workbenchTables = {
	...firstTables,
	firms: {
		key: 'id',
		indexes: [],
		rows: [{ id: 'shoes', person: '王厂长', planned: '2026-11-24', updatedAt: 5 }],
	},
	summaries: { key: 'assessment', indexes: [], rows: [] },
	captures: {
		key: 'id',
		indexes: ['assessment'],
		rows: [{ id: 'c1', assessment: 'shoes', kind: 'text', words: '看板', by: 'advisor', at: 5 }],
	},
	media: { key: 'capture', indexes: ['assessment'], rows: [] },
};

interface ReleasedTable {
	readonly key: string;
	readonly counted?: boolean;
	readonly indexes: readonly string[];
	readonly rows: readonly object[];
}

/** `version` is the browser's. */
export interface ReleasedDatabase {
	readonly version: number;
	readonly tables: Readonly<Record<string, ReleasedTable>>;
	/** What a backup of it has to say, beside the answers, which are the same in all. */
	readonly has: readonly string[];
}

export const releasedDatabases: Readonly<Record<string, ReleasedDatabase>> = {
	'the first release': { version: 10, tables: firstTables, has: [] },
	'the workbench': {
		version: 20,
		tables: { ...workbenchTables, locks: { key: 'id', indexes: [], rows: [] } },
		has: ['王厂长', '看板'],
	},
};

/** Of each file: what it is called, and the letters of it. */
export const releasedFiles: Readonly<Record<string, unknown>> = {
	'answers of the first release, by index': {
		questionnaire: 'factory',
		version: 1,
		answers: { firm_name: '宏达鞋厂', headcount: 40, quality: 2, energy: 'dont-know' },
	},
	'answers of the first release, in full': {
		questionnaire: 'factory',
		version: 1,
		answers: {
			firm_name: { value: '宏达鞋厂', by: 'owner', at: 1, evidence: 'E0' },
			headcount: { value: 40, by: 'owner', at: 2, evidence: 'E0' },
			quality: { value: 'level2', by: 'advisor', at: 3, evidence: 'E2', note: '看过' },
		},
	},
	'several check-ups before a backup said when it was made': {
		checkUps: [
			{
				questionnaire: 'factory',
				version: 1,
				answers: {
					firm_name: { value: '宏达鞋厂', by: 'owner', at: 1, evidence: 'E0' },
					headcount: 40,
					quality: 2,
				},
			},
		],
	},
	'a backup of edition 1': {
		backup: { edition: 1, createdAt: 7, app: '1' },
		checkUps: [
			{
				questionnaire: 'factory',
				version: 1,
				answers: {
					firm_name: '宏达鞋厂',
					headcount: 40,
					quality: { value: 'level2', evidence: 'E2', by: 'advisor', at: 3 },
				},
				checkUp: { id: 'shoes', createdAt: 1, updatedAt: 9, reached: 0.5 },
				firm: { id: 'shoes', person: '王厂长', updatedAt: 5 },
				history: [{ item: 'energy', withdrawn: true }],
				captures: [{ id: 'c1', kind: 'text', words: '看板', by: 'advisor', at: 5 }],
			},
		],
	},
};
