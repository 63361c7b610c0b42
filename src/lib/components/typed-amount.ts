import { formatNumber, groupSigns } from '../i18n/formats.ts';

/**
 * What a person typed as a number: full-width and Arabic digits, spaces, thousands separators, "about" and the unit's
 * own word are read; anything else is NaN, so that nothing is guessed. Undefined for an empty field. A number never
 * becomes another one when the language is switched over it; at most it is asked for again.
 */
export function typedAmount(typed: string, unit = ''): number | undefined {
	const plain = typed
		.normalize('NFKC')
		.replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replaceAll(/\s/g, '')
		.replaceAll(/[。٫]/g, '.')
		.replaceAll(/[،٬]/g, ',')
		.replace(/^(大约|大概|约|about)/i, '')
		.replace(new RegExp(`(个)?(${unitWords(unit)})$`, 'i'), '');
	if (plain === '') return typed.trim() === '' ? undefined : Number.NaN;
	const signed = withPointOnly(plain);
	return /^-?\d*\.?\d+$|^-?\d+\.$/.test(signed) ? Number(signed) : Number.NaN;
}

/** An amount as a person of this language types it. */
export function writtenAmount(amount: number): string {
	const decimals = String(amount).split('.')[1]?.length ?? 0;
	// Three decimals could be read as a group of thousands: 12,345.
	const minimumFractionDigits = decimals === 3 ? 4 : 0;
	return formatNumber(amount, { useGrouping: false, minimumFractionDigits, maximumFractionDigits: 20 });
}

/** Thousands separators go and the decimal sign becomes a point; what two peoples read differently stays as it is. */
function withPointOnly(plain: string): string {
	const signs = plain.match(/[.,]/g) ?? [];
	const last = signs.at(-1) ?? '';
	const isOneKind = signs.every((sign) => sign === last);
	const isGrouped = /^-?\d{1,3}([.,]\d{3})+$/.test(plain);
	if (!isOneKind)
		return /^-?\d{1,3}(,\d{3})+\.\d*$|^-?\d{1,3}(\.\d{3})+,\d*$/.test(plain)
			? plain.replaceAll(last === '.' ? ',' : '.', '').replace(',', '.')
			: plain;
	if (isGrouped && signs.length > 1) return plain.replaceAll(last, '');
	if (isGrouped) {
		// Asked for only here: a phone takes a tenth of a second to say how a language writes thousands.
		const group = groupSigns();
		// 1,500 is one and a half thousand where thousands are written so; 1.500 may be meant so by a Spaniard.
		if (last === ',') return group.own === ',' ? plain.replace(',', '') : '';
		if (group.all.includes('.')) return '';
	}
	return signs.length === 1 ? plain.replace(',', '.') : plain;
}

/** The unit as it is shown beside the field, taken literally. */
const unitWords = (unit: string): string =>
	unit.replaceAll(/\s/g, '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
