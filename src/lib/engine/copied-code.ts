/** Of codes that people copy by hand: without letters that are taken for digits or for each other (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const bitsPerSign = 5;
const signsPerGroup = 4;

/** A sign for the last five bits of each number, in groups to be written down: `7K3M-Q2ZP`. */
export const codeOf = (numbers: readonly number[]): string =>
	inGroups(numbers.map((number) => signs[number % signs.length] ?? '').join(''));

export const inGroups = (plain: string): string =>
	(plain.match(new RegExp(`.{${String(signsPerGroup)}}`, 'g')) ?? []).join('-');

/** As it was written down or typed, small, without lines between, O for 0: its one form, which may hold other letters still. */
export const plainCode = (typed: string): string =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');

/** Whether nothing but signs of codes is in it. */
export const isPlainCode = (plain: string): boolean => /^[0-9A-HJKMNP-TV-Z]*$/.test(plain);
