import { sha256 } from '@noble/hashes/sha2.js';
import type { toldToFile } from '../answers-file.ts';
import { canonicalJson } from '../canonical-json.ts';

/** What a code is made of: the answers as a file holds them, and what was set aside. No photos, no history, no contact. */
export type Coded = ReturnType<typeof toldToFile>;

/** Digits and capitals without those that are taken for others: I, L, O and U (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSign = 5;
const signsPerGroup = 4;
const groups = 3;

/**
 * A short code of the answers, printed on paper: equal answers have equal codes, wherever they lie, and a changed letter
 * gives another one. The first 60 bits of the SHA-256 of the canonical JSON, as `7K3M-Q2ZP-9XWB`. It finds mistakes and
 * mixed-up papers; it is no signature, for whoever changes answers can work it out anew.
 */
export function checkCode({ questionnaire, version, answers, setAside }: Coded): string {
	const letters = canonicalJson({ questionnaire, version, answers, ...(setAside && { setAside }) });
	const bits = [...sha256(new TextEncoder().encode(letters))]
		.map((byte) => byte.toString(2).padStart(8, '0'))
		.join('');
	return Array.from({ length: groups }, (_, group) =>
		Array.from({ length: signsPerGroup }, (_, sign) => {
			const from = (group * signsPerGroup + sign) * bitsPerSign;
			return signs[Number.parseInt(bits.slice(from, from + bitsPerSign), 2)] ?? '';
		}).join(''),
	).join('-');
}

/** A code as it may be written down, in the form of `checkCode`; undefined where it is none. */
function typedCode(typed: string): string | undefined {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1')
		.replaceAll(/[^0-9A-Z]/g, '');
	if (plain.length !== groups * signsPerGroup || !/^[0-9A-HJKMNP-TV-Z]*$/.test(plain)) return undefined;
	return (plain.match(/.{4}/g) ?? []).join('-');
}

/** What the picture beside a code says. The check-up is named by its id, which is the same in every copy of it. */
export interface OnPaper {
	readonly code: string;
	readonly checkUp: string;
}

/** Readable by any phone; the app finds the check-up by it. */
export const paperMark = ({ code, checkUp }: OnPaper): string => `${markBegins} ${code} ${checkUp}`;

/** Undefined where a camera read something else. */
export function readPaperMark(read: string): OnPaper | undefined {
	const [begins, typed = '', checkUp, ...rest] = read.trim().split(' ');
	const code = typedCode(typed);
	return begins === markBegins && code !== undefined && checkUp !== undefined && rest.length === 0
		? { code, checkUp }
		: undefined;
}

const markBegins = 'FACTORY-CHECKUP';
