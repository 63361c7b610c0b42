import { gcm } from '@noble/ciphers/aes.js';
import type { Seal, SealedBytes } from './seal.ts';

const ivBytes = 12;

/**
 * AES-GCM with 256 bits. The browser's own is a promise, for which no transaction of a database waits; this one (noble,
 * audited) is not. Where no transaction is open, the browser opens thousands of rows ten times as fast.
 */
export function rowSeal(key: Uint8Array<ArrayBuffer>, since: number): Seal {
	let isForgotten = false;
	const cipher = (iv: Uint8Array, bound: string) => gcm(key, iv, new TextEncoder().encode(bound));
	return {
		since,
		close(plain, bound) {
			// With noughts for a key it would be written, and never be read again.
			if (isForgotten) throw new DOMException('the key is forgotten', 'NotAllowedError');
			const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
			const closed = cipher(iv, bound).encrypt(plain);
			const sealed = new Uint8Array(ivBytes + closed.length);
			sealed.set(iv);
			sealed.set(closed, ivBytes);
			return sealed;
		},
		open(sealed, bound) {
			try {
				return cipher(sealed.slice(0, ivBytes), bound).decrypt(sealed.slice(ivBytes));
			} catch {
				// The one thing that it throws for: these bytes are not what was sealed.
				return undefined;
			}
		},
		async openAll(rows) {
			if (rows.length === 0) return [];
			const browserKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
			return Promise.all(rows.map((row) => openedBy(browserKey, row)));
		},
		forget() {
			isForgotten = true;
			key.fill(0);
		},
	};
}

const openedBy = (key: CryptoKey, { sealed, bound }: SealedBytes) =>
	crypto.subtle
		.decrypt(
			{ name: 'AES-GCM', iv: sealed.slice(0, ivBytes), additionalData: new TextEncoder().encode(bound) },
			key,
			sealed.slice(ivBytes),
		)
		.then(
			(bytes) => new Uint8Array(bytes),
			// As above: these bytes are not what was sealed.
			() => undefined,
		);
