import type * as v from 'valibot';
import { isDay } from '../engine/calendar.ts';
import type { ContextNote, Offer, OfferMoney, RegionService, Rule } from '../engine/offer.ts';
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
		return { ...offer, eligible: readTable(offer.eligible, { domains, log, path: [...path, 'eligible'] }) };
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
		return { ...rule, when: readTable(rule.when, { domains, log, path: ['rules', index, 'when'] }) };
	});
	const { id: packId, region: packRegion, places } = authored;
	return { id: packId, region: packRegion, places, services, offers, rules, notes };
}

type Path = readonly (string | number)[];

type Sourced = Pick<v.InferOutput<typeof authoredNote>, 'id' | 'validity' | 'source' | 'checked'>;

function checkSourced(sourced: Sourced, path: Path, log: ProblemLog): void {
	const { from, to: stated, inferredTo } = sourced.validity;
	for (const [name, day] of Object.entries({ ...sourced.validity, asOf: sourced.checked.asOf }))
		if (!isDay(day)) log.report([...path, name], { kind: 'no-such-day', day });
	const to = stated ?? inferredTo;
	if (from !== undefined && to !== undefined && to < from)
		log.report([...path, 'validity'], { kind: 'empty-period', from, to });
	if (sourced.source.link === 'clickable' && sourced.source.url === undefined)
		log.report([...path, 'source'], { kind: 'no-source', offer: sourced.id });
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
