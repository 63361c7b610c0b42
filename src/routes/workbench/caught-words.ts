import { formatBytes, formatList } from '$lib/i18n/formats.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { Caught } from '$lib/session/caught.ts';

const things = ({ photos, voices, notes }: Caught): readonly string[] => [
	...(photos > 0 ? [text('caught.photos', { count: photos })] : []),
	...(voices > 0 ? [text('caught.voices', { count: voices })] : []),
	...(notes > 0 ? [text('caught.notes', { count: notes })] : []),
];

/** What was caught on walks, as pages that owners see tell of it: these words come only where there is something. */
export const caughtWords = {
	/** One by one, without what there is none of. */
	things,
	lying: (caught: Caught): string =>
		caught.bytes === 0
			? formatList(things(caught))
			: text('caught.lying', { things: formatList(things(caught)), size: formatBytes(caught.bytes) }),
	lacking: (caught: Caught): string => text('caught.lacking', { things: formatList(things(caught)) }),
};
export type CaughtWords = typeof caughtWords;
