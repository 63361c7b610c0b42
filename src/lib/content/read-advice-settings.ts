import * as v from 'valibot';
import { offerKinds, spendKinds, type AdviceSettings } from '../engine/offer.ts';
import { basisPoints, grantBases } from './authored-pack.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { parseWith } from './schema-problems.ts';
import type { Domains } from './table.ts';

const id = v.string();

const authoredSettings = v.strictObject({
	placeItems: v.pipe(v.array(id), v.minLength(1)),
	plannedSpendItem: id,
	plannedSpendBase: v.picklist(grantBases),
	officialScale: id,
	chainScale: id,
	horizonDays: v.strictObject({ month: v.number(), quarter: v.number() }),
	closingDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
	staleDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
	staleKinds: v.array(v.picklist(offerKinds)),
	kindsByBase: v.record(v.picklist(grantBases), v.array(v.picklist(spendKinds))),
	vatBpByKind: v.strictObject({
		software: basisPoints,
		devices: basisPoints,
		equipment: basisPoints,
		rd_equipment: basisPoints,
		services: basisPoints,
	}),
});

export function readAdviceSettings(
	input: unknown,
	{ domains, scales, log }: { domains: Domains; scales: readonly string[]; log: ProblemLog },
): AdviceSettings | undefined {
	const settings = parseWith(authoredSettings, input, log);
	if (settings === undefined) return undefined;
	const expectOneOf = (
		key: 'plannedSpendItem' | 'officialScale' | 'chainScale',
		known: readonly string[],
	) => {
		const value = settings[key];
		if (!known.includes(value))
			log.report([key], { kind: 'unknown-id', id: value, nearest: nearestWord(value, known) });
	};
	const items = [...domains.keys()];
	settings.placeItems.forEach((item, index) => {
		if (!items.includes(item))
			log.report(['placeItems', index], { kind: 'unknown-id', id: item, nearest: nearestWord(item, items) });
	});
	expectOneOf('plannedSpendItem', items);
	expectOneOf('officialScale', scales);
	expectOneOf('chainScale', scales);
	return settings;
}
