/**
 * Bytes in the 45 signs that a QR code packs into five and a half bits each, so nearly nothing is lost, and every reader
 * gives them back as text: bytes as such are mangled by most. Source: RFC 9285.
 */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const high = bytes[at] ?? 0;
		const low = bytes[at + 1];
		text += low === undefined ? signsOf(high, 2) : signsOf(high * 256 + low, 3);
	}
	return text;
}

/** Undefined where the text was not made of bytes. */
export function fromBase45(text: string): Uint8Array | undefined {
	if (text.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const group = text.slice(at, at + 3);
		const value = valueOf(group);
		if (value === undefined || value > (group.length === 3 ? 65_535 : 255)) return undefined;
		if (group.length === 3) bytes.push(value >> 8);
		bytes.push(value & 255);
	}
	return Uint8Array.from(bytes);
}

/** The least sign first. */
function signsOf(value: number, count: number): string {
	let text = '';
	for (let rest = value; text.length < count; rest = Math.floor(rest / 45)) text += signs[rest % 45] ?? '';
	return text;
}

function valueOf(group: string): number | undefined {
	let value = 0;
	for (let at = group.length - 1; at >= 0; at--) {
		const worth = signs.indexOf(group.charAt(at));
		if (worth < 0) return undefined;
		value = value * 45 + worth;
	}
	return value;
}
