import type { FirmCase } from '../caseload/firm-case.ts';
import { plainWords } from '../caseload/plain-words.ts';
import type { ListedFirm } from './listed-firm.ts';

/** A row that may be a firm that is there already. */
export interface Twice {
	readonly row: number;
	readonly name: string;
	readonly by: 'name' | 'phone';
	readonly as: KnownFirm;
}

export type KnownFirm =
	| { readonly kind: 'stored'; readonly firm: string; readonly name: string }
	| { readonly kind: 'row'; readonly row: number; readonly name: string };

/** The same name comes before the same phone, and the firms of the list before earlier rows of the file. */
export function foundTwice(listed: readonly ListedFirm[], stored: readonly FirmCase[]): readonly Twice[] {
	const byName = new Map<string, KnownFirm>();
	const byPhone = new Map<string, KnownFirm>();
	const note = (known: KnownFirm, name: string, phone: string) => {
		const [called, reached] = [nameKey(name), phoneKeys(phone)];
		if (called !== '' && !byName.has(called)) byName.set(called, known);
		for (const key of reached) if (!byPhone.has(key)) byPhone.set(key, known);
	};
	for (const { id, name, card } of stored) note({ kind: 'stored', firm: id, name }, name, card?.phone ?? '');
	const twice: Twice[] = [];
	for (const { row, name, phone } of listed) {
		if (name === '') continue;
		const called = byName.get(nameKey(name));
		const reached = phoneKeys(phone).flatMap((key) => byPhone.get(key) ?? [])[0];
		if (called !== undefined) twice.push({ row, name, by: 'name', as: called });
		else if (reached !== undefined) twice.push({ row, name, by: 'phone', as: reached });
		note({ kind: 'row', row, name }, name, phone);
	}
	return twice;
}

/** Without what is written one time and left out another: spaces, brackets, 有限公司 and the like. */
export function nameKey(name: string): string {
	const plain = plainWords(name).replaceAll(/[\s()（）《》"'“”.,，。·・&-]/g, '');
	const short = plain.replace(
		/(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|责任公司|集团公司|分公司|公司|coltd|companylimited|limited|ltd|llc|inc)$/,
		'',
	);
	return short || plain;
}

/** Each number of a field by its last digits: with and without +86 or 0 in front it is the same. */
export const phoneKeys = (phone: string): readonly string[] =>
	phone
		.normalize('NFKC')
		.split(/[,;/、，；\n]|\s{2,}/)
		.map((number) => number.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, ''))
		.filter((digits) => digits.length >= 7);
