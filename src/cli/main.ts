import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readAnswersFile } from '../lib/content/answers-file.ts';
import { isDay } from '../lib/engine/calendar.ts';
import { checkCases } from './cases.ts';
import { loadContent } from './content-files.ts';
import { scoreReport } from './score.ts';
import { cliLanguage, sentenceOfAnswersProblem, sentenceOfContentProblem } from './sentences.ts';

const root = path.resolve(import.meta.dirname, '../..');
const language = cliLanguage(process.env);

const usage = {
	en: `checkup score --answers FILE [--today YYYY-MM-DD]   diagnose a firm; FILE - reads standard input
checkup check                                       check questionnaires/, offers and cases`,
	'zh-CN': `checkup score --answers 文件 [--today 年-月-日]   给一家企业打分；文件写 - 则读标准输入
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
	if (command === 'score' && values.answers !== undefined)
		return score(values.answers, values.today ?? new Date().toISOString().slice(0, 10));
	if (command === 'check') return check();
	return complain([usage[language]]);
}

function readCommand() {
	try {
		const options = {
			answers: { type: 'string' },
			today: { type: 'string' },
			help: { type: 'boolean' },
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
	const answers = readAnswersFile(input.value, loaded.value.content.questionnaire);
	if (!answers.ok)
		return complain(answers.problems.map((problem) => sentenceOfAnswersProblem(problem, language)));
	console.log(JSON.stringify(scoreReport(loaded.value.content, answers.value, today), null, '\t'));
	return 0;
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
	const counts = {
		items: content.questionnaire.items.length,
		scales: content.scales.length,
		offers: content.rulesFile.offers.length,
		rules: content.rulesFile.rules.length,
		languages: content.questionnaire.languages.length,
		cases: cases.count,
	};
	console.log(
		Object.entries(counts)
			.map(([name, count]) => `${name} ${String(count)}`)
			.join(', '),
	);
	return 0;
}

function complain(sentences: readonly string[]): number {
	for (const sentence of sentences) console.error(sentence);
	return 2;
}

process.exitCode = main();
