import crc32 from 'crc-32';
import { fromBase45, toBase45 } from './base45.ts';

/** One picture of a transfer. Each says of which it is, so pictures of two may come mixed. */
export interface Frame {
	/** The checksum of all packed bytes, by which a transfer is known and proved. */
	readonly transfer: number;
	/** Of all packed bytes, in bytes. */
	readonly length: number;
	/** Which blocks are mixed in it: see `blocksIn`. */
	readonly index: number;
	readonly block: Uint8Array;
}

/** What a picture says that was read. */
export type ReadFrame =
	| { readonly kind: 'frame'; readonly frame: Frame }
	/** Somebody else's code. */
	| { readonly kind: 'foreign' }
	/** Of this app in a later edition, which packs otherwise. */
	| { readonly kind: 'newer-format' }
	/** Ours, but a sign of it was read wrongly. */
	| { readonly kind: 'damaged' };

/** More is for a file: at six pictures a second this takes three quarters of a minute. */
export const largestTransfer = 128 * 1024;
/** Of the packing, and of its dictionary. */
const format = 1;
const opening = 'FC';
/** format 1, transfer 4, length 3, index 2; behind the block its checksum 4. */
const headLength = 10;
const checkLength = 4;
export const indexes = 65_536;

/** How many bytes of a block a code has room for that holds so many signs. */
export const blockRoom = (signs: number): number =>
	Math.floor((signs - opening.length) / 3) * 2 - headLength - checkLength;

export const blockCount = (length: number, blockLength: number): number => Math.ceil(length / blockLength);

export const checksumOf = (bytes: Uint8Array): number => crc32.buf(bytes) >>> 0;

export function frameToText({ transfer, length, index, block }: Frame): string {
	const bytes = new Uint8Array(headLength + block.length + checkLength);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, format);
	view.setUint32(1, transfer);
	view.setUint8(5, length >> 16);
	view.setUint16(6, length & 0xffff);
	view.setUint16(8, index);
	bytes.set(block, headLength);
	view.setUint32(bytes.length - checkLength, checksumOf(bytes.subarray(0, -checkLength)));
	return opening + toBase45(bytes);
}

export function frameFromText(text: string): ReadFrame {
	if (!text.startsWith(opening)) return { kind: 'foreign' };
	const bytes = fromBase45(text.slice(opening.length));
	if (bytes === undefined || bytes.length <= headLength + checkLength) return { kind: 'foreign' };
	const view = new DataView(bytes.buffer);
	const isSound = view.getUint32(bytes.length - checkLength) === checksumOf(bytes.subarray(0, -checkLength));
	if (!isSound) return { kind: 'damaged' };
	if (view.getUint8(0) !== format) return { kind: 'newer-format' };
	const length = view.getUint8(5) * 65_536 + view.getUint16(6);
	if (length === 0 || length > largestTransfer) return { kind: 'damaged' };
	return {
		kind: 'frame',
		frame: {
			transfer: view.getUint32(1),
			length,
			index: view.getUint16(8),
			block: bytes.slice(headLength, -checkLength),
		},
	};
}
