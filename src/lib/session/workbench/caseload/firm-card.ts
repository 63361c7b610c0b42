import type { Firm } from '../../../storage/firm.ts';
import { withoutFulfilledPlan } from './fulfilled-plan.ts';

/** What is typed on a card; empty where nothing is. */
export const cardTexts = ['person', 'phone', 'address', 'remark'] as const;
export const cardDays = ['planned', 'visited', 'reported', 'recheck'] as const;
export type CardField = (typeof cardTexts)[number] | (typeof cardDays)[number];
export type CardFields = Readonly<Record<CardField, string>>;

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

/** With what was typed, and nothing else changed: emptied fields are taken away. A visit that is noted fulfils its plan. */
export function changedCard(card: Firm, typed: Partial<CardFields>, updatedAt: number): Firm {
	const { visited = '', planned } = typed;
	const before = visited !== '' && planned === undefined ? withoutFulfilledPlan(card, visited) : card;
	const named = Object.entries(typed).map(([field, words]) => [field, words.trim()] as const);
	const emptied = new Set(named.flatMap(([field, words]) => (words === '' ? [field] : [])));
	const kept = Object.entries(before).filter(([field]) => !emptied.has(field));
	const filled = named.filter(([field]) => !emptied.has(field));
	return { ...Object.fromEntries([...kept, ...filled]), id: card.id, updatedAt };
}

/** What a telephone dials: of several numbers in one field the first. */
export function dialled(phone: string): string | undefined {
	const [first = ''] = phone.normalize('NFKC').split(/[,;/、，；\n]|\s{2,}/);
	const digits = first.replaceAll(/[^\d+]/g, '');
	return digits.length >= 5 ? `tel:${digits}` : undefined;
}
