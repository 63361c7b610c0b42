import * as v from 'valibot';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { failure, success, type Result } from '../engine/result.ts';
import { openAnswersFile, type AnswersFileProblem, type AnswersOfFile } from './answers-file.ts';
import { problemOfIssue } from './authored-answer.ts';

/** Of the form of a backup: to be raised where an older release would misread what a newer one writes. */
export const backupEdition = 1;

const finite = v.pipe(v.number(), v.finite());
const madeSchema = v.strictObject({
	edition: finite,
	/** Milliseconds since 1970. */
	createdAt: finite,
	/** The release that wrote it. */
	app: v.string(),
});
export type BackupMade = Readonly<v.InferOutput<typeof madeSchema>>;

/** Several check-ups in one file: each in the form of an answers file. The first releases did not say when it was made. */
const answersBundle = v.strictObject({ backup: v.exactOptional(madeSchema), checkUps: v.array(v.unknown()) });

/** What a file of any release says of itself, before anything else in it is looked at. */
const anyEdition = v.object({ backup: v.object({ edition: v.number() }) });

export interface OpenedFile {
	/** Undefined for a file that is no backup, or one of the first releases. */
	readonly made: BackupMade | undefined;
	readonly checkUps: readonly AnswersOfFile[];
}

export const bundleOf = (
	files: readonly unknown[],
	made?: Omit<BackupMade, 'edition'>,
): v.InferInput<typeof answersBundle> => ({
	...(made !== undefined && { backup: { edition: backupEdition, ...made } }),
	checkUps: [...files],
});

/** What is in a file, be it one check-up or a bundle of them. Either all of it fits or every problem is told. */
export function openAnswers(
	input: unknown,
	questionnaire: Questionnaire,
): Result<OpenedFile, AnswersFileProblem> {
	const edition = v.safeParse(anyEdition, input);
	if (edition.success && edition.output.backup.edition > backupEdition) {
		const found = edition.output.backup.edition;
		const problem = { kind: 'newer-edition', known: backupEdition, found } as const;
		return failure([{ path: 'backup.edition', problem }]);
	}
	if (!isBundle(input)) {
		const opened = openAnswersFile(input, questionnaire);
		return opened.ok ? success({ made: undefined, checkUps: [opened.value] }) : opened;
	}
	const bundle = v.safeParse(answersBundle, input);
	if (!bundle.success) return failure(bundle.issues.map(problemOfIssue));
	const { backup: made, checkUps } = bundle.output;
	const opened = checkUps.map((file) => openAnswersFile(file, questionnaire));
	const problems = opened.flatMap((file, index) =>
		file.ok ? [] : file.problems.map((problem) => within(index, problem)),
	);
	return problems.length > 0
		? failure(problems)
		: success({ made, checkUps: opened.flatMap((file) => (file.ok ? [file.value] : [])) });
}

const isBundle = (input: unknown): boolean => v.is(v.object({ checkUps: v.unknown() }), input);

const within = (index: number, { path, problem }: AnswersFileProblem): AnswersFileProblem => ({
	path: ['checkUps', index, ...(path === '' ? [] : [path])].join('.'),
	problem,
});
