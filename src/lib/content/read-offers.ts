import type * as v from 'valibot';
import { isDay } from '../engine/calendar.ts';
import {
	generalNeeds,
	type ContextNote,
	type Doer,
	type Offer,
	type OfferKind,
	type OfferMoney,
	type RegionService,
	type Rule,
} from '../engine/offer.ts';
import type { Place } from '../engine/place.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { authoredPack, type authoredNote } from './authored-pack.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { parseWith } from './schema-problems.ts';
import { readTable, type Domains } from './table.ts';

export interface OfferPack {
	readonly id: string;
	readonly region: string;
	readonly places: readonly Place[];
	readonly services: readonly RegionService[];
	readonly offers: readonly Offer[];
	readonly rules: readonly Rule[];
	readonly notes: readonly ContextNote[];
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
		const path = ['offers', index];
		checkSourced(offer, path, log);
		checkCaps(offer.money, path, context);
		return {
			who: usualDoer[offer.kind],
			...offer,
			eligible: readTable(offer.eligible, { domains, log, path: [...path, 'eligible'] }),
			held: readTable(offer.held, { domains, log, path: [...path, 'held'] }),
		};
	});
	const notes = authored.notes.map((note, index): ContextNote => {
		const path = ['notes', index];
		checkSourced(note, path, log);
		return { ...note, when: readTable(note.when, { domains, log, path: [...path, 'when'] }) };
	});
	const services = authored.services.map(({ contact, ...service }): RegionService => ({
		...service,
		contact: contact === 'region' ? { kind: 'county-bureau' } : { kind: 'published', ...contact },
	}));
	const rules = authored.rules.map((rule, index): Rule => {
		rule.mends.forEach((item, position) => {
			if (!domains.has(item))
				log.report(['rules', index, 'mends', position], {
					kind: 'unknown-id',
					id: item,
					nearest: nearestWord(item, [...domains.keys()]),
				});
		});
		const when = readTable(rule.when, { domains, log, path: ['rules', index, 'when'] });
		checkNeed(rule.need, ['rules', index, 'need'], context);
		return { ...rule, when };
	});
	const { id: packId, region: packRegion, places } = authored;
	return { id: packId, region: packRegion, places, services, offers, rules, notes };
}

/** Who takes an offer up where its author does not say. */
const usualDoer: Readonly<Record<OfferKind, Doer>> = {
	process: 'workshop-head',
	saas: 'owner',
	doctor: 'owner',
	training: 'owner',
	platform: 'owner',
	subsidy: 'accountant',
	loan: 'accountant',
	tax: 'accountant',
	'not-now': 'owner',
};

type Path = readonly (string | number)[];

function checkNeed(need: string | undefined, path: Path, { questionnaire, log }: PackContext): void {
	const known = [...generalNeeds, ...questionnaire.items.map(({ id: item }) => item)];
	if (need !== undefined && !known.includes(need))
		log.report(path, { kind: 'unknown-id', id: need, nearest: nearestWord(need, known) });
}

type Sourced = Pick<v.InferOutput<typeof authoredNote>, 'id' | 'validity' | 'source' | 'checked'>;

function checkSourced({ id, validity, source, checked }: Sourced, path: Path, log: ProblemLog): void {
	const { calls, ...days } = validity;
	for (const [name, day] of Object.entries({ ...days, ...calls?.last, asOf: checked.asOf }))
		if (!isDay(day)) log.report([...path, name], { kind: 'no-such-day', day });
	const { from } = validity;
	if (calls?.last.to !== undefined && calls.last.to < calls.last.from)
		log.report([...path, 'validity', 'calls'], {
			kind: 'empty-period',
			from: calls.last.from,
			to: calls.last.to,
		});
	const to = validity.to ?? validity.inferredTo;
	if (from !== undefined && to !== undefined && to < from)
		log.report([...path, 'validity'], { kind: 'empty-period', from, to });
	if (source.link === 'clickable' && source.url === undefined)
		log.report([...path, 'source'], { kind: 'no-source', offer: id });
}

function checkCaps(terms: OfferMoney, path: Path, { official, log }: PackContext): void {
	if (terms.kind !== 'grant') return;
	const levels = (official?.levels ?? []).map((level) => level.id);
	for (const level of Object.keys(terms.capByLevelAfter ?? {}))
		if (!levels.includes(level))
			log.report([...path, 'money', 'capByLevelAfter'], {
				kind: 'unknown-id',
				id: level,
				nearest: nearestWord(level, levels),
			});
}
