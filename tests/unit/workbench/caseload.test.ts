import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { searchTextOf } from '../../../src/lib/session/workbench/caseload/case-search.ts';
import {
	inOrder,
	orders,
	passes,
	viewFromQuery,
	viewToQuery,
	wholeList,
} from '../../../src/lib/session/workbench/caseload/case-view.ts';
import {
	cardDays,
	cardTexts,
	changedCard,
	dialled,
	fieldsOfCard,
} from '../../../src/lib/session/workbench/caseload/firm-card.ts';
import { firmCases } from '../../../src/lib/session/workbench/caseload/firm-case.ts';
import { searchIn } from '../../../src/lib/session/workbench/caseload/narrowing.ts';
import { namesTwice } from '../../../src/lib/session/workbench/caseload/namesakes.ts';
import {
	standingOf,
	stages,
	suggestedRecheck,
} from '../../../src/lib/session/workbench/caseload/standing.ts';
import { aDay, makeCase, makeCheckUp, summaryOfCheckUp } from './make-case.ts';

describe('how far an advisor is with a firm', () => {
	it('is to be visited until a visit is noted', () => {
		expect(standingOf({}, aDay)).toEqual({ stage: 'planned', next: undefined });
		expect(standingOf({ planned: '2026-11-24' }, aDay)).toEqual({ stage: 'planned', next: '2026-11-24' });
		expect(standingOf({ planned: '2026-11-20', visited: '2026-11-20' }, aDay).stage).toBe('visited');
	});
	it('is to be checked again 90 days after the report, or on the day that was set', () => {
		const reported = { visited: '2026-11-01', reported: '2026-11-02' };
		expect(standingOf(reported, aDay)).toEqual({ stage: 'reported', next: '2027-01-31' });
		expect(standingOf(reported, '2027-01-31').stage).toBe('recheck');
		expect(standingOf({ ...reported, recheck: '2026-11-22' }, aDay).stage).toBe('recheck');
	});
	it('begins anew with a visit planned or made after the report, and an old day of checking again counts no more', () => {
		const round = { visited: '2026-05-01', reported: '2026-05-02', recheck: '2026-08-01' };
		expect(standingOf({ ...round, planned: '2026-11-30' }, aDay)).toEqual({
			stage: 'planned',
			next: '2026-11-30',
		});
		expect(standingOf({ ...round, visited: '2026-11-20' }, aDay)).toEqual({
			stage: 'visited',
			next: undefined,
		});
		expect(standingOf({ ...round, reported: '2026-11-21' }, aDay).next).toBe('2027-02-19');
	});
	it.each([
		['nothing set', {}, 'planned', undefined],
		['only a day to check again', { recheck: '2026-12-01' }, 'planned', '2026-12-01'],
		['a plan', { planned: '2026-11-24' }, 'planned', '2026-11-24'],
		['visited as planned', { planned: '2026-11-22', visited: '2026-11-22' }, 'visited', undefined],
		['a second visit planned', { planned: '2026-11-24', visited: '2026-11-22' }, 'planned', '2026-11-24'],
		['visited, a day set', { visited: '2026-11-22', recheck: '2026-12-01' }, 'visited', '2026-12-01'],
		['reported the same day', { visited: '2026-11-22', reported: '2026-11-22' }, 'reported', '2027-02-20'],
		['reported, a day set', { reported: '2026-11-20', recheck: '2026-11-25' }, 'reported', '2026-11-25'],
	] as const)('with %s', (_name, days, stage, next) => {
		expect(standingOf(days, aDay)).toEqual({ stage, next });
	});
	it('is only advised to be checked again after 90 days where nobody set a day', () => {
		const reported = { visited: '2026-11-01', reported: '2026-11-02' };
		expect(suggestedRecheck(reported, aDay)).toBe('2027-01-31');
		expect(suggestedRecheck({ ...reported, recheck: '2026-12-24' }, aDay)).toBeUndefined();
		expect(suggestedRecheck({ visited: '2026-11-01' }, aDay)).toBeUndefined();
	});
	it('is visited when answers with evidence are there, though nobody noted the day', () => {
		expect(makeCase({ summary: { evidenced: 1 } }).standing.stage).toBe('visited');
		expect(makeCase({ summary: { evidenced: 0 } }).standing.stage).toBe('planned');
	});
});

describe('the list of firms', () => {
	const first = makeCheckUp();
	const later = makeCheckUp({ id: 'later', follows: 'firm', name: '', createdAt: first.createdAt });
	it('has one row for a firm with all its check-ups, the one that follows first', () => {
		const firms = firmCases({ assessments: [first, later], firms: [], summaries: [] }, aDay);
		expect(firms).toHaveLength(1);
		expect(firms[0]?.checkUps.map(({ assessment }) => assessment.id)).toEqual(['later', 'firm']);
		expect(firms[0]?.name).toBe('晋江宏达鞋业');
	});
	it('leaves out what lies in the bin and what was begun and left empty', () => {
		const empty = makeCheckUp({ id: 'empty', name: '', updatedAt: first.createdAt });
		const deleted = makeCheckUp({ id: 'deleted', deletedAt: 1 });
		expect(firmCases({ assessments: [empty, deleted], firms: [], summaries: [] }, aDay)).toEqual([]);
		const answered = summaryOfCheckUp({ assessment: 'empty', of: empty.updatedAt });
		expect(firmCases({ assessments: [empty], firms: [], summaries: [answered] }, aDay)).toHaveLength(1);
	});
	it('takes over as it is what has not changed', () => {
		const other = makeCheckUp({ id: 'other' });
		const cases = { assessments: [first, other], firms: [], summaries: [] };
		const before = firmCases(cases, aDay);
		const known = new Map(before.map((firm) => [firm.id, firm]));
		const after = firmCases(
			{ ...cases, summaries: [summaryOfCheckUp({ assessment: 'other' })] },
			aDay,
			known,
		);
		expect(after[0]).toBe(before[0]);
		expect(after[1]).not.toBe(before[1]);
	});
});

describe('firms of one name', () => {
	it('are told apart, also where one is written with other letters', () => {
		const names = ['恒达', '恒达', 'Ｌｉ', 'li', '石狮服装'].map((name) => ({ name }));
		expect([...namesTwice(names)]).toEqual(['恒达', 'Ｌｉ', 'li']);
	});
});

describe('searching', () => {
	const words = (_item: string, option: string) => ({ 'CN-FJ-QZ-JJ': '晋江市' })[option] ?? option;
	const firm = makeCase({
		card: { person: 'Wang 厂长', phone: '138-0000-1234', address: '陈埭镇', remark: '想看排产' },
		summary: { profile: { county: 'CN-FJ-QZ-JJ' } },
	});
	const text = searchTextOf(firm, words);
	it.each(['宏达', 'wang', 'ＷＡＮＧ', '13800001234', '138-0000', '陈埭', '晋江市', '排产', '晋江 宏达', ''])(
		'finds a firm by “%s”',
		(search) => expect(searchIn([text])(search)).toEqual([0]),
	);
	it('does not find it by a word that is nowhere', () => {
		expect(searchIn([text])('宏达 石狮')).toEqual([]);
	});
});

describe('filters and orders', () => {
	const shoes = makeCase({ summary: { rung: { low: 2, high: 2 }, profile: { cluster: 'footwear' } } });
	const due = makeCase({
		checkUps: [makeCheckUp({ id: 'due', name: 'B' })],
		card: { planned: '2026-11-28' },
	});
	const later = makeCase({
		checkUps: [makeCheckUp({ id: 'later', name: 'A' })],
		card: { planned: '2026-11-29' },
	});
	const firms = [shoes, later, due];
	const found = (view: Partial<typeof wholeList>) =>
		firms.filter(passes({ ...wholeList, ...view }, aDay)).map(({ id }) => id);
	it('show what is due within seven days, a stage, a line of business, a rung that is certain', () => {
		expect(found({ dueThisWeek: true })).toEqual(['due']);
		expect(found({ stage: 'visited' })).toEqual([]);
		expect(found({ cluster: 'footwear' })).toEqual(['firm']);
		expect(found({ rung: 2 })).toEqual(['firm']);
	});
	it('put the next day first and what has none last', () => {
		expect(inOrder(firms, 'next', 'zh').map(({ id }) => id)).toEqual(['due', 'later', 'firm']);
		expect(inOrder(firms, 'name', 'en').map(({ name }) => name)).toEqual(['A', 'B', '晋江宏达鞋业']);
		expect(inOrder(firms, 'rung', 'zh')[0]?.id).toBe('firm');
	});
	const view = fc.record({
		search: fc.string().filter((search) => search.length < 50),
		stage: fc.constantFrom(undefined, ...stages),
		county: fc.constantFrom(undefined, 'CN-FJ-QZ-JJ'),
		cluster: fc.constantFrom(undefined, 'footwear'),
		rung: fc.constantFrom(undefined, 0, 5),
		dueThisWeek: fc.boolean(),
		order: fc.constantFrom(...orders),
	});
	test.prop([view])('an address gives back the view it was made of', (shown) => {
		const address = viewToQuery(shown).toString();
		// Names that were searched for are no browser's to remember.
		expect(viewFromQuery(new URLSearchParams(address))).toEqual({ ...shown, search: '' });
	});
	it('an address with made-up choices shows the whole list', () => {
		const query = new URLSearchParams('stage=gone&rung=x&sort=none&due=never');
		expect(viewFromQuery(query)).toMatchObject(wholeList);
	});
});

describe('the card of a firm', () => {
	const known = {
		id: 'firm',
		person: '王厂长',
		planned: '2026-11-24',
		clock: { seconds: 900 },
		updatedAt: 1,
	} as const;
	it('keeps what is filled in and nothing empty', () => {
		const typed = { phone: ' 0595 1234567 ', person: ' ', address: '' };
		expect(changedCard(known, typed, 7)).toEqual({
			id: 'firm',
			phone: '0595 1234567',
			planned: '2026-11-24',
			clock: { seconds: 900 },
			updatedAt: 7,
		});
	});
	const fields = fc.constantFrom(...cardTexts, ...cardDays.filter((field) => field !== 'visited'));
	test.prop([fc.dictionary(fields, fc.constantFrom('', '2026-12-01'))])(
		'changes only what was typed, and never the clock of the visit',
		(typed) => {
			const { updatedAt, ...changed } = changedCard(known, typed, 7);
			expect(updatedAt).toBe(7);
			const untouched = Object.entries(known).filter(([field]) => !(field in typed) && field !== 'updatedAt');
			expect(changed).toMatchObject(Object.fromEntries(untouched));
			expect(fieldsOfCard({ ...changed, updatedAt })).toMatchObject(typed);
		},
	);
	it.each([
		['two days later', '2026-11-24', undefined],
		['today', '2026-11-22', '2026-11-22'],
		['in the past', '2026-11-20', '2026-11-20'],
		['fourteen days later', '2026-12-06', undefined],
		['long after', '2026-12-07', '2026-12-07'],
	])('takes a visit for the one that was planned %s, or leaves the plan', (_when, planned, left) => {
		const changed = changedCard({ ...known, planned }, { visited: aDay }, 7);
		expect(changed).toMatchObject({ visited: aDay });
		expect(changed.planned).toBe(left);
	});
	it('keeps a second visit that is planned after the first', () => {
		const visited = changedCard(known, { visited: aDay }, 7);
		expect(changedCard(visited, { planned: '2026-11-28' }, 8).planned).toBe('2026-11-28');
	});
	it.each([
		['138 0000 1234', 'tel:13800001234'],
		['＋86 13800001234、0595-1', 'tel:+8613800001234'],
		['问门卫', undefined],
	])('dials %s as %s', (phone, called) => expect(dialled(phone)).toBe(called));
});
