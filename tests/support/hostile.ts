/** Draws by lot, and the same ones for the same seed. Source: mulberry32. */
export interface Lot {
	/** A whole number below this one. */
	readonly below: (number: number) => number;
	readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value;
}

export function drawLots(seed: number): Lot {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (number: number) => Math.floor(next() * number);
	return { below, oneOf: (values) => values[below(values.length)] ?? values[0] };
}

/** So many files a reader gets: what the gate runs, and with FAULTS_LONG=1 ten thousand for all readers together. */
export const timesOf = (short: number, long: number): number =>
	import.meta.env['FAULTS_LONG'] === '1' ? long : short;

/** What somebody may write where words are asked for: scripts, formulas, signs that turn or hide words, half signs. */
export const hostileWords = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"<svg/onload=alert(1)>';alert(1)//",
	'javascript:alert(1)',
	'{{constructor.constructor("alert(1)")()}}',
	'{@html 1}${alert(1)}',
	'=HYPERLINK("http://evil.example","x")',
	"@SUM(1+1)*cmd|' /C calc'!A0",
	'\u202Egnirts desrever\u202C',
	'a\u200Bb\u200C\u200D\uFEFF',
	'\uD800 half a sign',
	'\u0000\u0001\u001B[31m',
	'__proto__',
	'$& $1 $$ %s %n {{count}} $t(app.name)',
] as const;

// Written into the letters after JSON, which has no way to say them.
const rawMarks: Readonly<Record<string, () => string>> = {
	'@raw-infinite@': () => '1e999',
	'@raw-deep@': () => '['.repeat(60_000) + ']'.repeat(60_000),
	'@raw-deep-objects@': () => '{"value":'.repeat(30_000) + '1' + '}'.repeat(30_000),
	'@raw-proto@': () => '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
	'@raw-nothing@': () => 'NaN',
};

const hostileValues = (lot: Lot): unknown =>
	lot.oneOf<() => unknown>([
		() => null,
		() => lot.oneOf<unknown>([true, [], {}, '', 0, -1, 0.5, 1e308, -1e308, 2 ** 53, 8.64e15 + 1]),
		() => lot.oneOf(hostileWords),
		() => '厂'.repeat(200_000),
		() => Array.from({ length: 2000 }, () => 'x'),
		() => Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`key${String(at)}`, at])),
		() => lot.oneOf(Object.keys(rawMarks) as [string, ...string[]]),
	])();

const hostileKeys = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'',
	'x'.repeat(50_000),
] as const;

/** A valid file with one to three things changed that only somebody hostile, or a broken cable, would change. */
export function hostileLetters(valid: string, lot: Lot): string {
	if (lot.below(4) === 0) return garbled(valid, lot);
	let value = JSON.parse(valid) as unknown;
	for (let left = 1 + lot.below(3); left > 0; left--) value = withOneChange(value, lot);
	let letters = JSON.stringify(value);
	for (const [mark, raw] of Object.entries(rawMarks))
		if (letters.includes(mark)) letters = letters.replaceAll(`"${mark}"`, raw);
	return letters;
}

/** Goes down to some place by lot, and changes what is there. */
function withOneChange(value: unknown, lot: Lot): unknown {
	const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
	if (isLeaf || lot.below(6) === 0)
		return typeof value === 'number' && lot.below(2) === 0 ? value + 1 : hostileValues(lot);
	if (Array.isArray(value)) {
		const at = lot.below(value.length);
		const one = value[at] as unknown;
		if (lot.below(6) === 0) return value.toSpliced(at, lot.below(2), one, one);
		return value.with(at, withOneChange(one, lot)) as unknown;
	}
	const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
	const at = lot.below(entries.length);
	const [key, one] = entries[at] ?? ['', null];
	switch (lot.below(7)) {
		case 0:
			return Object.fromEntries(entries.toSpliced(at, 1));
		case 1:
			return Object.fromEntries(entries.toSpliced(at, lot.below(2), [lot.oneOf(hostileKeys), one]));
		case 2:
			return Object.fromEntries(entries.with(at, [key, (entries[lot.below(entries.length)] ?? [])[1]]));
		default:
			return Object.fromEntries(entries.with(at, [key, withOneChange(one, lot)]));
	}
}

/** Letters as a broken cable or a wrong editor leaves them. */
function garbled(letters: string, lot: Lot): string {
	const at = lot.below(letters.length);
	const length = lot.below(40);
	return lot.oneOf([
		() => letters.slice(0, at),
		() => letters.slice(0, at) + letters.slice(at + length),
		() => letters.slice(0, at) + letters.slice(at, at + length).repeat(300) + letters.slice(at),
		() => letters.slice(0, at) + String.fromCharCode(lot.below(0x10000)) + letters.slice(at + 1),
		() => letters + letters,
		() => `\uFEFF${letters}\u0000`,
	])();
}

/** Bytes as a broken memory stick leaves them, or as somebody hostile would change them. */
export function hostileBytes(valid: Uint8Array, lot: Lot): Uint8Array<ArrayBuffer> {
	const bytes = Uint8Array.from(valid);
	switch (lot.below(5)) {
		case 0:
			return bytes.slice(0, lot.below(bytes.length));
		case 1: {
			for (let left = 1 + lot.below(8); left > 0; left--) {
				const at = lot.below(bytes.length);
				bytes[at] = (bytes[at] ?? 0) ^ (1 << lot.below(8));
			}
			return bytes;
		}
		case 2:
			return bytes.fill(lot.below(256), lot.below(bytes.length));
		case 3: {
			const at = lot.below(bytes.length);
			return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(lot.below(bytes.length))]);
		}
		default:
			return Uint8Array.from({ length: 1 + lot.below(bytes.length) }, () => lot.below(256));
	}
}

/** Nothing that was read may have changed what every object is made of. */
export const isPrototypeClean = (): boolean =>
	!('polluted' in {}) && Object.keys(Object.prototype).length === 0 && !('polluted' in Array.prototype);

/** Of this process alone: others work on the machine too. */
export const secondsOfWork = (): number => process.cpuUsage().user / 1e6;
