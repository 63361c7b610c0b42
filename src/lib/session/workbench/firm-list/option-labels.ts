import * as v from 'valibot';
import contentTexts from 'virtual:content-texts';
import type { LabelOf } from './match-option.ts';

const label = v.object({ label: v.string() });
const itemTexts = v.object({
	item: v.record(v.string(), v.object({ option: v.optional(v.record(v.string(), v.unknown())) })),
});

/** What options are called in each of these languages: an advisor who reads English gets lists in Chinese. */
export const optionLabels = (languages: readonly string[]): Promise<readonly LabelOf[]> =>
	Promise.all(
		languages.map(async (language): Promise<LabelOf> => {
			const loaded = await contentTexts.questions[language]?.();
			const texts = v.safeParse(itemTexts, loaded?.default);
			return (item, option) => {
				const found = texts.success ? texts.output.item[item]?.option?.[option] : undefined;
				const words = v.safeParse(label, found);
				return words.success ? words.output.label : undefined;
			};
		}),
	);
