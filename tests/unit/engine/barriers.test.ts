import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { scoreReport } from '../../../src/cli/score.ts';
import { advise, type Recommendation } from '../../../src/lib/engine/advice.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { diagnoseBarriers } from '../../../src/lib/engine/barriers.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { favouredBy } from '../../../src/lib/engine/favoured.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { anyFirm, completion, firmWithKnownProfile } from '../../support/arbitraries.ts';
import {
	loadRealContent,
	officialScale,
	realBarriers,
	realQuestionnaire,
	realRulesFile,
	realScales,
} from '../../support/content.ts';
import { answersOf, links, makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

const today = '2026-11-21';
const barriersOf = (answers: Answers, rules = realBarriers) =>
	diagnoseBarriers(rules, readAnswers(realQuestionnaire, answers));
const namedAt = (told: AuthoredAnswers) => barriersOf(answersOf(told)).named.map(({ rule }) => rule.id);
/** However many hold, for laws about all of them. */
const heldAt = (answers: Answers) =>
	barriersOf(answers, { ...realBarriers, atMost: Infinity }).named.map(({ rule }) => rule.id);

/** Per barrier, a firm that has it and one that nearly has it. */
const firms: Readonly<Record<string, readonly [AuthoredAnswers, AuthoredAnswers]>> = {
	'unable-talent': [{ barrier_monday: 'nobody' }, { barrier_monday: 'whoever_free' }],
	'unable-base': [
		{ material_codes: 'partly', Q1: [] },
		{ material_codes: 'partly', Q1: ['office_network'] },
	],
	'unable-money': [{ barrier_loan: true }, { barrier_loan: false }],
	'unable-path': [
		{ barrier_orders: true, Q8: 'informed' },
		{ barrier_orders: true, Q8: 'plan' },
	],
	'unable-eligible': [
		{ above_scale: false, planned_spend: 10 },
		{ above_scale: true, planned_spend: 10 },
	],
	'policy-burden': [{ barrier_applied: 'too_much_paperwork' }, { barrier_applied: 'refused' }],
	'afraid-fail': [{ barrier_abandoned: true }, { barrier_abandoned: false }],
	'afraid-vendor': [{ barrier_export: 'no' }, { barrier_export: 'no_provider' }],
	'afraid-cost': [{ barrier_budget: 'upto_20k' }, { barrier_budget: 'upto_100k' }],
	'unwilling-no-return': [{ barrier_number: false }, { barrier_number: true }],
	'unwilling-satisfied': [
		{ barrier_orders: false, on_time_share: 89 },
		{ barrier_orders: false, on_time_share: 90, defect_share: 4.9 },
	],
	'unwilling-data-share': [
		{ barrier_show: [], [links.statusToCustomer]: 2 },
		{ barrier_show: ['stock'], [links.statusToCustomer]: 2 },
	],
};

const contentFirm = { barrier_orders: false, planned_spend: 0, on_time_share: 96, defect_share: 1 };

describe('a barrier', () => {
	it('has a made firm for each of the twelve', () => {
		expect(Object.keys(firms).sort()).toEqual(realBarriers.barriers.map(({ id }) => id).sort());
	});

	it.each(Object.entries(firms))(
		'%s is told by what the firm answered, and by nothing less',
		(id, [has, nearly]) => {
			expect(namedAt(has)).toEqual([id]);
			expect(namedAt(nearly)).toEqual([]);
		},
	);

	it('is nothing that silence or "don’t know" can make, and then says what would tell', () => {
		const silent = barriersOf(answersOf({ barrier_loan: 'dont-know' }));
		expect(silent.named).toEqual([]);
		expect(silent.open).toHaveLength(realBarriers.barriers.length);
		expect(silent.open).toContainEqual({ barrier: 'unable-money', tellUs: ['barrier_loan'] });
	});

	it('that stands as a fact is named before one that is only said', () => {
		expect(namedAt({ barrier_budget: 'upto_5k', barrier_loan: true })).toEqual([
			'unable-money',
			'afraid-cost',
		]);
	});

	it('that an advisor has seen is named before a heavier one that is only claimed', () => {
		const claimed = { barrier_monday: 'nobody', barrier_loan: true };
		expect(namedAt(claimed)).toEqual(['unable-talent', 'unable-money']);
		const seen = { ...claimed, barrier_loan: { value: true, evidence: 'E3' } };
		expect(namedAt(seen)).toEqual(['unable-money', 'unable-talent']);
	});

	it('is one of two at most, however many hold', () => {
		const told = Object.assign({}, ...Object.values(firms).map(([has]) => has)) as AuthoredAnswers;
		expect(namedAt(told)).toHaveLength(2);
	});

	test.prop([firmWithKnownProfile, completion], { numRuns: 60 })(
		'that is certain stays, and one that comes was possible, however the open answers turn out',
		(firm, complete) => {
			fc.pre(barriersOf(firm).notNow.kind === 'no' && barriersOf(complete(firm)).notNow.kind === 'no');
			const [before, after] = [heldAt(firm), heldAt(complete(firm))];
			expect(after).toEqual(expect.arrayContaining(before));
			const possible = barriersOf(firm).open.map(({ barrier }) => barrier);
			expect([...before, ...possible]).toEqual(expect.arrayContaining(after));
		},
	);

	test.prop([anyFirm], { numRuns: 20 })(
		'changes no level, no rung, and neither adds nor drops advice',
		(firm) => {
			const { content } = loadRealContent();
			const report = scoreReport(content, firm, today);
			const bare = scoreReport({ ...content, barriers: { ...content.barriers, barriers: [] } }, firm, today);
			for (const half of ['claimed', 'evidenced'] as const) {
				expect(report[half].scales).toEqual(bare[half].scales);
				const sorted = (list: readonly { readonly offer: string }[]) =>
					[...list].sort((a, b) => (a.offer < b.offer ? -1 : 1));
				expect(sorted(report[half].recommendations)).toEqual(sorted(bare[half].recommendations));
			}
		},
	);
});

describe('not worth it now', () => {
	it('is an outcome where the firm says so and its own figures agree, and then nothing stands in the way', () => {
		const found = barriersOf(answersOf({ ...contentFirm, barrier_monday: 'nobody', material_codes: 'none' }));
		expect(found).toMatchObject({ notNow: { kind: 'yes' }, named: [] });
	});

	it('waits for the firm’s own figures, and names them', () => {
		const found = barriersOf(answersOf({ barrier_orders: false, barrier_budget: 'nothing' }));
		expect(found.notNow).toMatchObject({ kind: 'perhaps', tellUs: ['on_time_share', 'defect_share'] });
	});

	it('is not said where orders would suffer, money is planned, or the figures speak against it', () => {
		for (const told of [{ barrier_orders: true }, { planned_spend: 1 }, { on_time_share: 80 }])
			expect(barriersOf(answersOf({ ...contentFirm, ...told })).notNow.kind).toBe('no');
	});

	test.prop([anyFirm], { numRuns: 100 })('never stands beside a barrier of being content', (firm) => {
		const isContent = heldAt(firm).includes('unwilling-satisfied');
		expect(isContent && barriersOf(firm).notNow.kind === 'yes').toBe(false);
	});
});

describe('advice for a firm with a barrier', () => {
	const adviceFor = (answers: Answers): readonly Recommendation[] =>
		advise({
			rulesFile: realRulesFile,
			assessed: assessAnswers(realQuestionnaire, realScales, answers),
			official: officialScale,
			today,
		});
	/** Many things to mend and to fear, so that there is something to put in order for every barrier. */
	const advised = adviceFor(
		makeFirm({
			county: 'CN-FJ-QZ-JJ',
			cluster: 'machinery',
			headcount: 80,
			revenue_band: 'under_20m',
			above_scale: false,
			[links.ordersToWorkshop]: 1,
			marketing: 2,
			planned_spend: 30,
			barrier_orders: true,
			barrier_number: false,
			barrier_abandoned: true,
			barrier_export: 'no',
			barrier_person: true,
			barrier_monday: 'whoever_free',
			barrier_applied: 'did_not_know',
			material_codes: 'yes',
		}),
	);

	it.each([
		['unable-talent', 'blacklake', 'erpnext'],
		['unable-base', 'inventree', 'dingtalk'],
		['unable-money', 'cn-sme-loan-2026', 'qz-digital-supermarket'],
		['unable-path', 'qz-industrial-doctor', 'erpnext'],
		['unable-eligible', 'cn-sme-loan-2026', 'qz-digital-supermarket'],
		['policy-burden', 'qz-policy-portal', 'process-peer-visit'],
		['afraid-fail', 'process-one-line-trial', 'process-drawing-versions'],
		['afraid-vendor', 'inventree', 'dingtalk'],
		['afraid-cost', 'any-frappe-school', 'erpnext'],
		['unwilling-no-return', 'jiandaoyun', 'inventree'],
		['unwilling-satisfied', 'process-order-status', 'process-share-status-only'],
		['unwilling-data-share', 'nextcloud', 'process-order-status'],
	])('with %s puts %s before %s, which else comes first', (id, first, second) => {
		const rules = realBarriers.barriers.filter((rule) => rule.id === id);
		const among = (order: readonly Recommendation[]) =>
			order.map(({ offer }) => offer).filter((offer) => offer === first || offer === second);
		expect(among(advised)).toEqual([second, first]);
		expect(among(favouredBy(rules, advised))).toEqual([first, second]);
	});

	const someBarriers = fc.subarray([...realBarriers.barriers]);

	test.prop([anyFirm, someBarriers], { numRuns: 60 })(
		'is the same advice, none added and none dropped',
		(firm, rules) => {
			const before = adviceFor(firm);
			expect(new Set(favouredBy(rules, before))).toEqual(new Set(before));
			expect(favouredBy(rules, before)).toHaveLength(before.length);
		},
	);

	test.prop([anyFirm, someBarriers], { numRuns: 60 })(
		'keeps the order of what does not rank alike: can have, first break, chain, grade',
		(firm, rules) => {
			const classOf = ({ status, mendsFirstBreak, liftsChain, liftsGrade }: Recommendation) =>
				JSON.stringify([standing[status.kind], mendsFirstBreak, liftsChain, liftsGrade]);
			const before = adviceFor(firm);
			expect(favouredBy(rules, before).map(classOf)).toEqual(before.map(classOf));
		},
	);

	test.prop([anyFirm], { numRuns: 30 })('is in its own order where nothing stands in the way', (firm) => {
		expect(favouredBy([], adviceFor(firm))).toEqual(adviceFor(firm));
	});

	it('never holds back an offer that the same barrier puts forward, save where it means to leave it alone', () => {
		for (const { id, favours, holds } of realBarriers.barriers.filter(({ id: own }) => own !== 'afraid-cost'))
			expect([id, favours.filter((offer) => holds.includes(offer))]).toEqual([id, []]);
	});
});

const standing = {
	eligible: 0,
	'closing-soon': 0,
	'possibly-eligible': 1,
	'not-checked': 1,
	'not-open-yet': 1,
	'between-calls': 1,
	'not-eligible': 2,
	expired: 2,
};
