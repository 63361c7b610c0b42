import * as v from 'valibot';
import { isBytes } from './bytes.ts';

const bytes = v.custom<Uint8Array<ArrayBuffer>>(isBytes);

/** The key of the rows, wrapped by a secret: it opens only with that, and says so when it does not. */
const wrappedSchema = v.object({
	/** PBKDF2 with SHA-256 makes the wrapping key (AES-GCM, 256 bits) of the secret. */
	iterations: v.number(),
	salt: bytes,
	iv: bytes,
	key: bytes,
});
export type WrappedKey = Readonly<v.InferOutput<typeof wrappedSchema>>;

/** The lock of this device. It lies beside the rows, so that they are never there without it. */
export const lockRowSchema = v.object({
	id: v.literal('lock'),
	version: v.literal(1),
	/** The same key twice: by the passphrase, and by the recovery code. */
	byPassphrase: wrappedSchema,
	byRecovery: wrappedSchema,
	/** Locking or unlocking all rows was begun and not ended; it is gone on with when the device is opened. */
	underWay: v.exactOptional(v.picklist(['sealing', 'opening'])),
	since: v.number(),
});
export type LockRow = Readonly<v.InferOutput<typeof lockRowSchema>>;
