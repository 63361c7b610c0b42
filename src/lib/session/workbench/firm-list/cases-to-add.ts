import type { AnswerRecord, Answers, GivenAnswer } from '../../../engine/answer.ts';
import type { ItemId } from '../../../engine/questionnaire.ts';
import type { Assessment } from '../../../storage/assessment.ts';
import type { CaseSummary } from '../../../storage/case-summary.ts';
import type { NewCases } from '../../../storage/cases.ts';
import type { Firm } from '../../../storage/firm.ts';
import { profileOf } from '../../case-profile.ts';
import type { AskingContent } from '../../loaded-content.ts';
import { changedCard, fieldsOfCard } from '../caseload/firm-card.ts';
import {
	knownOfFirm,
	rowsOnto,
	shortAnswer,
	type Difference,
	type Known,
	type RowOnto,
} from './difference.ts';
import type { RowsOfFirm } from './import-plan.ts';
import type { ListedFirm } from './listed-firm.ts';

/** When, under which questions, and with which new ids; words for what fits no option. */
export interface Adding {
	readonly content: Pick<AskingContent, 'questionnaire' | 'chain' | 'official'>;
	readonly at: number;
	readonly newId: () => string;
	readonly remarkOf: (unmatched: ListedFirm['unmatched'][number]) => string;
	/** One line with all that a merged row says otherwise. */
	readonly otherRow: (differing: readonly Difference[]) => string;
}

/** The firm that rows are merged onto, as it is stored now. */
export interface StoredFirm {
	readonly id: string;
	readonly card: Firm | undefined;
	readonly assessment: Assessment;
	readonly answers: Answers;
}

/** A new firm: its card, its first check-up with what the list says, and for the list what is known of it. */
export function freshCase(rows: RowsOfFirm, adding: Adding): NewCases & { readonly summary: CaseSummary } {
	const { at, newId, content } = adding;
	const { questionnaire, chain, official } = content;
	const id = newId();
	const [{ name }] = rows;
	const answers = new Map<ItemId, GivenAnswer>([
		[questionnaire.nameItem, { kind: 'text', value: name }],
		...answersOf(rows),
	]);
	const assessment: Assessment = {
		id,
		name,
		questionnaire: questionnaire.id,
		version: questionnaire.version,
		createdAt: at,
		updatedAt: at,
		reached: 0,
	};
	return {
		firms: [filledCard({ id, known: new Map(), card: undefined }, rows, adding)],
		assessments: [assessment],
		entries: entriesOf(assessment.id, answers, adding),
		summary: {
			assessment: id,
			of: at,
			// Of no edition: it is worked out when nothing waits, and the place and line of business are found until then.
			edition: '',
			answered: answers.size,
			asked: 0,
			evidenced: 0,
			rung: { low: 0, high: chain.levels.length - 1 },
			level: { low: 0, high: official.levels.length - 1 },
			profile: profileOf([...answersOf(rows)]),
		},
	};
}

/** Only what is empty is filled in; what was said stands, and what differs from it goes into the remark. */
export function mergedCase(stored: StoredFirm, rows: RowsOfFirm, adding: Adding): NewCases {
	const { id, card, assessment } = stored;
	const known = knownOfFirm(assessment.name, card, (item) => {
		const record = stored.answers.get(item);
		return record === undefined ? undefined : shortAnswer(record.answer);
	});
	const answers = new Map([...answersOf(rows)].filter(([item]) => !stored.answers.has(item)));
	return {
		firms: [filledCard({ id, known, card }, rows, adding)],
		assessments: answers.size === 0 ? [] : [{ ...assessment, updatedAt: adding.at }],
		entries: entriesOf(assessment.id, answers, adding),
	};
}

/** Of several rows the first that says something counts. */
const answersOf = (rows: RowsOfFirm): ReadonlyMap<ItemId, GivenAnswer> =>
	new Map(rows.toReversed().flatMap(({ answers }) => [...answers]));

/** The clock of a visit and whatever else stands on the card stays. */
function filledCard(
	{ id, known, card }: Pick<StoredFirm, 'id' | 'card'> & { readonly known: Known },
	rows: RowsOfFirm,
	adding: Adding,
): Firm {
	const before = fieldsOfCard(card);
	const first = (said: (row: ListedFirm) => string): string =>
		rows.map(said).find((words) => words !== '') ?? '';
	const fields = {
		person: before.person || first(({ person }) => person),
		phone: before.phone || first(({ phone }) => phone),
		address: before.address || first(({ address }) => address),
		planned: before.planned || first(({ planned }) => planned ?? ''),
		remark: [before.remark, ...newRemarks(before.remark, rowsOnto(known, rows), adding)]
			.filter(Boolean)
			.join('\n'),
	};
	return changedCard(card ?? { id, updatedAt: adding.at }, fields, adding.at);
}

/** What stands there already, line for line, is not said twice. */
function newRemarks(
	before: string,
	rows: readonly RowOnto[],
	{ remarkOf, otherRow }: Adding,
): readonly string[] {
	const lines = new Set(linesOf(before));
	const remarks = rows.flatMap(({ firm: { remarks: words, unmatched }, differing }) => [
		...words,
		...unmatched.map(remarkOf),
		...(differing.length === 0 ? [] : [otherRow(differing)]),
	]);
	return [...new Set(remarks)].filter((words) => linesOf(words).some((line) => !lines.has(line)));
}

const linesOf = (words: string): readonly string[] => words.split(/\r?\n/).map((line) => line.trim());

/** What an advisor took over from a list is no more than claimed. */
function entriesOf(
	assessment: string,
	answers: ReadonlyMap<ItemId, GivenAnswer>,
	{ at, newId, content }: Adding,
): NewCases['entries'] {
	const save = newId();
	const { version } = content.questionnaire;
	return [...answers].map(([item, answer]) => {
		const record: AnswerRecord = { answer, by: 'advisor', at, evidence: 'E0' };
		return { assessment, item, record, version, save, savedAt: at };
	});
}
