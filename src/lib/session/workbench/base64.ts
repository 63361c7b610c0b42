// Uint8Array.toBase64 is younger than the phones that this is to run on.

/** Of a photo at a time: the letters of all of them would not fit into one call. */
const piece = 0x8000;

export function base64Of(bytes: Uint8Array): string {
	let letters = '';
	for (let start = 0; start < bytes.length; start += piece)
		letters += String.fromCharCode(...bytes.subarray(start, start + piece));
	return btoa(letters);
}

/** Throws on what is not in base64: a schema has read it before. */
export const bytesOf = (coded: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
