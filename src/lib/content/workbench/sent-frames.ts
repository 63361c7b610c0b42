import { blockCount, blockRoom, checksumOf, frameToText, indexes, largestTransfer } from './frame.ts';
import { blocksIn, mixInto } from './mixed-blocks.ts';
import { packText } from './packed-text.ts';

/** A text as pictures. */
export type SentFrames =
	| {
			readonly kind: 'frames';
			/** So many have to be read, whichever; 1 is a picture that stands still. */
			readonly count: number;
			/** Of all of it, packed. */
			readonly bytes: number;
			/** What the picture of any index says; there is no last one. */
			readonly frame: (index: number) => string;
	  }
	| { readonly kind: 'too-large'; readonly bytes: number };

/** How fine the pictures may be. */
export interface Fineness {
	/** Signs in one picture, where one is enough: it stands still, so it may be finer. */
	readonly single: number;
	/** Signs in each of several. */
	readonly each: number;
}

export function framesOf(text: string, { single, each }: Fineness): SentFrames {
	const packed = packText(text);
	const { length } = packed;
	if (length > largestTransfer) return { kind: 'too-large', bytes: length };
	const count = length <= blockRoom(single) ? 1 : blockCount(length, blockRoom(each));
	// All of one length, so that every picture is as fine as the next; the last block is filled up.
	const blockLength = Math.ceil(length / count);
	const filled = new Uint8Array(count * blockLength);
	filled.set(packed);
	const transfer = checksumOf(packed);
	const block = (index: number) => {
		const sum = new Uint8Array(blockLength);
		for (const at of blocksIn(index, count))
			mixInto(sum, filled.subarray(at * blockLength, (at + 1) * blockLength));
		return sum;
	};
	return {
		kind: 'frames',
		count,
		bytes: length,
		frame: (endless) => {
			const index = endless % indexes;
			return frameToText({ transfer, length, index, block: block(index) });
		},
	};
}
