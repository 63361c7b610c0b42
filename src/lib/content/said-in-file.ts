import * as v from 'valibot';
import type { AnswerRecord } from '../engine/answer.ts';
import type { VersionedAnswers } from '../engine/carry-forward.ts';
import type { ItemId, Questionnaire } from '../engine/questionnaire.ts';
import { problemOfIssue, recordToFile, type AnswersFileProblem } from './authored-answer.ts';
import { readOlderRecord } from './older-answers.ts';

/** One thing said about one item, at its place in the order of saying. */
export interface SaidInFile {
	readonly item: ItemId;
	/** Of the questionnaire that was asked. */
	readonly version: number;
	/** null: taken back. */
	readonly record: AnswerRecord | null;
}

interface FileRead {
	readonly questionnaire: Questionnaire;
	/** Of what names none. */
	readonly version: number;
	readonly problems: AnswersFileProblem[];
}

const said = v.looseObject({ item: v.string(), version: v.optional(v.pipe(v.number(), v.finite())) });
const takenBack = v.strictObject({ withdrawn: v.literal(true) });

/** Who said what, in the order of saying. What was said earlier need not fit any more: it is read by its form alone. */
export function readHistory(history: readonly unknown[], file: FileRead): readonly SaidInFile[] {
	return history.flatMap((input, index) => readSaid(input, `history.${String(index)}`, file));
}

function readSaid(
	input: unknown,
	path: string,
	{ questionnaire, version: current, problems }: FileRead,
): readonly SaidInFile[] {
	const parsed = v.safeParse(said, input);
	if (!parsed.success) {
		const within = parsed.issues.map(problemOfIssue);
		problems.push(...within.map((each) => ({ ...each, path: [path, each.path].filter(Boolean).join('.') })));
		return [];
	}
	const { item, version = current, ...told } = parsed.output;
	if (version > questionnaire.version) {
		const known = questionnaire.version;
		problems.push({ path: `${path}.version`, problem: { kind: 'newer-version', known, found: version } });
		return [];
	}
	if (v.is(takenBack, told)) return [{ item, version, record: null }];
	const record = readOlderRecord(told, item, { questionnaire, version, path, problems });
	return record === undefined ? [] : [{ item, version, record }];
}

/**
 * The journal of a file: its history, where it has one, and behind it what stands in the answers and was not said last
 * there. So a file without a history has one too, and one that was edited by hand says what its answers say.
 */
export function journalOf(
	history: readonly SaidInFile[],
	told: readonly VersionedAnswers[],
): readonly SaidInFile[] {
	const last = new Map(history.map((each) => [each.item, keyOf(each)]));
	const standing = [...told]
		.sort((a, b) => a.version - b.version)
		.flatMap(({ version, answers }) =>
			[...answers].map(([item, record]): SaidInFile => ({ item, version, record })),
		);
	return [...history, ...standing.filter((each) => last.get(each.item) !== keyOf(each))];
}

/** The same for the same thing said by the same person at the same moment, in whichever journal. */
export const keyOf = ({ item, record }: Pick<SaidInFile, 'item' | 'record'>): string =>
	// Its keys always come in the same order; this is asked for every statement of every firm.
	JSON.stringify([item, record === null ? null : recordToFile(record)]);

export const saidToFile = ({ item, version, record }: SaidInFile, current: number) => ({
	item,
	...(version !== current && { version }),
	...(record === null ? { withdrawn: true } : recordToFile(record)),
});
