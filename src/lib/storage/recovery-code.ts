/** Without letters that are taken for digits or for each other when copied by hand (after Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;
const group = 4;

/** 120 bits of chance, in groups to be written down: `7K3M-…`. */
export function newRecoveryCode(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(length));
	const code = [...bytes].map((byte) => signs[byte % signs.length] ?? '').join('');
	return (code.match(new RegExp(`.{${String(group)}}`, 'g')) ?? []).join('-');
}

/** As it was written down or typed, small, without lines between, O for 0: the one form that opens. */
export const normalRecoveryCode = (typed: string): string =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
