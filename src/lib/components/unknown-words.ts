import type { ItemId } from '../engine/questionnaire.ts';
import { formatList } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { itemName } from './sentences.ts';

interface Unknown {
	readonly open: readonly ItemId[];
	readonly notKnown: readonly ItemId[];
}

/** More names of what is open would be a list that nobody reads. */
const mostNamed = 12;

/** What nobody knows yet: how much is open and what, and what the respondent did not know. */
export function unknownWords({ open, notKnown }: Unknown): string {
	if (open.length === 0 && notKnown.length === 0) return text('report.unknownNone');
	return [
		...(open.length > 0 ? [openWords(open)] : []),
		...(notKnown.length > 0
			? [text('report.unknownItems', { items: formatList(notKnown.map(itemName)) })]
			: []),
	].join(' ');
}

const openWords = (open: readonly ItemId[]): string =>
	open.length > mostNamed
		? text('report.unknownOpen', { count: open.length })
		: text('report.unknownOpenItems', { items: formatList(open.map(itemName)) });
