import * as v from 'valibot';
import { captureSchema } from '../../src/lib/storage/capture.ts';
import { assessmentSchema, entrySchema } from '../../src/lib/storage/stored-row.ts';
import type { Assessment, Entry } from '../../src/lib/storage/assessment.ts';
import { screenOfHeading } from './screens.ts';
import type { Report, Rows, Said } from './told.ts';

/** What the app has promised so far, as its pages told it. */
export interface Ledger {
	readonly said: { readonly firm: string; readonly screen: string; readonly said: Said }[];
	readonly photos: Map<string, number>;
	readonly restored: string[];
	/** Where somebody stood when “saved” was last shown, and what was shown after that. */
	place: { readonly firm: string; readonly screens: readonly string[] } | undefined;
}

export const newLedger = (): Ledger => ({ said: [], photos: new Map(), restored: [], place: undefined });

export const promisesIn = ({ said, photos, restored }: Ledger): number =>
	said.length + [...photos.values()].reduce((sum, count) => sum + count, 0) + restored.length;

export function enter(ledger: Ledger, report: Report): void {
	switch (report.kind) {
		case 'found':
		case 'begun':
		case 'done':
		case 'outlived':
		case 'refused':
		case 'stuck':
			return;
		case 'stands':
			if (ledger.place?.firm !== report.firm) return;
			ledger.place = { ...ledger.place, screens: [...ledger.place.screens, report.screen] };
			return;
		case 'saved': {
			const { firm, screen, standing } = report;
			report.said.forEach((said) => ledger.said.push({ firm, screen, said }));
			ledger.place = { firm, screens: [standing] };
			return;
		}
		case 'photos':
			ledger.photos.set(report.firm, report.count);
			return;
		case 'restored':
			ledger.restored.push(report.lot);
	}
}

/** What was promised and is not there. */
export function lostOf(ledger: Ledger, rows: Rows, lotSize: number): readonly string[] {
	const { assessments, entries, captures } = readable(rows);
	const answers = ledger.said
		.filter(({ firm, screen, said }) => !entries.some((entry) => says(entry, { firm, screen, said })))
		.map((promised) => {
			const items = screenOfHeading(promised.screen);
			const there = entries.filter(
				({ assessment, item }) => assessment === promised.firm && items.includes(item),
			);
			return `answer ${JSON.stringify(promised)}; there is ${JSON.stringify(there.map(({ item, record }) => [item, record?.answer]))}`;
		});
	const photos = [...ledger.photos].flatMap(([firm, count]) => {
		const there = captures.filter((capture) => capture.assessment === firm).length;
		return there < count ? [`${String(count - there)} photos of ${firm}`] : [];
	});
	const lots = ledger.restored.filter((lot) => ofLot(assessments, lot).length < lotSize);
	return [...answers, ...photos, ...lots.map((lot) => `backup ${lot}`)];
}

function says(entry: Entry, { firm, screen, said }: Ledger['said'][number]): boolean {
	if (entry.assessment !== firm || entry.record === null) return false;
	const { answer } = entry.record;
	switch (said.kind) {
		case 'chosen':
			if (entry.item !== said.item) return false;
			return answer.kind === 'yes-no'
				? answer.value === (said.option === 'yes')
				: answer.kind === 'chosen' && answer.option === said.option;
		case 'typed':
			if (answer.kind === 'amount') return answer.value === Number(said.value);
			return answer.kind === 'text' && answer.value === said.value;
		case 'ticked':
			return answer.kind === 'several' && screenOfHeading(screen).includes(entry.item);
	}
}

/** Rows that nobody can read, and parts of what was written as a whole. */
export function tornOf(rows: Rows, lots: readonly string[], lotSize: number): readonly string[] {
	const misfits = [
		...rows.assessments.filter((row) => !v.is(assessmentSchema, row)),
		...rows.entries.filter((row) => !v.is(entrySchema, row)),
		...rows.captures.filter((row) => !v.is(captureSchema, row)),
	].map((row) => `row ${JSON.stringify(row)}`);
	const { assessments, entries, captures } = readable(rows);
	const known = new Set(assessments.map(({ id }) => id));
	const ownerless = entries.filter(({ assessment }) => !known.has(assessment));
	const sizes = new Map(rows.media.map(({ capture, bytes }) => [capture, bytes]));
	const photos = captures.filter(({ id, media }) => media !== undefined && sizes.get(id) !== media.bytes);
	const caught = new Set(captures.map(({ id }) => id));
	const stray = rows.media.filter(({ capture }) => !caught.has(capture));
	const halves = lots.filter((lot) => {
		const there = ofLot(assessments, lot);
		const isWhole = there.every(({ id }) => entries.some(({ assessment }) => assessment === id));
		return there.length > 0 && (there.length < lotSize || !isWhole);
	});
	return [
		...misfits,
		...ownerless.map(({ seq }) => `entry ${String(seq)} of no check-up`),
		...photos.map(({ id }) => `photo ${id} without its picture`),
		...stray.map(({ capture }) => `picture ${capture} of no photo`),
		...halves.map((lot) => `half of backup ${lot}`),
	];
}

/** The question that is opened again: where “saved” was last shown, or one that was moved on to since. */
export function isRightPlace(ledger: Ledger, rows: Rows, now: { firm: string; screen: string }): boolean {
	const { place } = ledger;
	if (place === undefined) return true;
	if (place.firm !== now.firm) return false;
	if (place.screens.includes(now.screen)) return true;
	// It may have moved on in the moment before it was killed: to something that nobody was asked before.
	const { entries } = readable(rows);
	const answered = new Set(
		entries.filter(({ assessment }) => assessment === now.firm).map(({ item }) => item),
	);
	return !screenOfHeading(now.screen).some((item) => answered.has(item));
}

function readable(rows: Rows) {
	return {
		assessments: rows.assessments.flatMap((row) => parsed(assessmentSchema, row)),
		entries: rows.entries.flatMap((row) => parsed(entrySchema, row)),
		captures: rows.captures.flatMap((row) => parsed(captureSchema, row)),
	};
}

function parsed<Value>(schema: v.GenericSchema<unknown, Value>, row: unknown): readonly Value[] {
	const read = v.safeParse(schema, row);
	return read.success ? [read.output] : [];
}

const ofLot = (assessments: readonly Assessment[], lot: string): readonly Assessment[] =>
	assessments.filter(({ id }) => id.startsWith(`${lot}-`));
