import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../src/lib/session/workbench/firm-list/header.ts';
import { importPlan } from '../../../src/lib/session/workbench/firm-list/import-plan.ts';
import { listedFirms } from '../../../src/lib/session/workbench/firm-list/listed-firm.ts';
import { optionMatcher } from '../../../src/lib/session/workbench/firm-list/match-option.ts';
import { readTable } from '../../../src/lib/session/workbench/firm-list/read-table.ts';
import { foundTwice } from '../../../src/lib/session/workbench/firm-list/twice.ts';
import { unknownWords } from '../../../src/lib/session/workbench/firm-list/unknown-words.ts';
import { csvFile, xlsxFile } from '../../../src/lib/session/workbench/spreadsheet-file.ts';
import { contentTextOf } from '../../support/content-text.ts';
import { loadRealContent, realQuestionnaire } from '../../support/content.ts';
import {
	drawLots,
	hostileBytes,
	hostileWords,
	isPrototypeClean,
	secondsOfWork,
	timesOf,
	type Lot,
} from '../../support/hostile.ts';

const matcher = optionMatcher(realQuestionnaire, {
	labels: [(item, option) => contentTextOf('zh-CN', `item.${item}.option.${option}.label`)],
	aliases: loadRealContent().content.aliases,
});
const head = ['企业名称', '联系人', '联系电话', '地址', '主要产品', '职工人数', '拟走访日期', '备注'];

/** A list in which any cell may be what nobody hopes for. */
const tableOf = (lot: Lot): string[][] => [
	head.map((name) => (lot.below(20) === 0 ? lot.oneOf(hostileWords) : name)),
	...Array.from({ length: 1 + lot.below(30) }, (_, row) =>
		head.map((name) => (lot.below(3) === 0 ? lot.oneOf(hostileWords) : `${name} ${String(row)}`)),
	),
];

const refusals: ReadonlySet<string> = new Set([
	...[
		'too-large',
		'too-many-rows',
		'too-much-inside',
		'old-excel',
		'unreadable',
		'not-a-table',
		'empty',
		'open-quote',
	],
]);

/** All that is done with a list before somebody says yes. */
async function isBorne(contents: BlobPart, seed = 0): Promise<string> {
	const started = secondsOfWork();
	const fate = await take(new File([contents], 'list')).catch((error: unknown) => {
		throw new Error(`list of seed ${String(seed)}`, { cause: error });
	});
	expect(secondsOfWork() - started, `seconds for the list of seed ${String(seed)}`).toBeLessThan(2);
	expect(isPrototypeClean()).toBe(true);
	return fate;
}

async function take(file: File): Promise<string> {
	const table = await readTable(file);
	if (!table.ok) {
		const kinds = table.problems.map(({ kind }) => kind);
		expect(kinds.filter((kind) => !refusals.has(kind))).toEqual([]);
		return kinds[0] ?? 'refused for nothing';
	}
	for (const { rows } of table.value) {
		const { row, mapping } = findHeader(rows, (column) => `own ${column}`);
		const reading = { questionnaire: realQuestionnaire, mapping, header: row, matcher };
		const firms = listedFirms(rows, reading);
		unknownWords(firms, { questionnaire: realQuestionnaire, matcher });
		importPlan(firms, foundTwice(firms, []), () => 'merge');
	}
	return 'taken';
}

async function fatesOf(times: number, contentsOf: (lot: Lot) => BlobPart | Promise<BlobPart>) {
	const fates = new Set<string>();
	for (let seed = 1; seed <= times; seed++) fates.add(await isBorne(await contentsOf(drawLots(seed)), seed));
	return fates;
}

/** A workbook with one of its parts written otherwise, and packed again as if nothing had been. */
async function hostileWorkbook(lot: Lot): Promise<Uint8Array<ArrayBuffer>> {
	const whole = await xlsxFile('list', tableOf(lot));
	if (lot.below(2) === 0) return hostileBytes(whole, lot);
	const parts: Unzipped = unzipSync(whole);
	const name = lot.oneOf(Object.keys(parts) as [string, ...string[]]);
	const part = parts[name] ?? new Uint8Array();
	const xml = strFromU8(part);
	const at = lot.below(xml.length);
	const changed = lot.oneOf<() => Uint8Array>([
		() => hostileBytes(part, lot),
		() =>
			strToU8(
				xml
					.replace('?>', `?><!DOCTYPE x [<!ENTITY a "${'ha'.repeat(99)}"><!ENTITY b "${'&a;'.repeat(99)}">]>`)
					.replaceAll('备注', '&b;'),
			),
		() => strToU8(xml.slice(0, at) + '<a>'.repeat(20_000) + xml.slice(at)),
		() =>
			strToU8(
				xml.replaceAll(
					'r="A1"',
					`r="${lot.oneOf(['XFD1048576', 'AAAAAAAAAA1', '', '__proto__', 'A99999999999'])}"`,
				),
			),
		() => strToU8(xml.replaceAll('inlineStr', lot.oneOf(['s', 'd', 'e', 'b', 'str', '__proto__']))),
		() =>
			strToU8(
				xml.replaceAll('sheet1.xml', lot.oneOf(['../../../etc/passwd', 'http://evil.example/', '__proto__'])),
			),
	])();
	parts[name] = Uint8Array.from(changed);
	const gone = lot.below(5) === 0 ? lot.oneOf(Object.keys(parts) as [string, ...string[]]) : '';
	return Uint8Array.from(
		zipSync(Object.fromEntries(Object.entries(parts).filter(([path]) => path !== gone))),
	);
}

describe('a list that somebody hostile or a broken stick made', () => {
	it('is refused with a reason or taken as words, as CSV', async () => {
		const fates = await fatesOf(timesOf(120, 2000), async (lot) => {
			const letters = await csvFile(tableOf(lot));
			const raw = tableOf(lot)
				.map((cells) => cells.join(','))
				.join('\n');
			return lot.oneOf<() => BlobPart>([
				() => letters,
				() => raw,
				() => hostileBytes(strToU8(letters), lot),
			])();
		});
		expect([...fates]).toEqual(expect.arrayContaining(['taken', 'not-a-table', 'open-quote']));
	}, 600_000);

	it('is refused with a reason or taken as words, as a workbook', async () => {
		const fates = await fatesOf(timesOf(80, 1500), hostileWorkbook);
		expect([...fates]).toEqual(expect.arrayContaining(['taken', 'unreadable']));
	}, 600_000);
});

describe('lists that are made to hold a phone up', () => {
	const workbook = (sheet: string) => {
		const parts = (name: string, xml: string) => ({ [name]: strToU8(xml) });
		return xlsxFile('a', [['企业名称']]).then((whole) =>
			Uint8Array.from(zipSync({ ...unzipSync(whole), ...parts('xl/worksheets/sheet1.xml', sheet) })),
		);
	};
	it.each([
		['ten megabytes of commas', () => ','.repeat(10 * 1024 * 1024)],
		['ten megabytes of quotes', () => '"'.repeat(10 * 1024 * 1024)],
		['ten megabytes of one cell', () => `企业名称\n${'厂'.repeat(3 * 1024 * 1024)}`],
		['ten megabytes of line ends', () => '\n'.repeat(10 * 1024 * 1024)],
		['ten megabytes of line ends around one firm', () => `企业名称\n${'\n'.repeat(5 * 1024 * 1024)}甲厂`],
		[
			'two thousand columns that are all a remark',
			() => Array.from({ length: 100 }, () => '备注,'.repeat(2000)).join('\n'),
		],
		['a cell with a million brackets', () => `企业名称\n${'(（['.repeat(500_000)}`],
		['a name of a million spaces', () => `企业名称,电话\n甲${' '.repeat(1_000_000)}厂,1`],
		['a phone of a million digits', () => `企业名称,电话\n甲厂,${'1'.repeat(1_000_000)}`],
		[
			'a cell in the last column and row of a sheet',
			() =>
				workbook(
					'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
				),
		],
		[
			'a column far beyond the last',
			() =>
				workbook(
					'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
				),
		],
	] as const)(
		'%s',
		async (_, contentsOf) => {
			expect([...refusals, 'taken']).toContain(await isBorne(await contentsOf()));
		},
		120_000,
	);
});
