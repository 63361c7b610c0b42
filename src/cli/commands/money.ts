import { isDay } from '../../lib/engine/calendar.ts';
import type { Command } from '../command.ts';
import { moneyReport } from '../money.ts';
import { complain, noSuchDay, print } from '../terminal.ts';
import { readAnswers, readPlan } from '../told-files.ts';

export const money: Command = {
	usage: {
		en: 'checkup money --plan FILE [--answers FILE] [--today YYYY-MM-DD]   own money after public money, line by line',
		'zh-CN':
			'checkup money --plan 文件 [--answers 文件] [--today 年-月-日]   补贴之后自己掏多少，一笔一笔列出',
	},
	prepare({ plan: planFile, answers: file, today }) {
		if (planFile === undefined) return undefined;
		return ({ content }) => {
			if (!isDay(today)) return noSuchDay(today);
			const plan = readPlan(planFile);
			if (!plan.ok) return complain(plan.problems);
			const read = file === undefined ? undefined : readAnswers(file, content);
			if (read && !read.ok) return complain(read.problems);
			// Without answers nothing about the firm is known: what hangs on its place is not counted.
			const answers = read?.value.answers ?? new Map();
			return print(moneyReport(content, { answers, plan: plan.value, today }));
		};
	},
};
