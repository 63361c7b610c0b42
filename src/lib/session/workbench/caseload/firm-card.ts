import type { Firm } from '../../../storage/firm.ts';

/** What is typed on a card; empty where nothing is. */
export const cardTexts = ['person', 'phone', 'address', 'remark'] as const;
export const cardDays = ['planned', 'visited', 'reported', 'recheck'] as const;
export type CardField = (typeof cardTexts)[number] | (typeof cardDays)[number];
export type CardFields = Readonly<Record<CardField, string>>;

const cardFields: readonly CardField[] = [...cardTexts, ...cardDays];

export const fieldsOfCard = (card: Firm | undefined): CardFields => ({
	person: card?.person ?? '',
	phone: card?.phone ?? '',
	address: card?.address ?? '',
	remark: card?.remark ?? '',
	planned: card?.planned ?? '',
	visited: card?.visited ?? '',
	reported: card?.reported ?? '',
	recheck: card?.recheck ?? '',
});

export function cardOf(id: string, fields: CardFields, updatedAt: number): Firm {
	const filled = cardFields.flatMap((field) => {
		const words = fields[field].trim();
		return words === '' ? [] : [[field, words] as const];
	});
	return { id, ...Object.fromEntries(filled), updatedAt };
}

/** What a telephone dials: of several numbers in one field the first. */
export function dialled(phone: string): string | undefined {
	const [first = ''] = phone.normalize('NFKC').split(/[,;/、，；\n]|\s{2,}/);
	const digits = first.replaceAll(/[^\d+]/g, '');
	return digits.length >= 5 ? `tel:${digits}` : undefined;
}
