import { isDay } from '../../lib/engine/calendar.ts';
import type { Scale } from '../../lib/engine/scale.ts';
import type { Command } from '../command.ts';
import { routeReport, targetNamed } from '../route.ts';
import { complain, language, noSuchDay, print } from '../terminal.ts';
import { readAnswers } from '../told-files.ts';

export const route: Command = {
	usage: {
		en: 'checkup route --answers FILE --to level3|R4|level3+R4   the steps with the least effort that reach it',
		'zh-CN': 'checkup route --answers 文件 --to level3|R4|level3+R4   用最少的工夫达到这一级，要走哪几步',
	},
	prepare({ answers: file, to, today }) {
		if (file === undefined || to === undefined) return undefined;
		return ({ content }) => {
			if (!isDay(today)) return noSuchDay(today);
			const target = targetNamed(to, content.scales);
			if (target === undefined) return complain([noSuchLevel(to, content.scales)]);
			const answers = readAnswers(file, content);
			if (!answers.ok) return complain(answers.problems);
			return print(routeReport(content, answers.value.answers, { target, today }));
		};
	},
};

function noSuchLevel(to: string, scales: readonly Scale[]): string {
	const levels = scales.flatMap((scale) => scale.levels.map(({ id }) => id)).join(', ');
	return `--to: ${language === 'en' ? 'no such level' : '没有这一级'}: ${to} (${levels})`;
}
