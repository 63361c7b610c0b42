import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { daysBetween, type Day } from '../../../src/lib/engine/calendar.ts';
import { factsWithResults } from '../../../src/lib/engine/advice.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { standingsOf } from '../../../src/lib/engine/offer-status.ts';
import { timingOf, type OfferPhase } from '../../../src/lib/engine/offer-timing.ts';
import type { Offer, Validity } from '../../../src/lib/engine/offer.ts';
import { realQuestionnaire, realRulesFile, realScales } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';

const { settings, offers: realOffers } = realRulesFile;
const { closingDays, staleDays } = settings;

const milliseconds = 86_400_000;
const dayAfter = (day: Day, days: number): Day =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds).toISOString().slice(0, 10);
const daysFrom = (first: Day, count: number): readonly Day[] =>
	Array.from({ length: count }, (_, index) => dayAfter(first, index));

/** Two years around the day of the facts, with both year ends. The leap day of 2028 has its own test. */
const twoYears = daysFrom('2026-01-01', 731);

type Timed = Pick<Offer, 'kind' | 'validity' | 'checked'>;
const timed = (validity: Validity, asOf: Day = '2026-11-21'): Timed => ({
	kind: 'subsidy',
	validity,
	checked: { by: 'yes', asOf },
});
const phaseOn = (offer: Timed, day: Day): OfferPhase => timingOf(offer, settings, day).phase;

/** What may follow what; every phase may also last. Only `expired` is the end. */
const later: Readonly<Record<OfferPhase['kind'], readonly OfferPhase['kind'][]>> = {
	'not-open-yet': ['open', 'closing-soon', 'between-calls', 'expired', 'past-inferred-end'],
	open: ['closing-soon', 'between-calls', 'expired', 'past-inferred-end'],
	'closing-soon': ['between-calls', 'expired', 'past-inferred-end'],
	'past-inferred-end': ['between-calls', 'expired'],
	'between-calls': ['expired'],
	expired: [],
};

/** Walks an offer through the calendar day by day and holds it against what its own dates say. */
function walk(offer: Timed, days: readonly Day[]): void {
	const { from, to, inferredTo, calls } = offer.validity;
	const begins = from ?? calls?.last.from;
	const ends = [to, calls?.last.to].flatMap((day) => day ?? []).sort();
	const end = ends[0] ?? inferredTo;
	let before: OfferPhase['kind'] | undefined;
	for (const today of days) {
		const { phase, check } = timingOf(offer, settings, today);
		const isOpen = phase.kind === 'open' || phase.kind === 'closing-soon';
		if (before !== undefined && before !== phase.kind) expect(later[before]).toContain(phase.kind);
		if (begins !== undefined && today < begins) expect(isOpen).toBe(false);
		if (to !== undefined && today > to) expect(phase).toEqual({ kind: 'expired', day: to });
		if (to === undefined) expect(phase.kind).not.toBe('expired');
		if (phase.kind === 'between-calls') expect(calls).toBeDefined();
		if (isOpen && end !== undefined)
			expect(phase.kind === 'closing-soon').toBe(daysBetween(today, end) <= closingDays);
		if (phase.kind === 'closing-soon') {
			expect(phase.inferred).toBe(ends.length === 0);
			expect(phase.day >= today).toBe(true);
		}
		const isStale = daysBetween(offer.checked.asOf, today) > staleDays;
		if (offer.checked.by !== 'no' && settings.staleKinds.includes(offer.kind))
			expect(check.kind).toBe(isStale ? 'stale' : 'recent');
		before = phase.kind;
	}
}

const day = fc.integer({ min: -1500, max: 1500 }).map((days) => dayAfter('2027-01-01', days));
const validity: fc.Arbitrary<Validity> = fc
	.record({
		days: fc.tuple(day, day, day, day, day).map((days) => [...days].sort()),
		has: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
	})
	.map(({ days: [from = '', callFrom = '', callTo = '', inferredTo = '', to = ''], has }) => ({
		...(has[0] && { from }),
		...(has[1] && { to }),
		...(has[2] && { inferredTo }),
		...(has[3] && {
			calls: { kind: 'annual', last: { from: callFrom, ...(has[4] && { to: callTo }) } } as const,
		}),
	}));

describe('every offer, day by day over two years,', () => {
	it.each(realOffers.map((offer) => [offer.id, offer] as const))('%s keeps to its dates', (_, offer) => {
		walk(offer, twoYears);
	});

	test.prop([validity, day], { numRuns: 60 })('and any made-up one keeps to its dates', (dates, asOf) => {
		walk(timed(dates, asOf), twoYears);
	});

	it('is never one a firm can have before it opens, after its stated end, or between calls', () => {
		const answers = answersOf({
			county: 'CN-FJ-QZ-JJ',
			cluster: 'footwear',
			sub_industry: 'sports_goods',
			above_scale: true,
			headcount: 120,
			revenue_band: 'under_400m',
		});
		const assessed = assessAnswers(realQuestionnaire, realScales, answers);
		const facts = factsWithResults(settings, assessed);
		for (const today of twoYears)
			for (const { offer, standing } of standingsOf(realRulesFile, {
				...{ facts, readings: assessed.readings, today },
			})) {
				const { status, timing } = standing;
				const isHis = status.kind === 'eligible' || status.kind === 'closing-soon';
				if (isHis) expect(['open', 'closing-soon']).toContain(timing.phase.kind);
				if (status.kind === 'expired') expect(offer.validity.to).toBeDefined();
			}
	});
});

describe('an end', () => {
	it.each([
		['2026-10-01', 'open'],
		['2026-10-02', 'closing-soon'],
		['2026-12-31', 'closing-soon'],
		['2027-01-01', 'expired'],
	])('that is stated as the last day of a year is on %s %s', (today, kind) => {
		expect(phaseOn(timed({ to: '2026-12-31' }), today).kind).toBe(kind);
	});

	it.each([
		['2026-12-31', { kind: 'closing-soon', day: '2026-12-31', inferred: true }],
		['2027-01-01', { kind: 'past-inferred-end', day: '2026-12-31' }],
	])('that is inferred never makes an offer expire: %s', (today, phase) => {
		expect(phaseOn(timed({ inferredTo: '2026-12-31' }), today)).toEqual(phase);
	});

	it('on a leap day is kept to the day', () => {
		const leap = timed({ to: '2028-02-29' });
		expect(phaseOn(leap, '2028-02-29').kind).toBe('closing-soon');
		expect(phaseOn(leap, '2028-03-01').kind).toBe('expired');
		expect(phaseOn(leap, dayAfter('2028-02-29', -closingDays - 1)).kind).toBe('open');
	});
});

describe('a yearly call', () => {
	const annual = (last: { from: Day; to?: Day }) => timed({ calls: { kind: 'annual', last } });

	it('is over once its stated last day is past, and the next one is unknown', () => {
		const call = annual({ from: '2026-03-01', to: '2026-04-30' });
		expect(phaseOn(call, '2026-02-28')).toEqual({ kind: 'not-open-yet', day: '2026-03-01' });
		expect(phaseOn(call, '2026-04-30').kind).toBe('closing-soon');
		expect(phaseOn(call, '2026-05-01')).toEqual({ kind: 'between-calls', last: '2026-03-01' });
	});

	it('whose end is unknown is over at the latest a year after it began', () => {
		const call = annual({ from: '2025-09-10' });
		expect(phaseOn(call, '2026-09-10').kind).toBe('open');
		expect(phaseOn(call, '2026-09-11')).toEqual({ kind: 'between-calls', last: '2025-09-10' });
	});

	it('that began on a leap day is over when the next March begins', () => {
		const call = annual({ from: '2028-02-29' });
		expect(phaseOn(call, '2029-02-28').kind).toBe('open');
		expect(phaseOn(call, '2029-03-01').kind).toBe('between-calls');
	});
});

describe('a check', () => {
	it('is stale from exactly the day after so many days', () => {
		const offer = timed({}, '2026-11-21');
		const on = (days: number) => timingOf(offer, settings, dayAfter('2026-11-21', days)).check;
		expect(on(staleDays)).toEqual({ kind: 'recent', day: '2026-11-21' });
		expect(on(staleDays + 1)).toEqual({ kind: 'stale', day: '2026-11-21' });
	});

	it('of our own advice does not grow old', () => {
		const advice: Timed = { ...timed({}, '2020-01-01'), kind: 'process' };
		expect(timingOf(advice, settings, '2026-11-21').check.kind).toBe('recent');
	});

	it('that nobody made is no check', () => {
		const unchecked: Timed = { ...timed({}), checked: { by: 'no', asOf: '2026-11-21' } };
		expect(timingOf(unchecked, settings, '2026-11-21').check).toEqual({ kind: 'never' });
	});
});
