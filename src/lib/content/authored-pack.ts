import * as v from 'valibot';
import { costBands, doers, offerKinds, serviceKinds, spendKinds, type OfferMoney } from '../engine/offer.ts';

/** The form in which a `pack.yaml` is written; its fields are told in questionnaires/offers/README.md. */

const id = v.string();
const table = v.optional(v.array(v.record(v.string(), v.string())), []);
const yuan = v.pipe(v.number(), v.integer(), v.minValue(0));
export const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const years = v.pipe(v.number(), v.integer(), v.minValue(1));

export const grantBases = [
	'spend_ex_vat',
	'equipment_spend_ex_vat',
	'rd_equipment_ex_vat',
	'other_spend',
] as const;

/** Also read where a worked case states the terms of an offer that no pack holds. */
export const money = v.variant('kind', [
	v.strictObject({ kind: v.literal('unknown'), minSpend: v.exactOptional(yuan) }),
	v.strictObject({ kind: v.literal('free'), licenceOnly: v.optional(v.boolean(), false) }),
	v.strictObject({ kind: v.literal('price'), from: yuan, to: yuan, per: v.picklist(['year', 'once']) }),
	v.strictObject({ kind: v.literal('award'), amount: yuan }),
	v.strictObject({ kind: v.literal('capped'), cap: yuan }),
	v.strictObject({
		kind: v.literal('grant'),
		rateBp: basisPoints,
		base: v.picklist(grantBases),
		atMost: v.optional(v.boolean(), false),
		cap: v.exactOptional(yuan),
		capByLevelAfter: v.exactOptional(v.record(id, yuan)),
		minSpend: v.exactOptional(yuan),
		firstInstalment: v.exactOptional(
			v.strictObject({ rateBp: basisPoints, of: v.literal('down_payment'), cap: yuan }),
		),
		kinds: v.exactOptional(v.pipe(v.array(v.picklist(spendKinds)), v.minLength(1))),
		stackingGroup: v.exactOptional(id),
	}),
	v.strictObject({
		kind: v.literal('interest-subsidy'),
		rateBp: basisPoints,
		years: v.exactOptional(years),
		principalCap: v.exactOptional(yuan),
		cap: v.exactOptional(yuan),
		stackingGroup: v.exactOptional(id),
	}),
	v.strictObject({ kind: v.literal('loan'), interestBp: basisPoints }),
	v.strictObject({
		kind: v.literal('tax-credit'),
		rateBp: basisPoints,
		spendCapBpOfBasis: basisPoints,
		carryYears: years,
	}),
	v.strictObject({ kind: v.literal('tax-deduction'), rateBp: basisPoints }),
]) satisfies v.GenericSchema<unknown, OfferMoney>;

const code = v.pipe(v.string(), v.regex(/^[A-Z]{2}(-[A-Z]{2})*$/));
const region = v.union([v.literal('*'), code]);
const address = v.pipe(v.string(), v.regex(/^https?:\/\//));
const validity = v.optional(
	v.strictObject({
		from: v.exactOptional(v.string()),
		to: v.exactOptional(v.string()),
		inferredTo: v.exactOptional(v.string()),
		calls: v.exactOptional(
			v.strictObject({
				kind: v.literal('annual'),
				last: v.strictObject({ from: v.string(), to: v.exactOptional(v.string()) }),
			}),
		),
	}),
	{},
);
const source = v.strictObject({
	title: v.string(),
	titles: v.exactOptional(v.record(v.string(), v.string())),
	date: v.exactOptional(v.string()),
	kind: v.string(),
	url: v.exactOptional(address),
	link: v.picklist(['clickable', 'text-only']),
});
const checked = v.strictObject({ by: v.picklist(['yes', 'partly', 'no']), asOf: v.string() });

const authoredOffer = v.strictObject({
	id,
	kind: v.picklist(offerKinds),
	region,
	eligible: table,
	instead: v.optional(v.array(id), []),
	who: v.exactOptional(v.picklist(doers)),
	after: v.optional(v.array(id), []),
	held: table,
	against: v.optional(v.array(id), []),
	effort: v.strictObject({ days: v.pipe(v.number(), v.minValue(0)), cost: v.picklist(costBands) }),
	money,
	currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'CNY'),
	stacksWith: v.optional(v.array(id), []),
	validity,
	source,
	checked,
});

export const authoredNote = v.strictObject({ id, region, when: table, validity, source, checked });

export const authoredPlace = v.strictObject({ code, under: v.string() });

const authoredService = v.strictObject({
	kind: v.picklist(serviceKinds),
	offer: id,
	/** `region`: nothing is published, so the county bureau is asked. */
	contact: v.union([
		v.literal('region'),
		v.pipe(
			v.strictObject({ phone: v.exactOptional(v.string()), url: v.exactOptional(address) }),
			v.check(({ phone, url }) => phone !== undefined || url !== undefined, 'phone or url'),
		),
	]),
});

const authoredRule = v.strictObject({
	id,
	offer: id,
	when: table,
	mends: v.optional(v.array(id), []),
	need: v.exactOptional(id),
	lifts: v.picklist(['chain', 'grade', 'both', 'none']),
	priority: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
});

export const authoredPack = v.strictObject({
	$schema: v.optional(v.string()),
	id,
	region: v.string(),
	places: v.optional(v.array(authoredPlace), []),
	services: v.optional(v.array(authoredService), []),
	offers: v.array(authoredOffer),
	rules: v.array(authoredRule),
	notes: v.optional(v.array(authoredNote), []),
});
