import { allScreens, languages, wordsIn } from '../journeys/words.ts';

const itemsByHeading = new Map(
	// Each engine speaks the language that it takes the machine for.
	languages
		.map((language) => wordsIn(language))
		.flatMap((say) =>
			allScreens.flatMap(({ items, bands = [] }) =>
				[...items, ...bands].map(
					(item) => [say(`item.${item}.prompt`).trim(), [...items, ...bands]] as const,
				),
			),
		),
);

/** The items of the screen above which these words stand. */
export function screenOfHeading(heading: string): readonly string[] {
	const items = itemsByHeading.get(heading);
	if (items === undefined) throw new Error(`no screen is headed “${heading}”`);
	return items;
}
