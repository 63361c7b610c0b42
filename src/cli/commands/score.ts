import { toldToFile } from '../../lib/content/answers-file.ts';
import { checkCode } from '../../lib/content/workbench/check-code.ts';
import { isDay } from '../../lib/engine/calendar.ts';
import { carriedReport } from '../carried.ts';
import type { Command } from '../command.ts';
import { scoreReport } from '../score.ts';
import { complain, noSuchDay, print } from '../terminal.ts';
import { openAnswers } from '../told-files.ts';

export const score: Command = {
	usage: {
		en: 'checkup score --answers FILE [--today YYYY-MM-DD]   diagnose a firm; FILE - reads standard input',
		'zh-CN': 'checkup score --answers 文件 [--today 年-月-日]   给一家企业打分；文件写 - 则读标准输入',
	},
	prepare({ answers: file, today }) {
		if (file === undefined) return undefined;
		return ({ content }) => {
			if (!isDay(today)) return noSuchDay(today);
			const opened = openAnswers(file, content);
			if (!opened.ok) return complain(opened.problems);
			const { answers, told, fates } = opened.value;
			// As it stands on a paper that was printed of the same answers.
			const code = checkCode(toldToFile(content.questionnaire.id, told));
			return print({ ...scoreReport(content, answers, today), code, carried: carriedReport(fates) });
		};
	},
};
