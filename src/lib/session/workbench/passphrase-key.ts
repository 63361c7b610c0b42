import * as v from 'valibot';
import { base64Of, bytesOf } from './base64.ts';

/**
 * How a passphrase becomes a key. PBKDF2-SHA256 with 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023), and HKDF
 * for two values that say nothing of each other: the key, and a sign by which a wrong passphrase is told from a damaged file.
 */
export const keyParameters = v.strictObject({
	derivation: v.literal('PBKDF2-SHA256'),
	/** A hostile file may ask for hours of work. */
	rounds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000_000)),
	salt: v.pipe(v.string(), v.maxLength(64), v.base64()),
	sign: v.pipe(v.string(), v.maxLength(64), v.base64()),
});
export type KeyParameters = Readonly<v.InferOutput<typeof keyParameters>>;

export const usualRounds = 600_000;

export interface NewKey {
	readonly key: CryptoKey;
	readonly parameters: KeyParameters;
}

export async function newKey(passphrase: string, rounds: number): Promise<NewKey> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const { key, sign } = await derived(passphrase, salt, rounds);
	return { key, parameters: { derivation: 'PBKDF2-SHA256', rounds, salt: base64Of(salt), sign } };
}

/** Undefined for another passphrase than the one it was made with. */
export async function keyFor(
	passphrase: string,
	{ salt, rounds, sign }: KeyParameters,
): Promise<CryptoKey | undefined> {
	const found = await derived(passphrase, bytesOf(salt), rounds);
	return found.sign === sign ? found.key : undefined;
}

async function derived(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
	// The same words typed on another keyboard may come in other pieces.
	const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
	const { subtle } = crypto;
	const base = await subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
	const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256);
	const root = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits', 'deriveKey']);
	const part = (info: string) => ({
		name: 'HKDF',
		hash: 'SHA-256',
		salt: new Uint8Array(),
		info: new TextEncoder().encode(info),
	});
	const key = await subtle.deriveKey(part('key'), root, { name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt',
	]);
	const sign = base64Of(new Uint8Array(await subtle.deriveBits(part('sign'), root, 128)));
	return { key, sign };
}

/** Browsers seal nothing on a page that came over plain http from another machine. */
export const canSeal = (): boolean => globalThis.isSecureContext && 'subtle' in crypto;
