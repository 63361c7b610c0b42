import type { Command } from '../command.ts';
import { complain, language, print } from '../terminal.ts';
import { readAnswers } from '../told-files.ts';
import { whyReport } from '../why.ts';

export const why: Command = {
	usage: {
		en: 'checkup why --answers FILE [--scale ID] [--level ID] [--offer ID]   why a level or an offer, why not, what would change it',
		'zh-CN':
			'checkup why --answers 文件 [--scale 标尺] [--level 级] [--offer 政策]   为什么是这一级、够得上，为什么不是，改什么会变',
	},
	prepare({ answers: file, scale, level, offer }) {
		if (file === undefined) return undefined;
		return ({ content }) => {
			const answers = readAnswers(file, content);
			if (!answers.ok) return complain(answers.problems);
			const report = whyReport(content, answers.value.answers, { scale, level, offer });
			if (report.ok) return print(report.value);
			const notKnown = language === 'en' ? 'not known' : '没有这个';
			return complain(report.problems.map(({ option, id }) => `--${option}: ${notKnown}: ${id}`));
		};
	},
};
