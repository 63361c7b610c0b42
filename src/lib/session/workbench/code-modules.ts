import encodeQR from 'qr';

/** A short text as the picture a camera reads, row by row: true is dark. Printed small, it may be scratched. */
export const codeModules = (words: string): readonly (readonly boolean[])[] =>
	encodeQR(words, 'raw', { ecc: 'medium', border: 2 });
