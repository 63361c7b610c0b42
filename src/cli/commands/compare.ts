import type { Command } from '../command.ts';
import { comparisonReport } from '../compare.ts';
import { complain, print } from '../terminal.ts';
import { readAnswers } from '../told-files.ts';

export const compare: Command = {
	usage: {
		en: 'checkup compare --before FILE --after FILE          compare two diagnoses of one firm',
		'zh-CN': 'checkup compare --before 文件 --after 文件          比较一家企业的两次体检',
	},
	prepare({ before: beforeFile, after: afterFile }) {
		if (beforeFile === undefined || afterFile === undefined) return undefined;
		return ({ content }) => {
			const [before, after] = [readAnswers(beforeFile, content), readAnswers(afterFile, content)];
			if (!before.ok || !after.ok)
				return complain([before, after].flatMap((read) => (read.ok ? [] : read.problems)));
			return print(comparisonReport(content, before.value, after.value));
		};
	},
};
