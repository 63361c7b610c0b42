import { isGiven, type Answer, type AnswerRecord } from '../../engine/answer.ts';
import { itemById, type ItemId, type Questionnaire } from '../../engine/questionnaire.ts';
import { moveThrough, stepsFrom } from '../../engine/version-steps.ts';
import { formatBeside, formatDay, formatMoment, formatNumber } from '../../i18n/formats.ts';
import { text } from '../../i18n/i18n.ts';
import { answerWords } from '../condition-words.ts';
import { itemName } from '../sentences.ts';

// What a file and this device say differently, and what is to become of it, in the reader's language.

interface Said {
	readonly item: ItemId;
	readonly version: number;
	readonly record: AnswerRecord | null;
}

export interface SideWords {
	readonly answer: string;
	/** Who said it, when, and on what evidence. */
	readonly source: string;
	readonly note: string | undefined;
}

export function saidWords(said: Said | undefined, questionnaire: Questionnaire): SideWords {
	const record = said?.record ?? undefined;
	if (said === undefined || record === undefined)
		return { answer: text('backup.in.takenBackHere'), source: '', note: undefined };
	return {
		answer: answerNow(said, record.answer, questionnaire),
		source: formatBeside([
			text(`evidence.respondent.${record.by}`),
			// Written by hand, a file may name no moment.
			...(record.at > 0 ? [formatMoment(record.at)] : []),
			text(`evidence.${record.evidence}`),
		]),
		note: record.note,
	};
}

/** What was said to an older version, as this one says it; an option that nobody has any more by its id. */
function answerNow({ item, version }: Said, answer: Answer, questionnaire: Questionnaire): string {
	const moved = moveThrough(stepsFrom(questionnaire, version), item, answer);
	const now = moved.kind === 'moved' ? itemById(questionnaire).get(moved.item) : undefined;
	if (moved.kind === 'moved' && now !== undefined) return answerWords(now, moved.answer);
	if (!isGiven(answer)) return text('question.dontKnow');
	switch (answer.kind) {
		case 'chosen':
			return answer.option;
		case 'several':
			return formatBeside(answer.options);
		case 'amount':
			return formatNumber(answer.value);
		case 'yes-no':
			return text(answer.value ? 'backup.in.yes' : 'backup.in.no');
		case 'text':
			return answer.value;
	}
}

/** The question, and whose it is where there are several firms. */
export function itemWords(item: ItemId, questionnaire: Questionnaire, firm?: string): string {
	const name = itemById(questionnaire).has(item) ? itemName(item) : text('carried.unknownName', { id: item });
	return firm === undefined ? name : text('format.pair', { name: firm, value: name });
}

type Counts = Readonly<
	Record<
		| 'newCheckUps'
		| 'newAnswers'
		| 'later'
		| 'conflicts'
		| 'captures'
		| 'cardFields'
		| 'fromBin'
		| 'unreadable'
		| 'newerHere',
		number
	>
>;

const becomes = [
	'newCheckUps',
	'newAnswers',
	'later',
	'conflicts',
	'captures',
	'cardFields',
	'fromBin',
	'unreadable',
] as const;

/** What becomes of a firm, in one line: "3 new answers · 1 said otherwise". */
export function becomesOf(counts: Counts): string {
	const parts = becomes.flatMap((kind) =>
		counts[kind] === 0 ? [] : [text(`backup.in.becomes.${kind}`, { number: formatNumber(counts[kind]) })],
	);
	const rest = counts.newerHere > 0 ? 'backup.in.becomes.newerHere' : 'backup.in.becomes.same';
	return formatBeside(parts.length === 0 ? [text(rest)] : parts);
}

/** How much is in a file. */
export const holdsWords = (
	holds: Readonly<Record<'firms' | 'checkUps' | 'answers' | 'captures', number>>,
): string =>
	formatBeside(
		(['firms', 'checkUps', 'answers', 'captures'] as const).flatMap((kind) =>
			kind === 'captures' && holds.captures === 0
				? []
				: [text(`backup.in.holds.${kind}`, { number: formatNumber(holds[kind]) })],
		),
	);

const days: ReadonlySet<string> = new Set(['planned', 'visited', 'reported', 'recheck']);

type CardField = 'person' | 'phone' | 'address' | 'remark' | 'planned' | 'visited' | 'reported' | 'recheck';

export const fieldName = (field: CardField): string => text(`backup.in.field.${field}`);

export const fieldWords = (field: CardField, value: string): string =>
	days.has(field) ? formatDay(value) : value;
