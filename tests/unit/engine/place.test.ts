import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { advise, type Recommendation } from '../../../src/lib/engine/advice.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { notesFor } from '../../../src/lib/engine/notes.ts';
import { reachOf, whereaboutsOf } from '../../../src/lib/engine/place.ts';
import { serviceFor } from '../../../src/lib/engine/region-service.ts';
import { readAnswers } from '../../../src/lib/engine/reading.ts';
import { recordOf, withAnswer } from '../../support/arbitraries.ts';
import { officialScale, realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import { answersOf, makeFirm, type AuthoredAnswers } from '../../support/firm.ts';

const { settings, places, offers } = realRulesFile;
const today = '2026-11-21';

const assessed = (answers: Answers) => assessAnswers(realQuestionnaire, realScales, answers);
const whereabouts = (answers: Answers) =>
	whereaboutsOf({ placeItems: settings.placeItems, places }, readAnswers(realQuestionnaire, answers));
const reach = (region: string, told: AuthoredAnswers) => reachOf(region, whereabouts(answersOf(told)));
const advised = (answers: Answers): readonly Recommendation[] =>
	advise({ rulesFile: realRulesFile, assessed: assessed(answers), official: officialScale, today });

describe('where a firm is', () => {
	it('is its county, in Quanzhou', () => {
		expect(whereabouts(answersOf({ county: 'CN-FJ-QZ-JJ' }))).toEqual({
			kind: 'within',
			codes: ['CN-FJ-QZ-JJ'],
		});
	});

	it('is the city, where the county is answered with a wider place', () => {
		const foshan = { county: 'CN', place: 'CN-GD-FS' };
		expect(reach('CN-GD-FS', foshan)).toBe('true');
		expect(reach('CN-GD', foshan)).toBe('true');
		expect(reach('CN', foshan)).toBe('true');
		expect(reach('CN-GD-FS-SD', foshan)).toBe('false');
		expect(reach('CN-GD-ZS', foshan)).toBe('false');
		expect(reach('CN-FJ', foshan)).toBe('false');
	});

	it('falls back to the wider place for "another place"', () => {
		expect(whereabouts(answersOf({ county: 'CN-FJ', place: 'other_fujian' }))).toEqual({
			kind: 'within',
			codes: ['CN-FJ'],
		});
		expect(reach('CN-FJ-XM', { county: 'CN-FJ', place: 'other_fujian' })).toBe('false');
	});

	it('is open, not elsewhere, until the city is told', () => {
		for (const told of [{ county: 'CN-FJ' }, { county: 'CN-FJ', place: 'dont-know' }]) {
			expect(reach('CN-FJ-XM', told)).toBe('unknown');
			expect(reach('CN-FJ', told)).toBe('true');
			expect(reach('CN-GD', told)).toBe('false');
			expect(reach('CN-FJ-QZ', told)).toBe('false');
		}
		expect(whereabouts(answersOf({ county: 'CN-FJ' }))).toMatchObject({ ask: 'place' });
		expect(whereabouts(answersOf({}))).toEqual({ kind: 'unknown', ask: 'county' });
	});

	it('takes no city that was chosen under another answer', () => {
		expect(reach('CN-FJ-XM', { county: 'CN', place: 'CN-FJ-XM' })).toBe('false');
		expect(reach('CN-FJ-XM', { county: 'CN-FJ-QZ-JJ', place: 'CN-FJ-XM' })).toBe('false');
	});

	it('is a country of the European Union too', () => {
		expect(reach('EU', { county: 'ABROAD', place: 'EU-DE' })).toBe('true');
		expect(reach('EU-DE', { county: 'ABROAD', place: 'EU' })).toBe('false');
	});
});

describe('a firm of a city', () => {
	it.each(places.map(({ code, under }) => [code, under] as const))(
		'in %s gets no offer, note or service of another place',
		(place, county) => {
			const firm = makeFirm({ county, place, planned_spend: 2000, cluster: 'electronics' });
			const inside = (region: string) => region === '*' || place === region || place.startsWith(`${region}-`);
			const having = advised(firm).filter(({ status }) => status.kind !== 'not-eligible');
			for (const { offer } of having)
				expect(inside(offers.find(({ id }) => id === offer)?.region ?? ''), offer).toBe(true);
			for (const { note } of notesFor({ rulesFile: realRulesFile, assessed: assessed(firm), today }))
				expect(inside(note.region), note.id).toBe(true);
			expect(serviceFor('doctor', realRulesFile, readAnswers(realQuestionnaire, firm))).toBeUndefined();
		},
	);

	it('is offered the money of its city', () => {
		const firm = makeFirm({ county: 'CN-FJ', place: 'CN-FJ-LY', planned_spend: 60 });
		const grant = advised(firm).find(({ offer }) => offer === 'fj-longyan-pilot');
		expect(grant?.status).toEqual({ kind: 'closing-soon', day: '2026-12-31', inferred: false });
		expect(grant?.money.map(({ grant: sum }) => sum / 100)).toEqual([0, 250_000, 300_000, 300_000]);
	});

	it('is asked for its city where the offer hangs on it', () => {
		const firm = makeFirm({ county: 'CN-FJ', planned_spend: 60 });
		const grant = advised(firm).find(({ offer }) => offer === 'fj-longyan-pilot');
		expect(grant).toMatchObject({
			reach: 'unknown',
			status: { kind: 'possibly-eligible', tellUs: ['place'] },
		});
	});

	it('is told that a pilot has ended, and what to look at instead', () => {
		const firm = makeFirm({ county: 'CN', place: 'CN-GD-DG', cluster: 'electronics', planned_spend: 60 });
		const pilot = advised(firm).find(({ offer }) => offer === 'cn-gd-dongguan-pilot');
		expect(pilot?.status).toEqual({ kind: 'expired', day: '2025-12-31' });
		expect(pilot?.instead).toContain('cn-gd-prov-extension');
	});

	it('is never told that something ended elsewhere', () => {
		const firm = makeFirm({ county: 'CN-FJ-QZ-JJ', cluster: 'electronics', planned_spend: 60 });
		const pilot = advised(firm).find(({ offer }) => offer === 'cn-gd-dongguan-pilot');
		expect(pilot?.status).toMatchObject({ kind: 'not-eligible', outOfReach: true });
	});
});

describe('notes', () => {
	const notesOf = (told: AuthoredAnswers) =>
		notesFor({ rulesFile: realRulesFile, assessed: assessed(answersOf(told)), today });

	it('stand from near to far, and only where the place is known', () => {
		const regions = notesOf({ county: 'CN-FJ-QZ-JJ' }).map(({ note }) => note.region);
		expect(regions.slice(0, 3)).toEqual(['CN-FJ-QZ', 'CN-FJ-QZ', 'CN-FJ-QZ']);
		expect(regions).toContain('CN');
		expect(notesOf({})).toEqual([]);
	});

	it('say that what they tell has ended, and whether that was only inferred', () => {
		const old = notesOf({ county: 'CN', place: 'other_china' }).find(
			({ note }) => note.id === 'cn-equip-loan-2024',
		);
		expect(old?.ended).toEqual({ day: '2026-01-19', inferred: true });
	});

	it('come only to the firm they are about', () => {
		const ids = (told: AuthoredAnswers) => notesOf(told).map(({ note }) => note.id);
		const doors = { county: 'CN-FJ-QZ-NA', cluster: 'building_home', sub_industry: 'furniture_doors' };
		expect(ids(doors)).toContain('zj-jiangshan-model');
		expect(ids({ ...doors, sub_industry: 'stone' })).not.toContain('zj-jiangshan-model');
	});
});

describe('an open place', () => {
	const regions = fc.constantFrom(...new Set(offers.map(({ region }) => region)));

	test.prop([fc.constantFrom(...places), regions])(
		'never turns what is near into far, or back, once it is told',
		({ code, under }, region) => {
			const before = reach(region, { county: under });
			const after = reach(region, { county: under, place: code });
			expect(after).not.toBe('unknown');
			if (before !== 'unknown') expect(after).toBe(before);
		},
	);

	it('is kept with the answers of a firm that moved', () => {
		const moved = withAnswer(answersOf({ county: 'CN', place: 'CN-GD-FS' }), 'county', {
			kind: 'chosen',
			option: 'CN-FJ-QZ-JJ',
		});
		expect(moved.get('place')).toEqual(recordOf({ kind: 'chosen', option: 'CN-GD-FS' }));
		expect(whereabouts(moved)).toEqual({ kind: 'within', codes: ['CN-FJ-QZ-JJ'] });
	});
});
