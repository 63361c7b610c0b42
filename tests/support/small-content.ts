import type { ContentProblem } from '../../src/lib/content/problem.ts';
import {
	readContent,
	type CheckedContent,
	type Content,
	type ContentFiles,
} from '../../src/lib/content/read-content.ts';
import type { Result } from '../../src/lib/engine/result.ts';
import { realRulesFile } from './content.ts';

/** A complete, valid `questionnaires/` in miniature. Each call gives a fresh copy, for a test to break. */
export function smallContent() {
	return {
		questionnaire: {
			id: 'small',
			version: 1,
			languages: ['en'],
			reasons: ['other_reason'],
			nameItem: 'ready',
			sections: [
				{
					id: 'only',
					purpose: 'scored',
					screens: [
						{ id: 'first', items: ['place', 'spend', 'ready'] },
						{ id: 'second', items: ['orders', 'stock', 'ticks'] },
					],
				},
			],
			facts: [
				{
					id: 'kind_of_firm',
					values: ['thrifty', 'generous'],
					rows: [
						{ value: 'thrifty', when: { spend: '< 10' } },
						{ value: 'generous', when: { spend: '>= 10' } },
					] as unknown[],
				},
			],
			items: [
				{ id: 'place', kind: 'choice', options: ['CN-AA', 'CN-BB'] },
				{ id: 'spend', kind: 'amount', unit: 'cny_10k', min: 0, max: 100 },
				{ id: 'ready', kind: 'yes-no' },
				{ id: 'orders', kind: 'ladder', options: ['none', 'file', 'system'], relevant: [{ ready: 'true' }] },
				{ id: 'stock', kind: 'ladder', options: ['none', 'file', 'system'] },
				{ id: 'ticks', kind: 'multi', options: ['one', 'two'] },
			] as Record<string, unknown>[],
		},
		official: {
			id: 'grades',
			version: 1,
			source: { title: 'made up', date: '2026', link: 'text-only', checked: 'our-model' },
			sets: { both: ['orders', 'stock'] } as Record<string, string[]>,
			points: [
				{
					dimension: 'base',
					max: 7000,
					items: { orders: [0, 1000, 2000], ticks: [2000, 3000] } as Record<string, number[]>,
				},
			],
			levels: [
				{ id: 'level0' },
				{
					id: 'level1',
					gate: {
						all: [
							{ points: 'total', atLeast: 5000 },
							{ count: 'both', atOption: 1, atLeast: 2 },
						] as unknown[],
					},
				},
			],
		},
		chain: {
			id: 'chain',
			version: 1,
			source: { title: 'made up', date: '2026', link: 'text-only', checked: 'our-model' },
			network: {
				nodes: [
					{ id: 'sales', digital: { item: 'orders', atOption: 1 }, scenes: ['orders'] },
					{
						id: 'store',
						digital: { item: 'stock', atOption: 1 },
						scenes: ['stock'],
						applies: [{ ready: 'true' }],
					},
				],
				links: [{ item: 'orders', from: 'sales', to: 'store' }],
			},
			levels: [
				{ id: 'R0' },
				{ id: 'R1', gate: { links: ['orders'], atOption: 2, atLeast: 1 } as Record<string, unknown> },
			],
		},
		contradictions: [
			{
				id: 'ready_without_stock',
				when: [{ ready: 'true', stock: '0' }] as Record<string, string>[],
				ask: ['stock'],
				place: 'store',
			},
		],
		crosswalk: {
			frameworks: [
				{ id: 'other', levels: ['one'], source: { title: 'made up', date: '2026', checked: 'no' } },
			],
			rows: [
				{
					scale: 'chain',
					levels: ['R1'],
					mappings: [{ fit: 'approximate', framework: 'other', level: 'one', mark: 'published' }] as Record<
						string,
						string
					>[],
				},
			],
		},
		barriers: {
			atMost: 2,
			notNow: {
				said: [{ ready: 'false' }] as Record<string, string>[],
				figures: [{ stock: '>= 1' }] as Record<string, string>[],
				offer: 'help',
				signs: ['later'],
			},
			barriers: [
				{
					id: 'no_money',
					group: 'unable',
					basis: 'fact',
					weight: 50,
					when: [{ spend: '< 1' }] as Record<string, string>[],
					favours: { costs: ['free'] } as Record<string, string[]>,
					holds: { offers: [] } as Record<string, string[]>,
					source: { title: 'made up', link: 'text-only', checked: 'yes' } as Record<string, string>,
				},
			],
		},
		benchmarks: {
			clusterItem: 'place',
			oldAfterDays: 730,
			groups: [
				{ id: 'all', shown: 'beside' },
				{ id: 'joined', shown: 'report', when: [{ chain_rung: '>= 1' }] },
			] as Record<string, unknown>[],
			own: [{ id: 'stocked', kind: 'answer', item: 'stock' }] as Record<string, unknown>[],
			benchmarks: [
				{
					id: 'half',
					scope: 'CN',
					clusters: ['CN-AA'],
					group: 'all',
					figure: { kind: 'number', value: 50, unit: 'percent' },
					period: { kind: 'in', day: '2024' },
					source: { title: 'made up', date: '2025', link: 'text-only' },
					checked: 'yes',
					caveat: true,
					beside: 'stocked',
				},
			] as Record<string, unknown>[],
		},
		effort: {
			notByDecision: [] as string[],
			steps: {
				orders: [
					{ days: 1, cost: 'free' },
					{ days: 2, cost: 'low' },
				],
				stock: [
					{ days: 1, cost: 'free' },
					{ days: 2, cost: 'low' },
				],
				ticks: { one: { days: 1, cost: 'free' }, two: { days: 1, cost: 'free' } },
			} as Record<string, unknown>,
		},
		aliases: { place: { 'CN-AA': ['A'] } } as Record<string, Record<string, string[]>>,
		visit: [{ place: 'store', items: ['stock', 'orders', 'ticks'] }],
		texts: {
			title: 'Small',
			contradiction: { ready_without_stock: { says: 'Says', look: 'Look' } },
			place: { store: 'Store' },
			crosswalk: {
				about: 'About',
				framework: { other: { name: 'Other', level: { one: 'One' } } },
				fit: { approximate: 'Nearly' },
				mark: { published: 'Published' },
			},
			barrier_group: { unable: 'Unable' },
			barrier: { no_money: { name: 'Name', helps: 'Helps', step: 'Step', wording: 'Wording' } },
			not_now: { says: 'Says', perhaps: 'Perhaps', sign: { later: 'Later' } },
			benchmark_group: { all: 'All', joined: 'Joined' },
			own_figure: { stocked: { name: 'Stock' } },
			benchmark: { half: { metric: 'Share', caveat: 'Mind' } },
			section: { only: { title: 'Only' } },
			reason: { other_reason: 'Other' },
			unit: { cny_10k: 'ten thousand yuan' },
			fact: { kind_of_firm: { name: 'Kind', value: { thrifty: 'Thrifty', generous: 'Generous' } } },
			item: {
				place: wordsOf('CN-AA', 'CN-BB'),
				spend: wordsOf(),
				ready: wordsOf('yes', 'no'),
				orders: wordsOf('none', 'file', 'system'),
				stock: wordsOf('none', 'file', 'system'),
				ticks: wordsOf('one', 'two'),
			} as Record<string, Record<string, unknown>>,
			scale: {
				grades: {
					title: 'Grades',
					about: 'About',
					dimension: { total: 'Total', base: 'Base' },
					set: { both: 'Both' },
					level: { level0: levelWords, level1: levelWords },
				},
				chain: {
					title: 'Chain',
					about: 'About',
					level: { R0: levelWords, R1: levelWords },
					node: { sales: { name: 'Sales' }, store: { name: 'Store' } },
				},
			},
		},
		settings: {
			...realRulesFile.settings,
			placeItems: ['place'],
			plannedSpendItem: 'spend',
			officialScale: 'grades',
			chainScale: 'chain',
		},
		pack: {
			id: 'here',
			region: 'CN',
			offers: [
				{
					id: 'help',
					kind: 'subsidy',
					region: 'CN-AA',
					eligible: [{ kind_of_firm: '"thrifty"' }] as Record<string, string>[],
					instead: [] as string[],
					effort: { days: 1, cost: 'free' },
					money: {
						kind: 'grant',
						rateBp: 5000,
						base: 'spend_ex_vat',
						capByLevelAfter: { level1: 1000 } as Record<string, number>,
					},
					validity: { from: '2026-01-01', to: '2026-12-31' },
					source: { title: 'made up', kind: 'official', link: 'text-only' } as Record<string, string>,
					checked: { by: 'yes', asOf: '2026-11-21' },
				},
			],
			rules: [
				{
					id: 'why',
					offer: 'help',
					when: [{ orders: '<= 1' }] as Record<string, string>[],
					mends: ['orders'],
					lifts: 'both',
					priority: 50,
				},
			],
		},
		packTexts: {
			pack: { title: 'Here' },
			offer: {
				help: { name: 'Help', what: 'What', first_step: 'Step', measure: 'Measure', exit: 'Exit' } as Record<
					string,
					string
				>,
			},
		},
	};
}

const levelWords = { name: 'Name', says: 'Says' };

function wordsOf(...options: readonly string[]): Record<string, unknown> {
	const option = Object.fromEntries(options.map((id) => [id, { label: id }]));
	return { short: 'Short', prompt: 'Prompt?', ...(options.length > 0 && { option }) };
}

export type SmallContent = ReturnType<typeof smallContent>;

/** Every problem that the checker finds once the small content is broken. */
export function problemsAfter(breakIt: (content: SmallContent) => void): readonly ContentProblem[] {
	const content = smallContent();
	breakIt(content);
	const result = readContent(filesOf(content));
	return result.ok ? [] : result.problems;
}

/** The small content, changed. Throws with every problem, so that no test runs on half of it. */
export function readAfter(change: (content: SmallContent) => void): Content {
	const content = smallContent();
	change(content);
	const result = readContent(filesOf(content));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.value.content;
}

/** What the checker makes of the small content in several languages; the words of each, English first. */
export function readTranslated(
	languages: Readonly<Record<string, { readonly texts: unknown; readonly packTexts?: unknown }>>,
): Result<CheckedContent, ContentProblem> {
	const content = smallContent();
	content.questionnaire.languages = Object.keys(languages);
	const files = filesOf(content);
	const textsOf = (part: 'texts' | 'packTexts') =>
		Object.fromEntries(
			Object.entries(languages).flatMap(([language, words]) =>
				words[part] === undefined
					? []
					: [[language, { file: `${part}/${language}.yaml`, input: words[part] }]],
			),
		);
	const packs = files.packs.map(({ pack }) => ({ pack, texts: textsOf('packTexts') }));
	return readContent({ ...files, texts: textsOf('texts'), packs });
}

const filesOf = (content: SmallContent): ContentFiles => ({
	questionnaire: { file: 'questionnaire.yaml', input: content.questionnaire },
	scales: [
		{ file: 'official.yaml', input: content.official },
		{ file: 'chain.yaml', input: content.chain },
	],
	contradictions: { file: 'contradictions.yaml', input: content.contradictions },
	crosswalk: { file: 'crosswalk.yaml', input: content.crosswalk },
	barriers: { file: 'barriers.yaml', input: content.barriers },
	benchmarks: { file: 'benchmarks.yaml', input: content.benchmarks },
	effort: { file: 'effort.yaml', input: content.effort },
	visit: { file: 'visit.yaml', input: content.visit },
	aliases: { file: 'aliases.yaml', input: content.aliases },
	texts: { en: { file: 'texts/en.yaml', input: content.texts } },
	settings: { file: 'advice.yaml', input: content.settings },
	packs: [
		{
			pack: { file: 'pack.yaml', input: content.pack },
			texts: { en: { file: 'pack/texts/en.yaml', input: content.packTexts } },
		},
	],
});
