import type { FirmCase } from '../caseload/firm-case.ts';
import { plainWords } from '../caseload/plain-words.ts';
import type { ListedFirm } from './listed-firm.ts';

/** A row that may be a firm that is there already. */
export interface Twice {
	readonly row: number;
	readonly name: string;
	readonly by: 'name' | 'phone';
	readonly as: KnownFirm;
	/** Two that answer at different telephones are rather two firms, or two people of one: the advisor decides. */
	readonly isOtherPhone: boolean;
}

export type KnownFirm =
	| { readonly kind: 'stored'; readonly firm: string; readonly name: string }
	| { readonly kind: 'row'; readonly row: number; readonly name: string };

/**
 * Name and phone together come before the same name, that before the same phone, and the firms of the list before earlier
 * rows of the file.
 */
export function foundTwice(listed: readonly ListedFirm[], stored: readonly FirmCase[]): readonly Twice[] {
	const byBoth = new Map<string, KnownFirm>();
	const byName = new Map<string, KnownFirm>();
	const byPhone = new Map<string, KnownFirm>();
	const reachable = new Set<KnownFirm>();
	const note = (known: KnownFirm, called: string, reached: readonly string[]) => {
		if (called !== '') noteFirst(byName, called, known);
		for (const key of reached) noteFirst(byPhone, key, known);
		for (const key of reached) noteFirst(byBoth, `${called} ${key}`, known);
		if (reached.length > 0) reachable.add(known);
	};
	for (const { id, name, card } of stored)
		note({ kind: 'stored', firm: id, name }, nameKey(name), phoneKeys(card?.phone ?? ''));
	return listed.flatMap(({ row, name, phone }): Twice[] => {
		if (name === '') return [];
		const [called, reached] = [nameKey(name), phoneKeys(phone)];
		const firstIn = (known: ReadonlyMap<string, KnownFirm>, keys: readonly string[]) =>
			keys.flatMap((key) => known.get(key) ?? [])[0];
		const both = firstIn(
			byBoth,
			reached.map((key) => `${called} ${key}`),
		);
		const [named, phoned] = [both ?? byName.get(called), firstIn(byPhone, reached)];
		note({ kind: 'row', row, name }, called, reached);
		if (named !== undefined) {
			const isOtherPhone = both === undefined && reached.length > 0 && reachable.has(named);
			return [{ row, name, by: 'name', as: named, isOtherPhone }];
		}
		return phoned === undefined ? [] : [{ row, name, by: 'phone', as: phoned, isOtherPhone: false }];
	});
}

function noteFirst(known: Map<string, KnownFirm>, key: string, firm: KnownFirm): void {
	if (!known.has(key)) known.set(key, firm);
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

/** Each number of a field in digits: with and without +86 in front it is the same. */
export const phoneNumbers = (phone: string): readonly string[] =>
	phone
		.normalize('NFKC')
		.split(/[,;/、，；\n]|\s{2,}/)
		.map((number) => number.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, ''))
		.filter(Boolean);

/** Those by which a firm is known: a few digits are the extension of another number. */
export const phoneKeys = (phone: string): readonly string[] =>
	phoneNumbers(phone).filter((digits) => digits.length >= 7);
