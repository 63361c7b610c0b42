import { isDay } from '../../lib/engine/calendar.ts';
import { firmsAndSeed, type Command } from '../command.ts';
import { coverageReport } from '../coverage.ts';
import { root } from '../root.ts';
import { complain, print } from '../terminal.ts';
import { unreachedRules } from '../unreached-rules.ts';

/** Gaps are mistakes in the offers: they go to standard error like those of `check`. */
export const coverage: Command = {
	usage: {
		en: 'checkup coverage [--firms 5000] [--seed 1]          advise made-up firms of every kind: does each get what it can use?',
		'zh-CN':
			'checkup coverage [--firms 5000] [--seed 1]        给各种虚拟企业出建议：是不是家家都有用得上的？',
	},
	prepare(told) {
		const drawn = firmsAndSeed(told, 5000);
		const { today } = told;
		if (drawn === undefined || !isDay(today)) return undefined;
		return ({ content }) => {
			const report = coverageReport({ root, content, ...drawn, today });
			print(report);
			const gaps = [...report.gaps, ...unreachedRules(content, today)];
			return gaps.length === 0 ? 0 : complain(gaps);
		};
	},
};
