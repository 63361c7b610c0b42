import type { Questionnaire } from '../../../engine/questionnaire.ts';
import type { TakenInColumn } from './list-columns.ts';
import type { ListedFirm } from './listed-firm.ts';
import type { OptionMatcher } from './match-option.ts';
import { choicesOf } from './meaning.ts';

/** A way of writing that fits no option, or more than one. */
export interface UnknownWords {
	readonly column: TakenInColumn;
	readonly words: string;
	/** So many rows say it. */
	readonly count: number;
	/** What it may be taken for, the likely ones first; none where the column holds no choice. */
	readonly choices: readonly string[];
}

/** Each once, the most frequent first. */
export function unknownWords(
	listed: readonly ListedFirm[],
	{ questionnaire, matcher }: { readonly questionnaire: Questionnaire; readonly matcher: OptionMatcher },
): readonly UnknownWords[] {
	const counts = new Map<string, Omit<UnknownWords, 'choices'>>();
	for (const { column, words } of listed.flatMap((firm) => firm.unmatched)) {
		const key = `${column} ${words}`;
		counts.set(key, { column, words, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	return [...counts.values()]
		.toSorted((a, b) => b.count - a.count)
		.map((unknown) => {
			const likely = matcher.optionsFor(unknown.column, unknown.words);
			const choices = choicesOf(questionnaire, unknown.column);
			return { ...unknown, choices: [...new Set([...likely, ...choices])] };
		});
}
