import path from 'node:path';
import { isDay } from '../../lib/engine/calendar.ts';
import { writeCohort, type CohortDone } from '../cohort/cohort.ts';
import { cohortWords } from '../cohort/words.ts';
import type { Command } from '../command.ts';
import type { CliLanguage } from '../sentences.ts';
import { complain, language as spoken, noSuchDay, print } from '../terminal.ts';

/** So many wrong files are named on standard error; the table `refused` has all of them. */
const namedAtMost = 50;

export const cohort: Command = {
	usage: {
		en: 'checkup cohort DIR [--out OUTDIR] [--anonymous] [--language zh-CN|en]   thousands of check-ups as tables and a report',
		'zh-CN':
			'checkup cohort 文件夹 [--out 输出文件夹] [--anonymous] [--language zh-CN|en]   成千上万份体检汇总成表和报告',
	},
	prepare({ folder, out: toldOut, anonymous, language: asked, today }) {
		if (folder === undefined) return undefined;
		// Beside what was read: not in it, and not wherever the shell happens to stand.
		const out = toldOut ?? `${path.resolve(folder)}-cohort`;
		return async (checked) => {
			const words = cohortWords[spoken];
			const language = asked === undefined ? spoken : languageNamed(asked);
			if (language === undefined) return complain([words.noLanguage(String(asked))]);
			if (!isDay(today)) return noSuchDay(today);
			const input = {
				checked,
				folder,
				out,
				isAnonymous: anonymous,
				language,
				today,
				onProgress: showProgress,
			};
			const done = await writeCohort(input);
			if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
			if (!done.ok) return complain(done.problems);
			complain(namedFirst(done.value.refused, words.moreRefused));
			return print({ ...countsOf(done.value), out, files: done.value.files });
		};
	},
};

const languageNamed = (name: string): CliLanguage | undefined =>
	name === 'zh-CN' || name === 'en' ? name : undefined;

const namedFirst = (all: readonly string[], more: (count: number) => string): readonly string[] =>
	all.length <= namedAtMost ? all : [...all.slice(0, namedAtMost), more(all.length - namedAtMost)];

const countsOf = ({ scored, checkUps, firms, refused, duplicates }: CohortDone) => ({
	read: scored,
	refused: refused.length,
	duplicates: { count: duplicates.length, of: duplicates.slice(0, namedAtMost) },
	checkUps,
	firms,
});

/** A line that is written over, for whoever watches; a log gets none. */
function showProgress({ scored, refused }: { readonly scored: number; readonly refused: number }): void {
	if (process.stderr.isTTY)
		process.stderr.write(`\r${cohortWords[spoken].progress(scored, refused)}\u001b[K`);
}
