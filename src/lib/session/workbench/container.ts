import * as v from 'valibot';
import { failure, success, type Result } from '../../engine/result.ts';
import { base64Of, bytesOf } from './base64.ts';
import { canSeal, keyFor, keyParameters, newKey, usualRounds } from './passphrase-key.ts';
import { squeezed, unsqueezed } from './squeezed.ts';

/**
 * A backup as one file of bytes: a line that says what it is, a line of JSON that says how it is packed, and what is packed:
 * letters in gzip, where a passphrase is set sealed with AES-GCM-256. The second line is sealed along with it, so nobody
 * can change it unnoticed. A sealed file ends with a digest of all of it: what was damaged on the way is told from what was
 * opened with the wrong passphrase.
 */
export interface Container {
	readonly header: Header;
	/** The bytes of both lines. */
	readonly front: Uint8Array<ArrayBuffer>;
	readonly packed: Uint8Array<ArrayBuffer>;
}

const edition = 1;
const firstLine = 'CHECKUP\n';
const digestLength = 32;

const headerSchema = v.strictObject({
	edition: v.literal(edition),
	compression: v.literal('gzip'),
	sealed: v.exactOptional(
		v.strictObject({
			cipher: v.literal('AES-GCM-256'),
			iv: v.pipe(v.string(), v.maxLength(64), v.base64()),
			key: keyParameters,
		}),
	),
});
type Header = Readonly<v.InferOutput<typeof headerSchema>>;

export type ContainerProblem =
	| { readonly kind: 'damaged' }
	| { readonly kind: 'too-large'; readonly most: number }
	/** Packed in a way that only a newer release knows. */
	| { readonly kind: 'newer-container' }
	| { readonly kind: 'wrong-passphrase' }
	/** This page can not open seals: see `canSeal`. */
	| { readonly kind: 'no-seals' };

export async function pack(
	letters: string,
	passphrase?: string,
	rounds = usualRounds,
): Promise<Uint8Array<ArrayBuffer>> {
	const plain = await squeezed(letters);
	if (passphrase === undefined) return joined(frontOf({ edition, compression: 'gzip' }), plain);
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const { key, parameters } = await newKey(passphrase, rounds);
	const sealed = { cipher: 'AES-GCM-256', iv: base64Of(iv), key: parameters } as const;
	const front = frontOf({ edition, compression: 'gzip', sealed });
	const algorithm = { name: 'AES-GCM', iv, additionalData: front };
	const file = joined(front, new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain)));
	return joined(file, await digestOf(file));
}

const frontOf = (header: Header): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(`${firstLine}${JSON.stringify(header)}\n`);

/** What a file of bytes says of itself; undefined where it is no container at all. */
export async function readContainer(
	file: Uint8Array<ArrayBuffer>,
): Promise<Result<Container, ContainerProblem> | undefined> {
	if (!isContainer(file)) return undefined;
	const end = file.indexOf(lineEnd, firstLine.length);
	const header = readHeader(file.subarray(firstLine.length, end));
	if (end < 0 || header === undefined) return failure([{ kind: 'damaged' }]);
	const known = v.safeParse(headerSchema, header);
	if (!known.success) return failure([{ kind: isNewer(header) ? 'newer-container' : 'damaged' }]);
	const front = file.slice(0, end + 1);
	if (known.output.sealed === undefined)
		return success({ header: known.output, front, packed: file.slice(end + 1) });
	if (!canSeal()) return failure([{ kind: 'no-seals' }]);
	const body = file.subarray(0, Math.max(end + 1, file.length - digestLength));
	if (!isSame(await digestOf(body), file.subarray(body.length))) return failure([{ kind: 'damaged' }]);
	return success({ header: known.output, front, packed: body.slice(end + 1) });
}

/** The letters that were packed. `passphrase` is asked for where the header says that it is sealed. */
export async function unpack(
	{ header, front, packed }: Container,
	most: number,
	passphrase = '',
): Promise<Result<string, ContainerProblem>> {
	if (header.sealed === undefined) return unsqueezed(packed, most);
	const key = await keyFor(passphrase, header.sealed.key);
	if (key === undefined) return failure([{ kind: 'wrong-passphrase' }]);
	const plain = await opened({ iv: bytesOf(header.sealed.iv), key, front, packed });
	return plain === undefined ? failure([{ kind: 'damaged' }]) : unsqueezed(plain, most);
}

interface Sealed {
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly key: CryptoKey;
	readonly front: Uint8Array<ArrayBuffer>;
	readonly packed: Uint8Array<ArrayBuffer>;
}

async function opened({ iv, key, front, packed }: Sealed): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const algorithm = { name: 'AES-GCM', iv, additionalData: front };
	try {
		return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, packed));
	} catch (error) {
		// The seal is broken, and that is all that is ever said of it.
		if (error instanceof DOMException && error.name === 'OperationError') return undefined;
		throw error;
	}
}

const lineEnd = 0x0a;
const isContainer = (file: Uint8Array): boolean =>
	isSame(file.subarray(0, firstLine.length), new TextEncoder().encode(firstLine));

function readHeader(line: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(line));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

const isNewer = (header: unknown): boolean =>
	v.is(v.object({ edition: v.pipe(v.number(), v.gtValue(edition)) }), header);

const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, index) => byte === b[index]);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(first.length + second.length);
	whole.set(first);
	whole.set(second, first.length);
	return whole;
}
