import { sha256 } from '@noble/hashes/sha2.js';
import type { toldToFile } from '../answers-file.ts';
import { bitsPerSign, codeOf, inGroups, isPlainCode, plainCode } from '../../engine/copied-code.ts';
import { canonicalJson } from '../canonical-json.ts';

/** What a code is made of: the answers as a file holds them, and what was set aside. No photos, no history, no contact. */
export type Coded = ReturnType<typeof toldToFile>;

const length = 12;

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
	return codeOf(
		Array.from({ length }, (_, sign) =>
			Number.parseInt(bits.slice(sign * bitsPerSign, (sign + 1) * bitsPerSign), 2),
		),
	);
}

/** A code as it may be written down, in the form of `checkCode`; undefined where it is none. */
function typedCode(typed: string): string | undefined {
	const plain = plainCode(typed);
	return plain.length === length && isPlainCode(plain) ? inGroups(plain) : undefined;
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
