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
checkup check                                       check questionnaires/, offers and cases`,
	'zh-CN': `checkup score --answers 文件 [--today 年-月-日]   给一家企业打分；文件写 - 则读标准输入
checkup compare --before 文件 --after 文件          比较一家企业的两次体检
checkup route --answers 文件 --to level3|R4|level3+R4   用最少的工夫达到这一级，要走哪几步
checkup why --answers 文件 [--scale 标尺] [--level 级] [--offer 政策]   为什么是这一级、够得上，为什么不是，改什么会变
checkup money --plan 文件 [--answers 文件] [--today 年-月-日]   补贴之后自己掏多少，一笔一笔列出
checkup simulate [--firms 2000] [--seed 1]        拿虚拟企业试问：问多少题结果才确定？
checkup coverage [--firms 5000] [--seed 1]        给各种虚拟企业出建议：是不是家家都有用得上的？
checkup check                                     检查问卷、政策规则和案例`,
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
	if (command === 'score' && values.answers !== undefined) return score(values.answers, today);
	if (command === 'compare' && values.before !== undefined && values.after !== undefined)
		return compare(values.before, values.after);
	if (command === 'route' && values.answers !== undefined && values.to !== undefined)
		return route(values.answers, values.to, today);
	if (command === 'why' && values.answers !== undefined) return why(values.answers, values);
	if (command === 'money' && values.plan !== undefined)
		return ownMoney(values.plan, { answers: values.answers, today });
	if (command === 'simulate') return simulate(Number(values.firms ?? 2000), Number(values.seed));
	if (command === 'coverage')
		return coverage({ firms: Number(values.firms ?? 5000), seed: Number(values.seed), today });
	if (command === 'check') return check();
	return complain([usage[language]]);
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
			json: { type: 'boolean' },
			scale: { type: 'string' },
			level: { type: 'string' },
			offer: { type: 'string' },
		} as const;
		return { ok: true, ...parseArgs({ allowPositionals: true, options }) } as const;
	} catch (error) {
		return { ok: false, sentence: error instanceof Error ? error.message : String(error) } as const;
	}
}

function score(file: string, today: string): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	if (!isDay(today))
		return complain([`--today: ${language === 'en' ? 'no such day' : '没有这一天'}: ${today}`]);
	const input = readJson(file);
	if (!input.ok) return complain([input.sentence]);
	const opened = openAnswersFile(input.value, loaded.value.content.questionnaire);
	if (!opened.ok)
		return complain(opened.problems.map((problem) => sentenceOfAnswersProblem(problem, language)));
	const { answers, fates } = opened.value;
	const report = { ...scoreReport(loaded.value.content, answers, today), carried: carriedReport(fates) };
	console.log(JSON.stringify(report, null, '\t'));
	return 0;
}

/** Problems of a file are told apart by its name in front. */
function compare(beforeFile: string, afterFile: string): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	const { content } = loaded.value;
	const [before, after] = [readAnswers(beforeFile, content), readAnswers(afterFile, content)];
	if (!before.ok || !after.ok)
		return complain([before, after].flatMap((read) => (read.ok ? [] : read.problems)));
	console.log(JSON.stringify(comparisonReport(content, before.value, after.value), null, '\t'));
	return 0;
}

function route(file: string, to: string, today: string): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	const { content } = loaded.value;
	if (!isDay(today))
		return complain([`--today: ${language === 'en' ? 'no such day' : '没有这一天'}: ${today}`]);
	const target = targetNamed(to, content.scales);
	if (target === undefined)
		return complain([
			`--to: ${language === 'en' ? 'no such level' : '没有这一级'}: ${to} (${content.scales.flatMap(({ levels }) => levels.map(({ id }) => id)).join(', ')})`,
		]);
	const answers = readAnswers(file, content);
	if (!answers.ok) return complain(answers.problems);
	console.log(JSON.stringify(routeReport(content, answers.value.answers, { target, today }), null, '\t'));
	return 0;
}

function why(file: string, asked: Asked): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	const { content } = loaded.value;
	const answers = readAnswers(file, content);
	if (!answers.ok) return complain(answers.problems);
	const report = whyReport(content, answers.value.answers, asked);
	if (!report.ok)
		return complain(
			report.problems.map(
				({ option, id }) => `--${option}: ${language === 'en' ? 'not known' : '没有这个'}: ${id}`,
			),
		);
	console.log(JSON.stringify(report.value, null, '\t'));
	return 0;
}

/** Without answers nothing about the firm is known: what hangs on its place is not counted. */
function ownMoney(
	planFile: string,
	{ answers, today }: { answers: string | undefined; today: string },
): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	const { content } = loaded.value;
	if (!isDay(today))
		return complain([`--today: ${language === 'en' ? 'no such day' : '没有这一天'}: ${today}`]);
	const plan = readPlan(planFile);
	if (!plan.ok) return complain(plan.problems);
	const read = answers === undefined ? undefined : readAnswers(answers, content);
	if (read && !read.ok) return complain(read.problems);
	const told = read?.value.answers ?? new Map();
	const report = moneyReport(content, { answers: told, plan: plan.value, today });
	console.log(JSON.stringify(report, null, '\t'));
	return 0;
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

function readAnswers(file: string, { questionnaire }: Content): Result<AnswersOfFile, string> {
	const input = readJson(file);
	if (!input.ok) return failure([`${file}: ${input.sentence}`]);
	const answers = openAnswersFile(input.value, questionnaire);
	return answers.ok
		? answers
		: failure(answers.problems.map((problem) => `${file}: ${sentenceOfAnswersProblem(problem, language)}`));
}

function simulate(firms: number, seed: number): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	if (!Number.isInteger(firms) || firms < 1 || !Number.isInteger(seed)) return complain([usage[language]]);
	const { content } = loaded.value;
	console.log(JSON.stringify(simulationReport({ root, content, firms, seed }), null, '\t'));
	return 0;
}

interface CoverageOptions {
	readonly firms: number;
	readonly seed: number;
	readonly today: string;
}

/** Gaps are mistakes in the offers: they go to standard error like those of `check`. */
function coverage({ firms, seed, today }: CoverageOptions): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	if (!Number.isInteger(firms) || firms < 1 || !Number.isInteger(seed) || !isDay(today))
		return complain([usage[language]]);
	const { content } = loaded.value;
	const report = coverageReport({ root, content, firms, seed, today });
	console.log(JSON.stringify(report, null, '\t'));
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

function check(): number {
	const loaded = loadContent(root);
	if (!loaded.ok)
		return complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
	const { content } = loaded.value;
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
	return 0;
}

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

function complain(sentences: readonly string[]): number {
	for (const sentence of sentences) console.error(sentence);
	return 2;
}

process.exitCode = main();
