import * as v from 'valibot';
import type { Seal } from './seal.ts';

const sealedSchema = v.object({ sealed: v.string() });

/** The text of a note as it is written beside the database. */
export function sealedNote(text: string, key: string, seal: Seal | undefined): string {
	if (seal === undefined) return text;
	const bytes = seal.close(new TextEncoder().encode(text), key);
	return JSON.stringify({ sealed: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) });
}

/** What stands in a note, sealed or not; undefined where it does not open. */
export function openedNote(note: unknown, key: string, seal: Seal | undefined): unknown {
	const read = v.safeParse(sealedSchema, note);
	if (!read.success) return note;
	const bytes = seal?.open(
		Uint8Array.from(atob(read.output.sealed), (sign) => sign.charCodeAt(0)),
		key,
	);
	return bytes && JSON.parse(new TextDecoder().decode(bytes));
}
