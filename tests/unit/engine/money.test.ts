import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { firstInstalmentOn, grantOn, yuanToFen } from '../../../src/lib/engine/money.ts';
import type { GrantTerms } from '../../../src/lib/engine/offer.ts';
import { realRulesFile } from '../../support/content.ts';

function pilotGrant(): GrantTerms {
	const money = realRulesFile.offers.find(({ id }) => id === 'qz-pilot-2024')?.money;
	if (money?.kind !== 'grant') throw new Error('qz-pilot-2024 is no grant');
	return money;
}

describe('the pilot grant', () => {
	it.each([
		[300_000, 'level2', 150_000, 'rate'],
		[400_000, 'level2', 200_000, 'rate'],
		[500_000, 'level2', 200_000, 'cap'],
		[500_000, 'level3', 250_000, 'rate'],
		[1_200_000, 'level4', 500_000, 'cap'],
		[1_200_000, 'level1', 0, 'level'],
		[0, 'level4', 0, 'rate'],
	])('pays on %i yuan and %s afterwards %i yuan, settled by the %s', (spend, level, grant, settledBy) => {
		expect(grantOn(pilotGrant(), yuanToFen(spend), level)).toEqual({
			spend: yuanToFen(spend),
			grant: yuanToFen(grant),
			own: yuanToFen(spend - grant),
			settledBy,
		});
	});

	it.each([
		[100_000, 50_000],
		[200_000, 100_000],
		[300_000, 100_000],
	])('pays out on a down payment of %i yuan early %i yuan', (downPayment, early) => {
		expect(firstInstalmentOn(pilotGrant(), yuanToFen(downPayment))).toBe(yuanToFen(early));
	});
});

describe('a grant', () => {
	const terms = fc.record<GrantTerms>(
		{
			kind: fc.constant('grant'),
			rateBp: fc.nat(10_000),
			base: fc.constant('spend_ex_vat'),
			atMost: fc.boolean(),
			cap: fc.nat(2_000_000),
			minSpend: fc.nat(1_000_000),
			capByLevelAfter: fc.record({ level2: fc.nat(500_000), level3: fc.nat(500_000) }),
		},
		{ requiredKeys: ['kind', 'rateBp', 'base', 'atMost'] },
	);
	const spend = fc.nat(1_000_000_000);
	const level = fc.constantFrom('level1', 'level2', 'level3');

	it('pays from exactly its least spend on', () => {
		const renovation: GrantTerms = {
			kind: 'grant',
			rateBp: 700,
			base: 'equipment_spend_ex_vat',
			atMost: true,
			minSpend: 1_000_000,
		};
		expect(grantOn(renovation, yuanToFen(999_999.99), 'level1').grant).toBe(0);
		expect(grantOn(renovation, yuanToFen(1_000_000), 'level1').grant).toBe(yuanToFen(70_000));
	});

	test.prop([terms, spend, level])('never pays above its rate', (grant, fen, after) => {
		expect(BigInt(grantOn(grant, fen, after).grant) * 10_000n).toBeLessThanOrEqual(
			BigInt(fen) * BigInt(grant.rateBp),
		);
	});

	test.prop([terms, spend, level])('never pays above a cap', (grant, fen, after) => {
		const paid = grantOn(grant, fen, after).grant;
		expect(paid).toBeLessThanOrEqual(yuanToFen(grant.cap ?? Infinity));
		if (grant.capByLevelAfter) expect(paid).toBeLessThanOrEqual(yuanToFen(grant.capByLevelAfter[after] ?? 0));
	});

	test.prop([terms, spend, level])(
		'and what is left to the firm make up the spend, in whole fen',
		(grant, fen, after) => {
			const { grant: paid, own } = grantOn(grant, fen, after);
			expect(paid + own).toBe(fen);
			expect(Number.isInteger(paid) && paid >= 0 && own >= 0).toBe(true);
		},
	);

	test.prop([terms, spend, spend, level])('never pays less on more spend', (grant, less, more, after) => {
		fc.pre(less <= more);
		expect(grantOn(grant, more, after).grant).toBeGreaterThanOrEqual(grantOn(grant, less, after).grant);
	});

	test.prop([terms, spend, level])('pays nothing below its least spend', (grant, fen, after) => {
		fc.pre(grant.minSpend !== undefined && fen < yuanToFen(grant.minSpend));
		expect(grantOn(grant, fen, after)).toMatchObject({ grant: 0, settledBy: 'min-spend' });
	});

	test.prop([terms, spend, level])(
		'pays the lower of rate and caps exactly, where nothing forbids it',
		(grant, fen, after) => {
			const { grant: paid, settledBy } = grantOn(grant, fen, after);
			fc.pre(settledBy === 'rate' || settledBy === 'cap');
			const limits = [grant.cap, grant.capByLevelAfter?.[after]].flatMap((cap) =>
				cap === undefined ? [] : [cap * 100],
			);
			expect(paid).toBe(Math.min(Number((BigInt(fen) * BigInt(grant.rateBp)) / 10_000n), ...limits));
		},
	);
});
