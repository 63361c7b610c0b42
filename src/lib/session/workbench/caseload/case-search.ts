import type { FirmCase } from './firm-case.ts';
import { plainWords } from './plain-words.ts';

/** The words of an option in the reader's language. */
export type OptionWords = (item: string, option: string) => string;

/** The items whose words are searched beside what was typed: where the firm is and what it makes. */
const searched = ['county', 'place', 'cluster', 'sub_industry'];

/** All that a firm is found by, in one text. */
export function searchTextOf({ name, card, checkUps: [last] }: FirmCase, words: OptionWords): string {
	const described = searched.map((item) => {
		const option = last.summary?.profile[item];
		return typeof option === 'string' ? words(item, option) : '';
	});
	const phone = card?.phone ?? '';
	const typed = [name, card?.person, phone, phone.replaceAll(/\D/g, ''), card?.address, card?.remark];
	return plainWords([...typed, ...described].filter(Boolean).join('\n'));
}
