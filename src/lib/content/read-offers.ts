import * as v from 'valibot';
import { isDay } from '../engine/calendar.ts';
import {
	costBands,
	offerKinds,
	type AdviceSettings,
	type Offer,
	type OfferMoney,
	type Rule,
} from '../engine/offer.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { reportDuplicates } from './read-questionnaire.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

const id = v.string();
const table = v.optional(v.array(v.record(v.string(), v.string())), []);
const yuan = v.pipe(v.number(), v.integer(), v.minValue(0));
const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const years = v.pipe(v.number(), v.integer(), v.minValue(1));

const grantBases = ['spend_ex_vat', 'equipment_spend_ex_vat', 'rd_equipment_ex_vat'] as const;

const money = v.variant('kind', [
	v.strictObject({ kind: v.literal('unknown') }),
	v.strictObject({ kind: v.literal('free'), licenceOnly: v.optional(v.boolean(), false) }),
	v.strictObject({ kind: v.literal('price'), from: yuan, to: yuan, per: v.picklist(['year', 'once']) }),
	v.strictObject({ kind: v.literal('award'), amount: yuan }),
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
	}),
	v.strictObject({
		kind: v.literal('interest-subsidy'),
		rateBp: basisPoints,
		years,
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

const authoredOffer = v.strictObject({
	id,
	kind: v.picklist(offerKinds),
	region: v.pipe(v.string(), v.regex(/^(\*|[A-Z]{2}(-[A-Z]{2})*)$/)),
	eligible: table,
	instead: v.optional(v.array(id), []),
	effort: v.strictObject({ days: v.pipe(v.number(), v.minValue(0)), cost: v.picklist(costBands) }),
	money,
	validity: v.optional(
		v.strictObject({
			from: v.exactOptional(v.string()),
			to: v.exactOptional(v.string()),
			inferredTo: v.exactOptional(v.string()),
		}),
		{},
	),
	contact: v.optional(v.literal('region')),
	source: v.strictObject({
		title: v.string(),
		date: v.exactOptional(v.string()),
		kind: v.string(),
		url: v.exactOptional(v.pipe(v.string(), v.regex(/^https?:\/\//))),
		link: v.picklist(['clickable', 'text-only']),
	}),
	checked: v.strictObject({ by: v.picklist(['yes', 'partly', 'no']), asOf: v.string() }),
});

const authoredRule = v.strictObject({
	id,
	offer: id,
	when: table,
	mends: v.optional(v.array(id), []),
	lifts: v.picklist(['chain', 'grade', 'both', 'none']),
	priority: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
});

const authoredPack = v.strictObject({
	$schema: v.optional(v.string()),
	id,
	region: v.string(),
	offers: v.array(authoredOffer),
	rules: v.array(authoredRule),
});

export interface OfferPack {
	readonly id: string;
	readonly region: string;
	readonly offers: readonly Offer[];
	readonly rules: readonly Rule[];
}

interface PackContext {
	readonly questionnaire: Questionnaire;
	readonly official: Scale | undefined;
	readonly domains: Domains;
	readonly log: ProblemLog;
}

export function readOfferPack(input: unknown, context: PackContext): OfferPack | undefined {
	const { domains, log } = context;
	const authored = parseWith(authoredPack, input, log);
	if (authored === undefined) return undefined;
	const offers = authored.offers.map((offer, index): Offer => {
		const { contact, eligible, ...rest } = offer;
		checkOffer(offer, ['offers', index], context);
		return {
			...rest,
			eligible: readTable(eligible, { domains, log, path: ['offers', index, 'eligible'] }),
			viaCountyBureau: contact === 'region',
		};
	});
	const rules = authored.rules.map((rule, index): Rule => {
		rule.mends.forEach((item, position) => {
			if (!domains.has(item))
				log.report(['rules', index, 'mends', position], {
					kind: 'unknown-id',
					id: item,
					nearest: nearestWord(item, [...domains.keys()]),
				});
		});
		return { ...rule, when: readTable(rule.when, { domains, log, path: ['rules', index, 'when'] }) };
	});
	return { id: authored.id, region: authored.region, offers, rules };
}

function checkOffer(
	{ validity, checked, source, money: terms, id: offerId }: v.InferOutput<typeof authoredOffer>,
	path: readonly (string | number)[],
	{ official, log }: PackContext,
): void {
	for (const [name, day] of Object.entries({ ...validity, asOf: checked.asOf }))
		if (!isDay(day)) log.report([...path, name], { kind: 'no-such-day', day });
	const { from } = validity;
	const to = validity.to ?? validity.inferredTo;
	if (from !== undefined && to !== undefined && to < from)
		log.report([...path, 'validity'], { kind: 'empty-period', from, to });
	if (source.link === 'clickable' && source.url === undefined)
		log.report([...path, 'source'], { kind: 'no-source', offer: offerId });
	if (terms.kind === 'grant')
		for (const level of Object.keys(terms.capByLevelAfter ?? {})) {
			const levels = (official?.levels ?? []).map((candidate) => candidate.id);
			if (!levels.includes(level))
				log.report([...path, 'money', 'capByLevelAfter'], {
					kind: 'unknown-id',
					id: level,
					nearest: nearestWord(level, levels),
				});
		}
}

/** What only shows across packs: an id used twice, an offer that no rule advises, an alternative that does not exist. */
export function checkPacksTogether(
	packs: readonly { readonly pack: OfferPack; readonly log: ProblemLog }[],
): void {
	const offerIds = packs.flatMap(({ pack }) => pack.offers.map((offer) => offer.id));
	const advised = new Set(packs.flatMap(({ pack }) => pack.rules.map((rule) => rule.offer)));
	const [first] = packs;
	if (first) {
		reportDuplicates(offerIds, ['offers'], first.log);
		reportDuplicates(
			packs.flatMap(({ pack }) => pack.rules.map((rule) => rule.id)),
			['rules'],
			first.log,
		);
	}
	for (const { pack, log } of packs) {
		const expectOffer = (offer: string, path: readonly (string | number)[]) => {
			if (!offerIds.includes(offer))
				log.report(path, { kind: 'unknown-id', id: offer, nearest: nearestWord(offer, offerIds) });
		};
		pack.rules.forEach((rule, index) => {
			expectOffer(rule.offer, ['rules', index, 'offer']);
		});
		pack.offers.forEach((offer, index) => {
			offer.instead.forEach((alternative, position) => {
				expectOffer(alternative, ['offers', index, 'instead', position]);
			});
			if (!advised.has(offer.id)) log.report(['offers', index], { kind: 'no-rule', offer: offer.id });
		});
	}
}

const authoredSettings = v.strictObject({
	placeItem: id,
	plannedSpendItem: id,
	plannedSpendBase: v.picklist(grantBases),
	officialScale: id,
	chainScale: id,
	horizonDays: v.strictObject({ month: v.number(), quarter: v.number() }),
	tiers: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
	closingDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export function readAdviceSettings(
	input: unknown,
	{ domains, scales, log }: { domains: Domains; scales: readonly string[]; log: ProblemLog },
): AdviceSettings | undefined {
	const settings = parseWith(authoredSettings, input, log);
	if (settings === undefined) return undefined;
	const expectOneOf = (
		key: 'placeItem' | 'plannedSpendItem' | 'officialScale' | 'chainScale',
		known: readonly string[],
	) => {
		const value = settings[key];
		if (!known.includes(value))
			log.report([key], { kind: 'unknown-id', id: value, nearest: nearestWord(value, known) });
	};
	expectOneOf('placeItem', [...domains.keys()]);
	expectOneOf('plannedSpendItem', [...domains.keys()]);
	expectOneOf('officialScale', scales);
	expectOneOf('chainScale', scales);
	return settings;
}
