import * as v from 'valibot';
import { problemsOfAnswer, type AnswerRecord, type Answers } from '../engine/answer.ts';
import {
	carryAllForward,
	type AnswerFate,
	type CarriedAnswers,
	type VersionedAnswers,
} from '../engine/carry-forward.ts';
import { itemById, type ItemId, type Questionnaire } from '../engine/questionnaire.ts';
import { failure, success, type Result } from '../engine/result.ts';
import { problemOfIssue, readRecord, recordToFile, type AnswersFileProblem } from './authored-answer.ts';
import {
	captureSchema,
	checkUpSchema,
	firmCardSchema,
	type CaptureOfFile,
	type CheckUpOfFile,
	type FirmOfFile,
} from './check-up-of-file.ts';
import { nearestWord } from './nearest.ts';
import { isNestedDeeperThan } from './nesting.ts';
import { readOlderAnswers } from './older-answers.ts';
import { journalOf, readHistory, saidToFile, type SaidInFile } from './said-in-file.ts';

export { recordToFile };
export type { AnswersFileProblem, CaptureOfFile, CheckUpOfFile, FirmOfFile, SaidInFile };

/** Some hundred are asked. Whoever writes more means to hold a phone up. */
const mostAnswers = 10_000;
/** In one check-up; after a long visit there are some thousand. */
const mostSaid = 50_000;
/** From a check-up down to a choice of an answer in what was set aside there are six. */
const mostLevels = 20;
const version = v.pipe(v.number(), v.finite());
const answersByItem = v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(mostAnswers));

/** A firm's answers as a file: what the app exports, what `checkup score` reads, what cases are written in. */
const answersFile = v.strictObject({
	$schema: v.optional(v.string()),
	questionnaire: v.optional(v.string()),
	/** Without it the answers are to this version. */
	version: v.optional(version),
	answers: answersByItem,
	/** What was said to older versions and could not be carried: handed on, so that no file loses it. */
	setAside: v.optional(
		v.pipe(v.array(v.strictObject({ version, answers: answersByItem })), v.maxLength(mostSaid)),
		[],
	),
	/** Which check-up it is of; a file written by hand is of none that is stored anywhere. */
	checkUp: v.exactOptional(checkUpSchema),
	firm: v.exactOptional(firmCardSchema),
	/** Everything that was ever said, in the order of saying; the last thing said to an item is its answer. */
	history: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(mostSaid)), []),
	captures: v.optional(v.array(captureSchema), []),
});

export interface AnswersOfFile extends CarriedAnswers {
	/** As they stand in the file, each under the version it was given to. */
	readonly told: readonly [VersionedAnswers, ...VersionedAnswers[]];
	readonly checkUp?: CheckUpOfFile;
	readonly firm?: FirmOfFile;
	/** What was said, in the order of saying, the answers themselves last. */
	readonly journal: readonly SaidInFile[];
	readonly captures: readonly CaptureOfFile[];
}

/** The answers that count now. Options may be given by id or by index from 0; `"dont-know"` answers every item but a text. */
export function readAnswersFile(
	input: unknown,
	questionnaire: Questionnaire,
): Result<Answers, AnswersFileProblem> {
	const opened = openAnswersFile(input, questionnaire);
	return opened.ok ? success(opened.value.answers) : opened;
}

/** The same with what became of each answer. A file of this version must fit; one of an older version is carried forward. */
export function openAnswersFile(
	input: unknown,
	questionnaire: Questionnaire,
): Result<AnswersOfFile, AnswersFileProblem> {
	// Whoever tells what is wrong writes it down by calls, one in the other.
	if (isNestedDeeperThan(mostLevels, input))
		return failure([{ path: '', problem: { kind: 'unreadable', detail: 'nested too deeply' } }]);
	const parsed = v.safeParse(answersFile, input);
	if (!parsed.success) return failure(parsed.issues.map(problemOfIssue));
	const { questionnaire: id, version = questionnaire.version, answers, setAside, history } = parsed.output;
	const { checkUp, firm, captures } = parsed.output;
	const problems: AnswersFileProblem[] = [];
	if (id !== undefined && id !== questionnaire.id)
		problems.push({
			path: 'questionnaire',
			problem: { kind: 'other-questionnaire', expected: questionnaire.id, found: id },
		});
	const groups = [
		{ path: 'version', version },
		...setAside.map((group, index) => ({
			path: `setAside.${String(index)}.version`,
			version: group.version,
		})),
	];
	for (const { path, version: found } of groups)
		if (found > questionnaire.version)
			problems.push({ path, problem: { kind: 'newer-version', known: questionnaire.version, found } });
	const told: AnswersOfFile['told'] = [
		{
			version,
			answers:
				version < questionnaire.version
					? readOlderAnswers(answers, { questionnaire, version, path: 'answers', problems })
					: readAnswersOfThisVersion(answers, questionnaire, problems),
		},
		...setAside.map((group, index) => ({
			version: group.version,
			answers: readOlderAnswers(group.answers, {
				questionnaire,
				version: group.version,
				path: `setAside.${String(index)}.answers`,
				problems,
			}),
		})),
	];
	const journal = journalOf(readHistory(history, { questionnaire, version, problems }), told);
	if (problems.length > 0) return failure(problems);
	return success({
		told,
		...carryAllForward(questionnaire, told),
		...(checkUp !== undefined && { checkUp }),
		...(firm !== undefined && { firm }),
		journal,
		captures,
	});
}

function readAnswersOfThisVersion(
	answers: Readonly<Record<string, unknown>>,
	questionnaire: Questionnaire,
	problems: AnswersFileProblem[],
): Answers {
	const items = itemById(questionnaire);
	const read = new Map<ItemId, AnswerRecord>();
	for (const [itemId, authored] of Object.entries(answers)) {
		const path = `answers.${itemId}`;
		const item = items.get(itemId);
		if (item === undefined) {
			const nearest = nearestWord(itemId, [...items.keys()]);
			problems.push({ path, problem: { kind: 'unknown-item', id: itemId, nearest } });
			continue;
		}
		const record = readRecord(authored, item, path, problems);
		if (record) read.set(itemId, record);
	}
	problems.push(...problemsAmong(read, questionnaire));
	return read;
}

function problemsAmong(answers: Answers, questionnaire: Questionnaire): readonly AnswersFileProblem[] {
	const amounts = (id: ItemId) => {
		const answer = answers.get(id)?.answer;
		return answer?.kind === 'amount' ? answer.value : undefined;
	};
	return questionnaire.items.flatMap((item) => {
		const record = answers.get(item.id);
		if (record === undefined) return [];
		return problemsOfAnswer({ item, reasons: questionnaire.reasons }, record.answer, amounts).map(
			(problem) => ({
				path: `answers.${item.id}`,
				problem,
			}),
		);
	});
}

/** A check-up as a file holds it whole. */
export interface CheckUpToWrite {
	readonly answers: Answers;
	readonly fates: readonly AnswerFate[];
	readonly checkUp: CheckUpOfFile;
	readonly firm: FirmOfFile | undefined;
	readonly history: readonly SaidInFile[];
	readonly captures: readonly CaptureOfFile[];
}

/** With everything that was ever said, and to be found again by its id. */
export function checkUpToFile(told: CheckUpToWrite, questionnaire: Questionnaire) {
	const { checkUp, firm, history, captures } = told;
	return {
		...answersToFile(told.answers, questionnaire, told.fates),
		checkUp,
		...(firm !== undefined && { firm }),
		history: history.map((said) => saidToFile(said, questionnaire.version)),
		...(captures.length > 0 && { captures }),
	};
}

/** The same form as is read, in full: nothing of a record is left out, and nothing that was set aside. */
export function answersToFile(
	answers: Answers,
	questionnaire: Questionnaire,
	fates: readonly AnswerFate[] = [],
) {
	return toldToFile(questionnaire.id, [
		{ version: questionnaire.version, answers },
		...setAsideByVersion(fates),
	]);
}

/** The same of what stands in a file, under the version that it was said to. */
export function toldToFile(questionnaire: string, [now, ...setAside]: AnswersOfFile['told']) {
	return {
		questionnaire,
		version: now.version,
		answers: answersInFile(now.answers),
		...(setAside.length > 0 && {
			setAside: setAside.map(({ version, answers: raw }) => ({ version, answers: answersInFile(raw) })),
		}),
	};
}

function setAsideByVersion(fates: readonly AnswerFate[]): readonly VersionedAnswers[] {
	const byVersion = new Map<number, Map<ItemId, AnswerRecord>>();
	for (const fate of fates)
		if (fate.kind === 'set-aside')
			byVersion.set(
				fate.version,
				(byVersion.get(fate.version) ?? new Map<ItemId, AnswerRecord>()).set(fate.item, fate.was),
			);
	return [...byVersion].map(([version, answers]) => ({ version, answers }));
}

const answersInFile = (answers: Answers) =>
	Object.fromEntries([...answers].map(([id, record]) => [id, recordToFile(record)]));
