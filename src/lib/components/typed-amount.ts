/**
 * What a person typed as a number: full-width digits, spaces, thousands separators, "about" and the unit's own word are
 * read; anything else is NaN, so that nothing is guessed. Undefined for an empty field.
 */
export function typedAmount(typed: string, unit = ''): number | undefined {
	const plain = typed
		.normalize('NFKC')
		.replaceAll(/[\s,，]/g, '')
		.replaceAll('。', '.')
		.replace(/^(大约|大概|约|about)/i, '')
		.replace(new RegExp(`(个)?(${unitWords(unit)})$`, 'i'), '');
	if (plain === '') return typed.trim() === '' ? undefined : Number.NaN;
	return /^-?\d*\.?\d+$|^-?\d+\.$/.test(plain) ? Number(plain) : Number.NaN;
}

/** The unit as it is shown beside the field, taken literally. */
const unitWords = (unit: string): string =>
	unit.replaceAll(/\s/g, '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
