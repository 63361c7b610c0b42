import * as v from 'valibot';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { failure, success, type Result } from '../engine/result.ts';
import { openAnswersFile, type AnswersFileProblem, type AnswersOfFile } from './answers-file.ts';

/** Several check-ups in one file: each in the form of an answers file, in the order in which they are listed. */
const answersBundle = v.strictObject({ checkUps: v.array(v.unknown()) });

export const bundleOf = (files: readonly unknown[]): v.InferInput<typeof answersBundle> => ({
	checkUps: [...files],
});

/** What is in a file, be it one check-up or a bundle of them. Either all of it fits or every problem is told. */
export function openAnswers(
	input: unknown,
	questionnaire: Questionnaire,
): Result<readonly AnswersOfFile[], AnswersFileProblem> {
	const bundle = v.safeParse(answersBundle, input);
	if (!bundle.success) {
		const opened = openAnswersFile(input, questionnaire);
		return opened.ok ? success([opened.value]) : opened;
	}
	const opened = bundle.output.checkUps.map((file) => openAnswersFile(file, questionnaire));
	const problems = opened.flatMap((file, index) =>
		file.ok ? [] : file.problems.map((problem) => within(index, problem)),
	);
	return problems.length > 0
		? failure(problems)
		: success(opened.flatMap((file) => (file.ok ? [file.value] : [])));
}

const within = (index: number, { path, problem }: AnswersFileProblem): AnswersFileProblem => ({
	path: ['checkUps', index, ...(path === '' ? [] : [path])].join('.'),
	problem,
});
