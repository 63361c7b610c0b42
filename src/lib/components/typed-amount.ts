/** What a person typed as a number: full-width digits, spaces and thousands separators are all read. */
export function typedAmount(typed: string): number | undefined {
	const plain = typed
		.normalize('NFKC')
		.replaceAll(/[\s,，]/g, '')
		.replaceAll('。', '.');
	if (plain === '') return undefined;
	return /^-?\d*\.?\d+$|^-?\d+\.$/.test(plain) ? Number(plain) : Number.NaN;
}
