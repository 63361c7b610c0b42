import { gcm } from '@noble/ciphers/aes.js';
import type { Seal } from './seal.ts';

const ivBytes = 12;

/**
 * AES-GCM with 256 bits. The browser's own is a promise, for which no transaction of a database waits; this one (noble,
 * audited) is not.
 */
export function rowSeal(key: Uint8Array, since: number): Seal & { forget(): void } {
	const cipher = (iv: Uint8Array, bound: string) => gcm(key, iv, new TextEncoder().encode(bound));
	return {
		since,
		close(plain, bound) {
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
		forget: () => void key.fill(0),
	};
}
