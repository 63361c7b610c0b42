import type { Content } from '../lib/content/read-content.ts';
import { advise, type Recommendation } from '../lib/engine/advice.ts';
import type { Answer, Answers } from '../lib/engine/answer.ts';
import type { Day } from '../lib/engine/calendar.ts';
import type { Row, Table } from '../lib/engine/condition.ts';
import { assessAnswers } from '../lib/engine/diagnosis.ts';
import type { Offer } from '../lib/engine/offer.ts';
import { itemsFor, type ItemId } from '../lib/engine/questionnaire.ts';
import { toldBy, type Told } from './told-by.ts';

/** A firm made from the cells of a rule and of its offer, or what those cells are where no firm could be made. */
export type Reached =
	| { readonly kind: 'firm'; readonly rule: string; readonly told: Told }
	| { readonly kind: 'nobody'; readonly rule: string; readonly cells: readonly string[] };

/**
 * For every rule a firm for which it fires and that can have its offer. The firm is made from the cells, then put to
 * the engine itself: results such as the rung are not set, they come out. Offers that are over are left out.
 */
export function reachedRules(content: Content, today: Day): readonly Reached[] {
	const { offers, rules } = content.rulesFile;
	return rules.flatMap(({ id: rule, offer: advised, when }): Reached[] => {
		const offer = offers.find(({ id }) => id === advised);
		if (offer === undefined || (offer.validity.to !== undefined && offer.validity.to < today)) return [];
		const rows = rowsOf(when).flatMap((row) => rowsOf(offer.eligible).map((own) => [...row, ...own]));
		for (const told of firmsFor(rows, offer, content))
			if (isReached(told, { rule, content, today })) return [{ kind: 'firm', rule, told }];
		const cells = (rows[0] ?? []).map(({ fact, source }) => `${fact} ${source}`);
		return [{ kind: 'nobody', rule, cells }];
	});
}

const rowsOf = (table: Table): readonly Row[] => (table.length === 0 ? [[]] : table);

/** Firms at every height of links and scenes, with what the cells of a row ask for told on top. */
function* firmsFor(rows: readonly Row[], offer: Offer, content: Content): Generator<Told> {
	const heights = [0, 2, 4, 3, 1];
	for (const row of rows)
		for (const told of toldBy(row, offer, content))
			for (const links of heights)
				for (const scenes of heights) yield new Map([...firmAt(links, scenes, content), ...told]);
}

/** A firm that does everything itself and stands at one height in all its links, at another in all its scenes. */
function firmAt(links: number, scenes: number, { questionnaire, scales }: Content): Told {
	const linkItems = new Set(scales.flatMap(({ network }) => (network?.links ?? []).map(({ item }) => item)));
	const context = new Set(itemsFor(questionnaire, 'context'));
	return new Map(
		questionnaire.items.flatMap((item): readonly (readonly [ItemId, Answer])[] => {
			if (item.kind === 'ladder') {
				const height = linkItems.has(item.id) ? links : scenes;
				const option = item.options[Math.min(height, item.options.length - 1)];
				return option === undefined ? [] : [[item.id, { kind: 'chosen', option }]];
			}
			if (item.kind === 'multi') {
				const options = context.has(item.id) || scenes > 0 ? item.options : [];
				return [[item.id, { kind: 'several', options }]];
			}
			return item.kind === 'yes-no' ? [[item.id, { kind: 'yes-no', value: scenes > 2 }]] : [];
		}),
	);
}

interface Question {
	readonly rule: string;
	readonly content: Content;
	readonly today: Day;
}

function isReached(told: Told, { rule, content, today }: Question): boolean {
	const { questionnaire, scales, rulesFile } = content;
	const answers: Answers = new Map(
		[...told].map(([id, answer]) => [id, { answer, by: 'owner', at: 0, evidence: 'E0' }]),
	);
	const official = scales.find(({ id }) => id === rulesFile.settings.officialScale);
	if (official === undefined) return false;
	const assessed = assessAnswers(questionnaire, scales, answers);
	return advise({ rulesFile, assessed, official, today }).some(
		(recommendation) =>
			isOpen(recommendation) &&
			recommendation.receipts.some((receipt) => receipt.kind === 'rule' && receipt.rule === rule),
	);
}

/** What nobody has checked is open as far as anybody knows, and a yearly call comes again. */
const isOpen = ({ status }: Recommendation) =>
	status.kind === 'eligible' ||
	status.kind === 'closing-soon' ||
	status.kind === 'between-calls' ||
	status.kind === 'not-checked';
