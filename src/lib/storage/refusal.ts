import type { StorageProblem } from './assessment.ts';

/** Why the device refused, as the name of an error tells it; the version on disk is asked for by the caller. */
export type Refusal =
	| Extract<StorageProblem, { kind: 'full' | 'unavailable' | 'refused' | 'closed' }>
	| { readonly kind: 'newer' }
	| { readonly kind: 'lock-changed' };

/** The message may be empty, and the cause may be deep inside; undefined where the error is a bug of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
	const chain = chainOf(error);
	const names = new Set(chain.map(({ name }) => name));
	const detail = chain.map(({ name, message }) => `${name}: ${message}`).join(' < ');
	const has = (...wanted: readonly string[]) => wanted.some((name) => names.has(name));
	if (has('LockChanged')) return { kind: 'lock-changed' };
	if (has('VersionError')) return { kind: 'newer' };
	if (has('QuotaExceededError')) return { kind: 'full' };
	// Chromium of a photo on a disk that is full.
	if (has('DataError') && detail.includes('Failed to write blobs')) return { kind: 'full' };
	if (has('MissingAPIError')) return { kind: 'unavailable', detail };
	if (has('SecurityError', 'InvalidAccessError', 'NotAllowedError')) return { kind: 'refused', detail };
	// iOS kills the storage process under a living page and says so only in words.
	if (has('UnknownError') && /server lost|connection/i.test(detail)) return { kind: 'closed', detail };
	if (has('UnknownError', 'TimeoutError', 'NotReadableError')) return { kind: 'refused', detail };
	// An abort without a reason is what a vanishing connection does to a transaction.
	if (has('DatabaseClosedError', 'InvalidStateError', 'AbortError')) return { kind: 'closed', detail };
	return undefined;
}

/** The error, the errors it wraps (Dexie: `inner`, `failures`) and theirs, outermost first. */
function chainOf(error: unknown): readonly Error[] {
	// In older engines a DOMException is not an Error; both have a name and a message.
	if (!(error instanceof Error || error instanceof DOMException)) return [];
	const { inner, failures } = error as { inner?: unknown; failures?: unknown };
	return [error, ...chainOf(inner), ...(Array.isArray(failures) ? failures.flatMap(chainOf) : [])];
}
