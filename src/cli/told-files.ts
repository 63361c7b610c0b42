import { readFileSync } from 'node:fs';
import { openAnswersFile, type AnswersOfFile } from '../lib/content/answers-file.ts';
import { problemLog, type ContentProblem } from '../lib/content/problem.ts';
import type { Content } from '../lib/content/read-content.ts';
import { authoredPlan } from '../lib/content/read-money-plan.ts';
import { parseWith } from '../lib/content/schema-problems.ts';
import type { MoneyPlan } from '../lib/engine/money-plan.ts';
import { failure, success, type Result } from '../lib/engine/result.ts';
import { sentenceOfAnswersProblem, sentenceOfContentProblem } from './sentences.ts';
import { language } from './terminal.ts';

/** A command that reads more than one file tells them apart: each problem has the name of its file in front. */
export function readAnswers(file: string, content: Content): Result<AnswersOfFile, string> {
	const answers = openAnswers(file, content);
	return answers.ok ? answers : failure(answers.problems.map((problem) => `${file}: ${problem}`));
}

export function openAnswers(file: string, { questionnaire }: Content): Result<AnswersOfFile, string> {
	const input = readJson(file);
	if (!input.ok) return input;
	const answers = openAnswersFile(input.value, questionnaire);
	return answers.ok
		? answers
		: failure(answers.problems.map((problem) => sentenceOfAnswersProblem(problem, language)));
}

export function readPlan(file: string): Result<MoneyPlan, string> {
	const input = readJson(file);
	if (!input.ok) return failure(input.problems.map((problem) => `${file}: ${problem}`));
	const problems: ContentProblem[] = [];
	const plan = parseWith(authoredPlan, input.value, problemLog(file, problems));
	return plan === undefined
		? failure(problems.map((problem) => sentenceOfContentProblem(problem, language)))
		: success(plan);
}

/** `-` is what comes in on standard input. */
function readJson(file: string): Result<unknown, string> {
	try {
		const input: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
		return success(input);
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		const problem = { path: '', problem: { kind: 'unreadable', detail } } as const;
		return failure([sentenceOfAnswersProblem(problem, language)]);
	}
}
