import type { ItemId } from '../engine/questionnaire.ts';
import { formatList } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { itemName } from './sentences.ts';

interface Unknown {
	readonly open: readonly ItemId[];
	readonly notKnown: readonly ItemId[];
}

/** What nobody knows yet: how much is open, what more a paper says of that, and what the respondent did not know. */
export function unknownWords({ open, notKnown }: Unknown, ofOpen: readonly string[] = []): string {
	if (open.length === 0 && notKnown.length === 0) return text('report.unknownNone');
	return [
		...(open.length > 0 ? [text('report.unknownOpen', { count: open.length })] : []),
		...ofOpen,
		...(notKnown.length > 0
			? [text('report.unknownItems', { items: formatList(notKnown.map(itemName)) })]
			: []),
	].join(' ');
}
