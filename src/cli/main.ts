import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAnswersFile, type AnswersOfFile } from '../lib/content/answers-file.ts';
import { problemLog, type ContentProblem } from '../lib/content/problem.ts';
import type { Content } from '../lib/content/read-content.ts';
import { authoredPlan } from '../lib/content/read-money-plan.ts';
import { parseWith } from '../lib/content/schema-problems.ts';
import { isDay, type Day } from '../lib/engine/calendar.ts';
import type { MoneyPlan } from '../lib/engine/money-plan.ts';
import { failure, success, type Result } from '../lib/engine/result.ts';
import { carriedReport } from './carried.ts';
import { checkCases } from './cases.ts';
import { comparisonReport } from './compare.ts';
import { coverageReport } from './coverage.ts';
import { loadContent } from './content-files.ts';
import { moneyCases } from './money-cases.ts';
import { moneyReport } from './money.ts';
import { reachedRules } from './reachable.ts';
import { routeReport, targetNamed } from './route.ts';
import { scoreReport } from './score.ts';
import { simulationReport } from './simulate.ts';
import { whyReport, type Asked } from './why.ts';
import {
	cliLanguage,
	sentenceOfAnswersProblem,
	sentenceOfContentProblem,
	sentenceOfUnreached,
} from './sentences.ts';

const root = path.resolve(import.meta.dirname, '../..');
const language = cliLanguage(process.env);

const usage = {
	en: `checkup score --answers FILE [--today YYYY-MM-DD]   diagnose a firm; FILE - reads standard input
checkup compare --before FILE --after FILE          compare two diagnoses of one firm
checkup route --answers FILE --to level3|R4|level3+R4   the steps with the least effort that reach it
checkup why --answers FILE [--scale ID] [--level ID] [--offer ID]   why a level or an offer, why not, what would change it
checkup money --plan FILE [--answers FILE] [--today YYYY-MM-DD]   own money after public money, line by line
checkup simulate [--firms 2000] [--seed 1]          ask made-up firms: how many questions until the result is certain?
checkup coverage [--firms 5000] [--seed 1]          advise made-up firms of every kind: does each get what it can use?
checkup check [--strict]                            check questionnaires/, offers and cases; strict: every language too`,
	'zh-CN': `checkup score --answers 文件 [--today 年-月-日]   给一家企业打分；文件写 - 则读标准输入
checkup compare --before 文件 --after 文件          比较一家企业的两次体检
checkup route --answers 文件 --to level3|R4|level3+R4   用最少的工夫达到这一级，要走哪几步
checkup why --answers 文件 [--scale 标尺] [--level 级] [--offer 政策]   为什么是这一级、够得上，为什么不是，改什么会变
checkup money --plan 文件 [--answers 文件] [--today 年-月-日]   补贴之后自己掏多少，一笔一笔列出
checkup simulate [--firms 2000] [--seed 1]        拿虚拟企业试问：问多少题结果才确定？
checkup coverage [--firms 5000] [--seed 1]        给各种虚拟企业出建议：是不是家家都有用得上的？
checkup check [--strict]                          检查问卷、政策规则和案例；加 --strict 时每种语言都要译全`,
};

/** Exit codes: 0 done, 2 something in the input is wrong; then every problem is on standard error. */
function main(): number {
	const read = readCommand();
	if (!read.ok) return complain([read.sentence, usage[language]]);
	const { values, positionals } = read;
	if (values.help === true) {
		console.log(usage[language]);
		return 0;
	}
	const [command] = positionals;
	const today = values.today ?? new Date().toISOString().slice(0, 10);
	const run = runOf(command, values, today);
	if (run === undefined) return complain([usage[language]]);
	const loaded = loadContent(root);
	return loaded.ok
		? run(loaded.value.content, loaded.value.untranslated)
		: complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
}

type Values = Extract<ReturnType<typeof readCommand>, { ok: true }>['values'];

type Run = (content: Content, untranslated: readonly ContentProblem[]) => number;

/** Undefined where the command or something that it needs is not named. */
function runOf(
	command: string | undefined,
	{ answers, before, after, to, plan, ...rest }: Values,
	today: string,
): Run | undefined {
	if (command === 'score' && answers !== undefined) return (content) => score(content, answers, today);
	if (command === 'compare' && before !== undefined && after !== undefined)
		return (content) => compare(content, before, after);
	if (command === 'route' && answers !== undefined && to !== undefined)
		return (content) => route(content, answers, { to, today });
	if (command === 'why' && answers !== undefined) return (content) => why(content, answers, rest);
	if (command === 'money' && plan !== undefined)
		return (content) => ownMoney(content, plan, { answers, today });
	const seed = Number(rest.seed);
	if (command === 'simulate') return (content) => simulate(content, Number(rest.firms ?? 2000), seed);
	if (command === 'coverage')
		return (content) => coverage(content, { firms: Number(rest.firms ?? 5000), seed, today });
	if (command !== 'check') return undefined;
	return (content, untranslated) => check(content, { untranslated, strict: rest.strict === true });
}

function readCommand() {
	try {
		const options = {
			answers: { type: 'string' },
			today: { type: 'string' },
			help: { type: 'boolean' },
			before: { type: 'string' },
			after: { type: 'string' },
			firms: { type: 'string' },
			seed: { type: 'string', default: '1' },
			to: { type: 'string' },
			plan: { type: 'string' },
			// Taken and without effect: the output is JSON anyway.
			json: { type: 'boolean' },
			scale: { type: 'string' },
			level: { type: 'string' },
			offer: { type: 'string' },
			strict: { type: 'boolean' },
		} as const;
		return { ok: true, ...parseArgs({ allowPositionals: true, options }) } as const;
	} catch (error) {
		return { ok: false, sentence: error instanceof Error ? error.message : String(error) } as const;
	}
}

function score(content: Content, file: string, today: string): number {
	if (!isDay(today)) return noSuchDay(today);
	const opened = openAnswers(file, content);
	if (!opened.ok) return complain(opened.problems);
	const { answers, fates } = opened.value;
	return print({ ...scoreReport(content, answers, today), carried: carriedReport(fates) });
}

/** Problems of a file are told apart by its name in front. */
function compare(content: Content, beforeFile: string, afterFile: string): number {
	const [before, after] = [readAnswers(beforeFile, content), readAnswers(afterFile, content)];
	if (!before.ok || !after.ok)
		return complain([before, after].flatMap((read) => (read.ok ? [] : read.problems)));
	return print(comparisonReport(content, before.value, after.value));
}

function route(content: Content, file: string, { to, today }: { to: string; today: string }): number {
	if (!isDay(today)) return noSuchDay(today);
	const target = targetNamed(to, content.scales);
	if (target === undefined)
		return complain([
			`--to: ${language === 'en' ? 'no such level' : '没有这一级'}: ${to} (${content.scales.flatMap(({ levels }) => levels.map(({ id }) => id)).join(', ')})`,
		]);
	const answers = readAnswers(file, content);
	if (!answers.ok) return complain(answers.problems);
	return print(routeReport(content, answers.value.answers, { target, today }));
}

function why(content: Content, file: string, asked: Asked): number {
	const answers = readAnswers(file, content);
	if (!answers.ok) return complain(answers.problems);
	const report = whyReport(content, answers.value.answers, asked);
	if (!report.ok)
		return complain(
			report.problems.map(
				({ option, id }) => `--${option}: ${language === 'en' ? 'not known' : '没有这个'}: ${id}`,
			),
		);
	return print(report.value);
}

/** Without answers nothing about the firm is known: what hangs on its place is not counted. */
function ownMoney(
	content: Content,
	planFile: string,
	{ answers, today }: { answers: string | undefined; today: string },
): number {
	if (!isDay(today)) return noSuchDay(today);
	const plan = readPlan(planFile);
	if (!plan.ok) return complain(plan.problems);
	const read = answers === undefined ? undefined : readAnswers(answers, content);
	if (read && !read.ok) return complain(read.problems);
	const told = read?.value.answers ?? new Map();
	return print(moneyReport(content, { answers: told, plan: plan.value, today }));
}

function readPlan(file: string): Result<MoneyPlan, string> {
	const input = readJson(file);
	if (!input.ok) return failure([`${file}: ${input.sentence}`]);
	const problems: ContentProblem[] = [];
	const plan = parseWith(authoredPlan, input.value, problemLog(file, problems));
	return plan === undefined
		? failure(problems.map((problem) => sentenceOfContentProblem(problem, language)))
		: success(plan);
}

/** Each problem with the name of the file in front. */
function readAnswers(file: string, content: Content): Result<AnswersOfFile, string> {
	const answers = openAnswers(file, content);
	return answers.ok ? answers : failure(answers.problems.map((problem) => `${file}: ${problem}`));
}

function openAnswers(file: string, { questionnaire }: Content): Result<AnswersOfFile, string> {
	const input = readJson(file);
	if (!input.ok) return failure([input.sentence]);
	const answers = openAnswersFile(input.value, questionnaire);
	return answers.ok
		? answers
		: failure(answers.problems.map((problem) => sentenceOfAnswersProblem(problem, language)));
}

function simulate(content: Content, firms: number, seed: number): number {
	if (!Number.isInteger(firms) || firms < 1 || !Number.isInteger(seed)) return complain([usage[language]]);
	return print(simulationReport({ root, content, firms, seed }));
}

interface CoverageOptions {
	readonly firms: number;
	readonly seed: number;
	readonly today: string;
}

/** Gaps are mistakes in the offers: they go to standard error like those of `check`. */
function coverage(content: Content, { firms, seed, today }: CoverageOptions): number {
	if (!Number.isInteger(firms) || firms < 1 || !Number.isInteger(seed) || !isDay(today))
		return complain([usage[language]]);
	const report = coverageReport({ root, content, firms, seed, today });
	print(report);
	const gaps = [...report.gaps, ...unreachedRules(content, today)];
	return gaps.length === 0 ? 0 : complain(gaps);
}

function readJson(file: string): { ok: true; value: unknown } | { ok: false; sentence: string } {
	try {
		return { ok: true, value: JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) };
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		return {
			ok: false,
			sentence: sentenceOfAnswersProblem({ path: '', problem: { kind: 'unreadable', detail } }, language),
		};
	}
}

interface CheckOptions {
	readonly untranslated: readonly ContentProblem[];
	/** Nothing may wait for a translator: asked before the product is shipped. */
	readonly strict: boolean;
}

function check(content: Content, { untranslated, strict }: CheckOptions): number {
	const gapsInWords = untranslated.map((problem) => sentenceOfContentProblem(problem, language));
	if (strict && gapsInWords.length > 0) return complain(gapsInWords);
	const cases = checkCases(root, content);
	if (cases.problems.length > 0) return complain(cases.problems);
	const sums = moneyCases(root, content);
	const wrongSums = sums.flatMap(({ file, title, differences }) =>
		differences.map((difference) => `${file}: ${title}: ${difference}`),
	);
	if (wrongSums.length > 0) return complain(wrongSums);
	const gaps = adviceGaps(content);
	if (gaps.length > 0) return complain(gaps);
	const counts = {
		items: content.questionnaire.items.length,
		scales: content.scales.length,
		offers: content.rulesFile.offers.length,
		rules: content.rulesFile.rules.length,
		languages: content.questionnaire.languages.length,
		cases: cases.count,
		'money cases': sums.length,
	};
	console.log(
		Object.entries(counts)
			.map(([name, count]) => `${name} ${String(count)}`)
			.join(', '),
	);
	if (gapsInWords.length > 0) console.log([toTranslate(gapsInWords.length), ...gapsInWords].join('\n'));
	return 0;
}

const toTranslate = (count: number): string =>
	language === 'en'
		? `To be translated (${String(count)}); until then the app shows these words in English or Chinese:`
		: `还要翻译 ${String(count)} 处；译好之前，应用里先显示英文或中文：`;

/** On the day of the last check of the offers, so that an end that comes later does not break the build of that day. */
function adviceGaps(content: Content): readonly string[] {
	const [today = '2026-11-21'] = content.rulesFile.offers
		.map(({ checked }) => checked.asOf)
		.sort()
		.reverse();
	return [
		...unreachedRules(content, today),
		...coverageReport({ root, content, firms: 300, seed: 1, today }).gaps,
	];
}

const unreachedRules = (content: Content, today: Day): readonly string[] =>
	reachedRules(content, today).flatMap((reached) =>
		reached.kind === 'nobody' ? [sentenceOfUnreached(reached, language)] : [],
	);

const noSuchDay = (day: string): number =>
	complain([`--today: ${language === 'en' ? 'no such day' : '没有这一天'}: ${day}`]);

function print(report: unknown): number {
	console.log(JSON.stringify(report, null, '\t'));
	return 0;
}

function complain(sentences: readonly string[]): number {
	for (const sentence of sentences) console.error(sentence);
	return 2;
}

process.exitCode = main();
