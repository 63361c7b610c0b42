import * as v from 'valibot';
import type { ItemId, OptionId, Questionnaire } from '../engine/questionnaire.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';
import { parseWith } from './schema-problems.ts';

/** What lists of firms call an option otherwise than its label does. A word under two options means either of them. */
export type Aliases = Readonly<Record<ItemId, Readonly<Record<OptionId, readonly string[]>>>>;

const word = v.pipe(v.string(), v.trim(), v.nonEmpty());
const authoredAliases = v.record(v.string(), v.record(v.string(), v.array(word)));

interface AliasContext {
	readonly questionnaire: Questionnaire;
	readonly log: ProblemLog;
}

export function readAliases(input: unknown, { questionnaire, log }: AliasContext): Aliases {
	const aliases = parseWith(authoredAliases, input, log);
	if (aliases === undefined) return {};
	const optionsBy = new Map(
		questionnaire.items.flatMap((item) =>
			item.kind === 'choice' ? [[item.id, item.options.map(({ id }) => id)] as const] : [],
		),
	);
	for (const [item, wordsBy] of Object.entries(aliases)) {
		const options = optionsBy.get(item);
		if (options === undefined) {
			log.report([item], { kind: 'unknown-id', id: item, nearest: nearestWord(item, [...optionsBy.keys()]) });
			continue;
		}
		for (const [option, words] of Object.entries(wordsBy)) {
			if (!options.includes(option))
				log.report([item, option], {
					kind: 'unknown-id',
					id: option,
					nearest: nearestWord(option, options),
				});
			words.forEach((alias, index) => {
				if (words.indexOf(alias) < index)
					log.report([item, option, index], { kind: 'duplicate-id', id: alias });
			});
		}
	}
	return aliases;
}
