import { cliLanguage } from './sentences.ts';

/** In which the terminal is spoken to. */
export const language = cliLanguage(process.env);

/** Exit codes: 0 done, 2 something in the input is wrong; then every problem is on standard error. */
export function print(report: unknown): number {
	console.log(JSON.stringify(report, null, '\t'));
	return 0;
}

export function complain(sentences: readonly string[]): number {
	for (const sentence of sentences) console.error(sentence);
	return 2;
}

export const noSuchDay = (day: string): number =>
	complain([`--today: ${language === 'en' ? 'no such day' : '没有这一天'}: ${day}`]);
