import type { WrappedKey } from './lock-row.ts';

/** Advice of OWASP for PBKDF2-SHA256 (Password Storage Cheat Sheet, 2023): a guess costs a thief about a third of a second. */
const advisedIterations = 600_000;

export const newRowKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

export async function wrapKey(
	key: Uint8Array<ArrayBuffer>,
	secret: string,
	iterations = advisedIterations,
): Promise<WrappedKey> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const wrapping = await wrappingKey(secret, { iterations, salt });
	const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, key);
	return { iterations, salt, iv, key: new Uint8Array(wrapped) };
}

/** Undefined for a wrong secret. */
export async function unwrapKey(
	wrapped: WrappedKey,
	secret: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const wrapping = await wrappingKey(secret, wrapped);
	try {
		return new Uint8Array(
			await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrapped.iv }, wrapping, wrapped.key),
		);
	} catch (error) {
		if (error instanceof DOMException && error.name === 'OperationError') return undefined;
		throw error;
	}
}

async function wrappingKey(
	secret: string,
	{ iterations, salt }: Pick<WrappedKey, 'iterations' | 'salt'>,
): Promise<CryptoKey> {
	// Typed on another keyboard, the same signs may come as other code points.
	const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
	const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', iterations, salt },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt'],
	);
}
