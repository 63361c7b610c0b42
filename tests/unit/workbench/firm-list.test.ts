import { fc, test } from '@fast-check/vitest';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
	freshCase,
	mergedCase,
	type Adding,
	type StoredFirm,
} from '../../../src/lib/session/workbench/firm-list/cases-to-add.ts';
import { findHeader, remapped } from '../../../src/lib/session/workbench/firm-list/header.ts';
import { importOutcomes } from '../../../src/lib/session/workbench/firm-list/import-outcome.ts';
import {
	fates,
	importPlan,
	proposedFate,
	type RowsOfFirm,
} from '../../../src/lib/session/workbench/firm-list/import-plan.ts';
import { listedFirms, type ListedFirm } from '../../../src/lib/session/workbench/firm-list/listed-firm.ts';
import { optionMatcher } from '../../../src/lib/session/workbench/firm-list/match-option.ts';
import {
	matcherWith,
	rememberedMeanings,
	rememberMeanings,
	withMeaning,
	type Meanings,
} from '../../../src/lib/session/workbench/firm-list/meaning.ts';
import { unknownWords } from '../../../src/lib/session/workbench/firm-list/unknown-words.ts';
import { readTable } from '../../../src/lib/session/workbench/firm-list/read-table.ts';
import {
	foundTwice,
	nameKey,
	phoneKeys,
	phoneNumbers,
} from '../../../src/lib/session/workbench/firm-list/twice.ts';
import { csvFile, xlsxFile } from '../../../src/lib/session/workbench/spreadsheet-file.ts';
import { contentTextOf } from '../../support/content-text.ts';
import { judged, loadRealContent, realQuestionnaire } from '../../support/content.ts';
import { makeCase, makeCheckUp } from './make-case.ts';

const never = (): never => {
	throw new Error('no such row');
};
const own = (column: string) => `own ${column}`;
const matcher = optionMatcher(realQuestionnaire, {
	labels: [(item, option) => contentTextOf('zh-CN', `item.${item}.option.${option}.label`)],
	aliases: loadRealContent().content.aliases,
});
const fileOf = (contents: BlobPart, name = 'list.csv') => new File([contents], name);

async function rowsOf(file: File) {
	const table = await readTable(file);
	if (!table.ok) throw new Error(table.problems[0]?.kind);
	return table.value[0]?.rows ?? [];
}

/** The firms of a table whose header is found by itself. */
function firmsIn(rows: readonly (readonly string[])[], meanings: Meanings = new Map()) {
	const { row, mapping } = findHeader(rows, own);
	return listedFirms(rows, {
		questionnaire: realQuestionnaire,
		mapping,
		header: row,
		matcher: matcherWith(matcher, meanings),
	});
}

describe('reading a file', () => {
	const gbk = new Uint8Array([
		0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xbc, 0xd7,
		0xb3, 0xa7, 0x2c, 0x31,
	]);
	it('takes CSV in GBK or UTF-8, with comma, semicolon or tab', async () => {
		expect(await rowsOf(fileOf(gbk))).toEqual([
			['企业名称', '电话'],
			['甲厂', '1'],
		]);
		for (const sign of [',', ';', '\t'])
			expect(await rowsOf(fileOf(`\uFEFF企业名称${sign}电话\r\n"甲${sign}厂"${sign}1\r\n\r\n`))).toEqual([
				['企业名称', '电话'],
				[`甲${sign}厂`, '1'],
			]);
	});
	it('says what is wrong with a file that it does not take', async () => {
		const problem = async (file: File) => {
			const table = await readTable(file);
			return table.ok ? undefined : table.problems[0]?.kind;
		};
		const workbookOf = (bytes: Uint8Array<ArrayBuffer>) => fileOf(bytes, 'list.xlsx');
		expect(await problem(fileOf(new Uint8Array(10 * 1024 * 1024 + 1)))).toBe('too-large');
		expect(await problem(fileOf('甲\n'.repeat(20_011)))).toBe('too-many-rows');
		expect(await problem(fileOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])))).toBe('old-excel');
		expect(await problem(fileOf('\r\n,,\r\n'))).toBe('empty');
		expect(await problem(workbookOf(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])))).toBe('unreadable');
		const packed = (name: string) => workbookOf(new Uint8Array(zipSync({ [name]: strToU8('<a/>') })));
		expect(await problem(packed('xl/workbook.xml'))).toBe('unreadable');
		expect(await problem(packed('content.xml'))).toBe('unreadable');
		expect(await problem(packed('word/document.xml'))).toBe('not-a-table');
	});
	it('unpacks no more than a list can be', async () => {
		const bomb = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(121 * 1024 * 1024), { level: 1 }] });
		expect(await readTable(fileOf(new Uint8Array(bomb), 'list.xlsx'))).toEqual({
			ok: false,
			problems: [{ kind: 'too-much-inside' }],
		});
	});
	it('takes no picture for a table, whatever it is called', async () => {
		const problem = async (bytes: readonly number[]) => {
			const table = await readTable(fileOf(new Uint8Array(bytes)));
			return table.ok ? undefined : table.problems[0]?.kind;
		};
		const rest = [...new TextEncoder().encode('JFIFxxxx')];
		expect(await problem([0xff, 0xd8, 0xff, 0xe0, ...rest])).toBe('not-a-table');
		expect(await problem([0x89, 0x50, 0x4e, 0x47, ...rest])).toBe('not-a-table');
		expect(await problem([...new TextEncoder().encode('%PDF-1.7\n')])).toBe('not-a-table');
		expect(await problem([0x41, 0x00, 0x42])).toBe('not-a-table');
		expect(await problem(Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256 || 1))).toBe(
			'not-a-table',
		);
	});
	it('takes a list in which one sign went wrong', async () => {
		const bytes = new Uint8Array([...gbk, 0x0d, 0x0a, ...gbk.slice(0, 8), 0xff, 0x2c, 0x32]);
		expect((await rowsOf(fileOf(bytes))).length).toBe(3);
	});
	it.each([
		['a quotation mark that nothing closes', '企业名称,电话\n"晋江甲厂,123\n乙厂,"45"6', 2],
		['one in the last line', '企业名称,电话\r\n甲厂,1\r\n"乙厂,2', 3],
		['one below a cell of two lines', '企业名称,电话\n"甲\n厂",1\n"乙厂"二,2', 4],
	])('takes nothing of a file with %s, and says in which line it is', async (_, words, line) => {
		const table = await readTable(fileOf(words));
		expect(table).toEqual({ ok: false, problems: [{ kind: 'open-quote', line }] });
	});
	const cell = fc.oneof(
		fc.integer({ min: 0, max: 99_999 }),
		fc.string({ maxLength: 20 }),
		fc.constantFrom('=1+1', '＠甲', '+86 138', '甲,"乙"', '一行\n两行'),
	);
	const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
	const shown = (rows: readonly (readonly (string | number)[])[]) =>
		// What XML and spreadsheets cannot hold, and the spaces around words, are not kept.
		rows.map((cells) =>
			cells.map((said) =>
				String(said)
					.replaceAll(/[^\P{C}\n]/gu, '')
					.trim(),
			),
		);
	const isEven = (rows: readonly (readonly string[])[]) =>
		rows.every((cells) => cells.every((said) => said !== '' && !said.startsWith("'")));
	test.prop([table])('what is written as CSV or XLSX is read again as it was', async (rows) => {
		const clean = shown(rows);
		fc.pre(isEven(clean));
		expect(await rowsOf(fileOf(await csvFile(clean)))).toEqual(clean);
		expect(await rowsOf(fileOf(await xlsxFile('名单', clean), 'a.xlsx'))).toEqual(clean);
	});
	test.prop([fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'), fc.constantFrom('', ' ', '\t')])(
		'no cell of a CSV is a formula',
		async (sign, space) => {
			expect(await csvFile([[`${space}${sign}cmd|' /C calc'!A0`]])).toContain(`"'${space}${sign}cmd`);
		},
	);
	it('writes words as words, so that no cell of a workbook is a formula', async () => {
		const sheet = unzipSync(await xlsxFile('a', [['=1+1']]))['xl/worksheets/sheet1.xml'];
		expect(new TextDecoder().decode(sheet)).toContain(
			'<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1</t>',
		);
	});
});

describe('the header', () => {
	it('is found below a title, whatever the order of the columns and the language', () => {
		const rows = [
			['2026 年走访名单'],
			['序号', '联系电话', '企业名称*', '人数（人）', '县(市、区)'],
			['1', '138', '甲', '40', '晋江市'],
		];
		expect(findHeader(rows, own)).toEqual({
			row: 1,
			mapping: [undefined, 'phone', 'name', 'headcount', 'county'],
		});
		expect(findHeader([['Contact Person', 'Company']], own).mapping).toEqual(['person', 'name']);
		expect(findHeader([['own remark', 'own name']], own).mapping).toEqual(['remark', 'name']);
	});
	it('names a thing once, except remarks', () => {
		expect(findHeader([['企业名称', '电话', '手机']], own).mapping).toEqual(['name', 'phone', undefined]);
		expect(remapped(['name', 'phone', undefined], 2, 'phone')).toEqual(['name', undefined, 'phone']);
		expect(remapped(['name', 'remark', undefined], 2, 'remark')).toEqual(['name', 'remark', 'remark']);
	});
});

describe('what a row tells', () => {
	const header = ['企业名称', '县区', '行业', '人数', '规上', '走访日期', '地址', '备注'];
	const row = (...cells: readonly string[]) => firmsIn([header, cells])[0];
	it('becomes answers where it fits the options of the questionnaire', () => {
		const firm = row('甲厂', '晋江', '卫浴', '约 1,200 人', '规上', '2026年11月24日', '', '急');
		expect(Object.fromEntries(firm?.answers ?? [])).toEqual({
			county: { kind: 'chosen', option: 'CN-FJ-QZ-JJ' },
			cluster: { kind: 'chosen', option: 'building_home' },
			headcount: { kind: 'amount', value: 1200 },
			above_scale: { kind: 'yes-no', value: true },
		});
		expect(firm).toMatchObject({ planned: '2026-11-24', remarks: ['急'], unmatched: [] });
	});
	it('keeps the time of a visit in words, for which there is no field', () => {
		const timed = row('甲厂', '', '', '', '', '2026-11-24 下午三点后', '', '');
		expect(timed).toMatchObject({ planned: '2026-11-24', unmatched: [{ words: '2026-11-24 下午三点后' }] });
		expect(row('甲厂', '', '', '', '', '2026/11/24 00:00:00', '', '')?.unmatched).toEqual([]);
	});
	it('is doubtful where a firm is called by more than one line or a hundred signs', () => {
		const named = (name: string) => row(name, '', '', '', '', '', '', '');
		expect(named('晋江甲厂,123\n乙厂,45')).toMatchObject({ isDoubtful: true, name: '晋江甲厂,123 乙厂,45' });
		expect(named('厂'.repeat(101))?.isDoubtful).toBe(true);
		expect(named('厂'.repeat(100))?.isDoubtful).toBe(false);
	});
	it('is kept in its own words where it does not', () => {
		const firm = row('甲厂', '火星', '什么都做', '100-200', '不清楚', '下周', '', '');
		expect(firm?.answers.size).toBe(0);
		expect(firm?.unmatched.map(({ words }) => words)).toEqual([
			'火星',
			'什么都做',
			'100-200',
			'不清楚',
			'下周',
		]);
	});
	it('says the county by its full name in the address, where no county is told', () => {
		expect(row('甲厂', '', '', '', '', '', '福建省泉州市晋江市陈埭镇', '')?.answers.get('county')).toEqual({
			kind: 'chosen',
			option: 'CN-FJ-QZ-JJ',
		});
		expect(row('甲厂', '', '', '', '', '', '福州市晋江路 1 号', '')?.answers.size).toBe(0);
	});
});

describe('words of the trade', () => {
	it.each([
		['石雕工艺', 'crafts'],
		['惠安石雕', 'crafts'],
		['工艺陶瓷', 'crafts'],
		['白瓷', 'crafts'],
		['石材', 'building_home'],
		['水暖卫浴', 'building_home'],
		['食品', 'food_bev'],
		['机械', 'machinery'],
		['纺织机械设备', 'machinery'],
		['鞋', 'footwear'],
		['纺织', 'textile'],
	])('%s is known', (words, cluster) => {
		expect(matcher.optionFor('cluster', words)).toBe(cluster);
	});
	it.each([
		['鞋服', ['footwear', 'textile']],
		['陶瓷', ['building_home', 'crafts']],
		['鞋服辅料陶瓷', ['footwear', 'textile', 'building_home', 'crafts']],
	])('%s means several things, and is not guessed', (words, options) => {
		expect(matcher.optionFor('cluster', words)).toBeUndefined();
		expect([...matcher.optionsFor('cluster', words)].sort()).toEqual([...options].sort());
	});
	it('every one of them is either known or asked about', () => {
		const { aliases } = loadRealContent().content;
		for (const [item, wordsBy] of Object.entries(aliases))
			for (const [option, words] of Object.entries(wordsBy))
				for (const word of words) expect(matcher.optionsFor(item, word), word).toContain(option);
	});
	const rows = [
		['企业名称', '行业', '规上'],
		['甲厂', '陶瓷', '在库'],
		['乙厂', '陶瓷', '是'],
		['丙厂', '天知道', '是'],
	];
	it('that are not are shown, the most frequent first, with what they may mean before all other options', () => {
		const unknown = unknownWords(firmsIn(rows), { questionnaire: realQuestionnaire, matcher });
		expect(unknown.map(({ words, count }) => [words, count])).toEqual([
			['陶瓷', 2],
			['在库', 1],
			['天知道', 1],
		]);
		expect(unknown[0]?.choices.slice(0, 3)).toEqual(['building_home', 'crafts', 'footwear']);
		expect(unknown[1]?.choices).toEqual(['yes', 'no']);
		expect(new Set(unknown[0]?.choices).size).toBe(unknown[0]?.choices.length);
	});
	it('mean in all rows what the advisor said once, and go into no remark then', () => {
		const ceramics = { column: 'cluster', words: '陶瓷' } as const;
		const meanings = withMeaning(
			withMeaning(new Map(), ceramics, 'crafts'),
			{ column: 'above_scale', words: '在库' },
			'yes',
		);
		const [first, second, third] = firmsIn(rows, meanings);
		expect(first?.answers.get('cluster')).toEqual({ kind: 'chosen', option: 'crafts' });
		expect(first?.answers.get('above_scale')).toEqual({ kind: 'yes-no', value: true });
		expect(second?.answers.get('cluster')).toEqual({ kind: 'chosen', option: 'crafts' });
		expect([first?.unmatched, second?.unmatched]).toEqual([[], []]);
		expect(third?.unmatched).toEqual([{ column: 'cluster', words: '天知道' }]);
		expect(withMeaning(withMeaning(new Map(), ceramics, 'crafts'), ceramics, undefined).size).toBe(0);
	});
	it('are remembered where there is a place for it, and only for options that there are', () => {
		const notes = new Map<string, string>();
		vi.stubGlobal('localStorage', {
			getItem: (key: string) => notes.get(key) ?? null,
			setItem: (key: string, words: string) => void notes.set(key, words),
		});
		const known = withMeaning(new Map(), { column: 'cluster', words: '陶瓷' }, 'crafts');
		rememberMeanings(withMeaning(known, { column: 'cluster', words: '鞋服' }, 'gone'));
		expect([...rememberedMeanings(realQuestionnaire)]).toEqual([['cluster 陶瓷', 'crafts']]);
		notes.forEach((_, key) => notes.set(key, '{"a":'));
		expect(rememberedMeanings(realQuestionnaire).size).toBe(0);
		vi.unstubAllGlobals();
	});
});

describe('firms that are there already', () => {
	it('are told by their name without what is written one time and left out another', () => {
		expect(nameKey('晋江 宏达鞋业（福建）有限公司')).toBe(nameKey('晋江宏达鞋业福建'));
		expect(nameKey('公司')).toBe('公司');
		expect(phoneKeys('+86 138-0000-1234、0595-8812345')).toEqual(['13800001234', '05958812345']);
		expect(phoneKeys('转 12')).toEqual([]);
	});
	const stored = [makeCase({ card: { phone: '13800001234' } })];
	const listed = firmsIn([
		['企业名称', '电话'],
		['晋江宏达鞋业有限公司', ''],
		['换了名的厂', '138 0000 1234'],
		['乙厂', '0595-7654321'],
		['乙厂 有限公司', ''],
		['', '1'],
		['丙厂', ''],
	]);
	it('are found by name or phone, in the list and further up in the file', () => {
		expect(foundTwice(listed, stored)).toMatchObject([
			{ row: 2, by: 'name', as: { kind: 'stored', firm: 'firm' } },
			{ row: 3, by: 'phone', as: { kind: 'stored', firm: 'firm' } },
			{ row: 5, by: 'name', as: { kind: 'row', row: 4 } },
		]);
	});
	it('are proposed as firms of their own where one name answers at two telephones', () => {
		const firms = firmsIn([
			['企业名称', '电话'],
			['恒达', '13805950001'],
			['恒达', '138 0595 0002'],
			['恒达有限公司', '+86 13805950002'],
			['恒达', ''],
			['晋江宏达鞋业', '13900000000'],
		]);
		const twice = foundTwice(firms, stored);
		expect(twice.map((found) => [found.row, found.as, proposedFate(found)])).toMatchObject([
			[3, { row: 2 }, 'new'],
			[4, { row: 3 }, 'merge'],
			[5, { row: 2 }, 'merge'],
			[6, { firm: 'firm' }, 'new'],
		]);
		const plan = importPlan(firms, twice, (row) =>
			proposedFate(twice.find((found) => found.row === row) ?? never()),
		);
		expect(plan.fresh.map((rows) => rows.map(({ row }) => row))).toEqual([[2, 5], [3, 4], [6]]);
	});
	it('are merged, skipped or taken as new, row by row', () => {
		const twice = foundTwice(listed, stored);
		const plan = importPlan(listed, twice, (row) => (row === 3 ? 'new' : row === 5 ? 'skip' : 'merge'));
		expect(plan.fresh.map(([{ name }]) => name)).toEqual(['换了名的厂', '乙厂', '丙厂']);
		expect([...plan.onto.keys()]).toEqual(['firm']);
		expect(plan).toMatchObject({ merged: 1, skipped: 1, nameless: 1 });
	});
	const name = fc.constantFrom('甲厂', '甲厂有限公司', '乙厂', '丙厂', '', '晋江宏达鞋业');
	test.prop([
		fc.array(fc.tuple(name, fc.constantFrom('', '13800001234', '0595-7654321')), { maxLength: 30 }),
		fc.array(fc.constantFrom(...fates), { minLength: 40, maxLength: 40 }),
	])('every row goes to exactly one place', (rows, choices) => {
		const firms = firmsIn([['企业名称', '电话', '备注'], ...rows.map((cells) => [...cells, '有'])]);
		const plan = importPlan(firms, foundTwice(firms, stored), (row) => choices[row] ?? 'merge');
		const taken = [...plan.fresh, ...plan.onto.values()].flat().map(({ row }) => row);
		expect(new Set(taken).size).toBe(taken.length);
		expect(taken.length + plan.skipped + plan.nameless).toBe(firms.length);
		expect(plan.fresh.length + plan.merged + plan.skipped + plan.nameless).toBe(firms.length);
	});
});

describe('what is stored', () => {
	let ids = 0;
	const adding: Adding = {
		content: judged,
		at: 1000,
		newId: () => `id-${String(ids++)}`,
		remarkOf: ({ column, words }) => `${column}：${words}`,
		otherRow: (differing) => `另一行：${differing.map(({ words }) => words).join(' ')}`,
	};
	const [listed] = firmsIn([
		['企业名称', '县区', '行业', '电话', '备注'],
		['甲厂', '晋江市', '天知道', '0595-1', '急'],
	]);
	if (listed === undefined) throw new Error('no firm');
	it('is a firm with a card and a first check-up, said by the advisor and claimed only', () => {
		const { firms, assessments, entries, summary } = freshCase([listed], adding);
		const [id] = assessments.map((assessment) => assessment.id);
		expect(firms).toEqual([{ id, phone: '0595-1', remark: '急\ncluster：天知道', updatedAt: 1000 }]);
		expect(entries.map(({ item, assessment }) => [item, assessment])).toEqual([
			['firm_name', id],
			['county', id],
		]);
		expect(entries.every(({ record }) => record?.by === 'advisor' && record.evidence === 'E0')).toBe(true);
		expect(summary).toMatchObject({ assessment: id, of: 1000, profile: { county: 'CN-FJ-QZ-JJ' } });
	});
	it('fills in only what is empty where the firm is there', () => {
		const assessment = makeCheckUp();
		const record = {
			answer: { kind: 'chosen', option: 'CN-FJ-QZ-SS' },
			by: 'owner',
			at: 1,
			evidence: 'E0',
		} as const;
		const card = { id: 'firm', phone: '138', remark: '老客户', updatedAt: 1 };
		const merged = mergedCase(
			{ id: 'firm', card, assessment, answers: new Map([['county', record]]) },
			[listed],
			adding,
		);
		expect(merged.firms).toMatchObject([
			{ phone: '138', remark: '老客户\n急\ncluster：天知道\n另一行：甲厂 0595-1 晋江市' },
		]);
		expect(merged.entries).toEqual([]);
		expect(merged.assessments).toEqual([]);
	});

	const secondRow = () => {
		const rows = firmsIn([
			['企业名称', '联系人', '电话', '人数', '行业'],
			['恒达', '林志强', '13805950001', '120', ''],
			['恒达', '林志明', '13805950002', '40', '运动鞋'],
		]);
		return importPlan(rows, foundTwice(rows, []), () => 'merge');
	};
	it('keeps in the remark what a merged row says otherwise, and fills in what only it says', () => {
		const [rows] = secondRow().fresh;
		const { firms, entries } = freshCase(rows ?? never(), adding);
		expect(firms).toMatchObject([
			{ person: '林志强', phone: '13805950001', remark: '另一行：林志明 13805950002 40' },
		]);
		expect(entries.map(({ item }) => item).sort()).toEqual(['cluster', 'firm_name', 'headcount']);
	});
	it('says a time in the remark once, also where another day is planned', () => {
		const rows = firmsIn([
			['企业名称', '走访日期'],
			['恒达', '2026-11-24'],
			['恒达', '2026-11-25 下午三点'],
		]);
		const [first = never()] = importPlan(rows, foundTwice(rows, []), () => 'merge').fresh;
		expect(freshCase(first, adding).firms).toMatchObject([
			{ planned: '2026-11-24', remark: 'planned：2026-11-25 下午三点' },
		]);
	});
	it('is told before, row by row', () => {
		const outcomes = importOutcomes(secondRow(), never);
		expect(outcomes.get(2)).toEqual({ kind: 'new' });
		expect(outcomes.get(3)).toMatchObject({
			kind: 'merged',
			onto: {
				filled: ['cluster'],
				differing: [
					{ column: 'person', kept: '林志强', words: '林志明' },
					{ column: 'phone', kept: '13805950001', words: '13805950002' },
					{ column: 'headcount', kept: 120, words: '40' },
				],
			},
		});
	});
	it('is the same the second time: no remark is said twice, and the clock of a visit goes on', () => {
		const clock = { seconds: 60 };
		const card = { id: 'firm', phone: '138', remark: '不急\n另一行：甲厂', clock, updatedAt: 1 };
		const stored = { id: 'firm', card, assessment: makeCheckUp(), answers: new Map() };
		const once = mergedCase(stored, [listed], adding);
		expect(once.firms).toMatchObject([
			{ clock, remark: '不急\n另一行：甲厂\n急\ncluster：天知道\n另一行：甲厂 0595-1' },
		]);
		const again = mergedCase({ ...stored, card: once.firms[0] }, [listed], adding);
		expect(again.firms[0]?.remark).toBe(once.firms[0]?.remark);
	});

	const column = (heading: string, ...words: readonly string[]) =>
		fc.oneof(fc.constant(''), fc.constantFrom(...words), fc.string({ maxLength: 6 })).map((cell) => ({
			heading,
			cell: cell.trim(),
		}));
	const anyRow = fc.tuple(
		column('企业名称', '甲厂', '甲厂 有限公司', '晋江宏达鞋业', '乙厂', '甲厂\n分厂', '丙'.repeat(250)),
		column('联系人', '林志强', '林 志强', '林志明'),
		column('电话', '13800001234', '138 0000 1234', '0595-7654321、13800001234', '转 12', '13800001234 王'),
		column('地址', '福建省泉州市晋江市陈埭镇', '石狮市一路'),
		column('县区', '晋江', '石狮市', '火星'),
		column('行业', '运动鞋', '卫浴', '天知道'),
		column('人数', '40', '约 120 人', '30-50'),
		column('规上', '是', '规下'),
		column('走访日期', '2026-11-24', '2026/11/25 下午三点', '下周'),
		column('备注', '急', '不急', '一行\n两行'),
	);
	const firstCard = { person: '林志强', phone: '13800001234', remark: '不急', planned: '2026-11-24' };
	const before: StoredFirm = {
		id: 'firm',
		card: { id: 'firm', updatedAt: 1, ...firstCard },
		assessment: makeCheckUp(),
		answers: new Map([
			['headcount', { answer: { kind: 'amount', value: 120 }, by: 'owner', at: 1, evidence: 'E0' }],
			['cluster', { answer: { kind: 'dont-know' }, by: 'owner', at: 1, evidence: 'E0' }],
		]),
	};
	const spaceless = (words: string) => words.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

	/** Everything that an import leaves of one firm, with the answers it had. */
	function leftOf(rows: RowsOfFirm, firm: string | undefined) {
		const cases = firm === undefined ? freshCase(rows, adding) : mergedCase(before, rows, adding);
		const [card] = cases.firms;
		const said = cases.entries.map(({ item, record }) => [item, record?.answer] as const);
		const had =
			firm === undefined ? [] : [...before.answers].map(([item, { answer }]) => [item, answer] as const);
		const name = firm === undefined ? rows[0].name : before.assessment.name;
		return { card, answers: new Map([...said, ...had]), name };
	}
	function isFound(words: string, column: string, row: ListedFirm, left: ReturnType<typeof leftOf>) {
		const { card, answers, name } = left;
		const answer = row.answers.get(column);
		const fields = [name, card?.person, card?.phone, card?.address].map((field) => spaceless(field ?? ''));
		return (
			fields.includes(spaceless(words)) ||
			spaceless(card?.remark ?? '').includes(spaceless(words)) ||
			(column === 'planned' && /^[\d-]+$/.test(words) && card?.planned === words) ||
			(column === 'phone' &&
				phoneNumbers(words).every((number) => phoneNumbers(card?.phone ?? '').includes(number))) ||
			(answer !== undefined && isDeepStrictEqual(answers.get(column), answer))
		);
	}
	test.prop([
		fc.array(anyRow, { minLength: 1, maxLength: 6 }),
		fc.array(fc.constantFrom(...fates), { minLength: 20, maxLength: 20 }),
	])('every cell of every row that is taken is found again, in a field or in the remark', (rows, choices) => {
		const headings = rows[0]?.map(({ heading }) => heading) ?? [];
		const firms = firmsIn([headings, ...rows.map((cells) => cells.map(({ cell }) => cell))]);
		const known = makeCase({ card: firstCard });
		const plan = importPlan(firms, foundTwice(firms, [known]), (row) => choices[row] ?? 'merge');
		const taken: readonly (readonly [RowsOfFirm, string | undefined])[] = [
			...plan.fresh.map((fresh) => [fresh, undefined] as const),
			...[...plan.onto].map(([firm, onto]) => [onto, firm] as const),
		];
		const lost = taken.flatMap(([of, firm]) => {
			const left = leftOf(of, firm);
			return of.flatMap((row) =>
				[...row.cells, ...row.remarks.map((words) => ['remark', words] as const)].filter(
					([column, words]) => !isFound(words, column, row, left),
				),
			);
		});
		expect(lost).toEqual([]);
	});
	test.prop([fc.array(anyRow, { minLength: 1, maxLength: 6 })])(
		'and nothing of a row is overlooked',
		(rows) => {
			const headings = rows[0]?.map(({ heading }) => heading) ?? [];
			for (const firm of firmsIn([headings, ...rows.map((cells) => cells.map(({ cell }) => cell))])) {
				const filled = rows[firm.row - 2]?.filter(({ cell }) => cell !== '').map(({ cell }) => cell);
				expect([...firm.cells.values(), ...firm.remarks]).toEqual(filled);
			}
		},
	);
});
