import { deflateSync, Inflate } from 'fflate';
import { packingDictionary } from './packing-words.ts';

/** A backup of one firm with a long history has some hundred kilobytes; what unpacks to more is a trap. */
export const largestText = 4 * 1024 * 1024;
/** Ten bytes can hold ten thousand: unpacked slice by slice, a trap is noticed after one. */
const slice = 1024;

/** As few bytes as can be, for each costs time in front of a camera. */
export const packText = (text: string): Uint8Array =>
	deflateSync(new TextEncoder().encode(text), { level: 9, dictionary: packingDictionary() });

/** Undefined where the bytes are no packed text, or that of a trap. */
export function unpackText(packed: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(inflated(packed));
	} catch {
		// The only way in which both libraries say that bytes were made by nobody.
		return undefined;
	}
}

function inflated(packed: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [];
	let length = 0;
	const inflating = new Inflate({ dictionary: packingDictionary() }, (part) => {
		parts.push(part);
		length += part.length;
		if (length > largestText) throw new RangeError('a text of more bytes than any file has');
	});
	for (let from = 0; from < packed.length; from += slice)
		inflating.push(packed.subarray(from, from + slice), from + slice >= packed.length);
	return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
	const whole = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
