import type { CheckedContent, Content } from '../../lib/content/read-content.ts';
import { checkCases } from '../cases.ts';
import type { Command } from '../command.ts';
import { coverageReport } from '../coverage.ts';
import { moneyCases } from '../money-cases.ts';
import { root } from '../root.ts';
import { sentenceOfContentProblem } from '../sentences.ts';
import { complain, language } from '../terminal.ts';
import { unreachedRules } from '../unreached-rules.ts';

export const check: Command = {
	usage: {
		en: 'checkup check [--strict]                            check questionnaires/, offers and cases; strict: every language too',
		'zh-CN':
			'checkup check [--strict]                          检查问卷、政策规则和案例；加 --strict 时每种语言都要译全',
	},
	prepare({ strict }) {
		return (checked) => checkContent(checked, strict === true);
	},
};

/** Strict: nothing may wait for a translator, as is asked before the product is shipped. */
function checkContent({ content, untranslated }: CheckedContent, strict: boolean): number {
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

const toTranslate = (count: number): string =>
	language === 'en'
		? `To be translated (${String(count)}); until then the app shows these words in English or Chinese:`
		: `还要翻译 ${String(count)} 处；译好之前，应用里先显示英文或中文：`;
