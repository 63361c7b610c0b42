import { blockCount, checksumOf, frameFromText, type Frame, type ReadFrame } from './frame.ts';
import { gatherBlocks, type GatheredBlocks } from './gathered-blocks.ts';
import { unpackText } from './packed-text.ts';

/** What came of a picture that was read. */
export type Received =
	| Exclude<ReadFrame, { readonly kind: 'frame' }>
	/** `parts` of its transfer so far; `isNew` where it brought the transfer on. */
	| { readonly kind: 'part'; readonly isNew: boolean; readonly parts: readonly boolean[] }
	| { readonly kind: 'whole'; readonly text: string; readonly parts: readonly boolean[] }
	/** All parts were there and were not what had been sent: it begins anew. */
	| { readonly kind: 'spoiled' };

/** Passers-by may be in the picture; more transfers at once are somebody's mischief. */
const atOnce = 3;
/** A hundred kilobytes in the coarsest pictures. */
const mostBlocks = 1024;

/** Takes pictures in any order, as often as they come, of several transfers mixed. */
export function receiveFrames(): (text: string) => Received {
	/** The one heard of last stands last. */
	const transfers = new Map<string, GatheredBlocks>();
	return (text) => {
		const read = frameFromText(text);
		if (read.kind !== 'frame') return read;
		const { frame } = read;
		const count = blockCount(frame.length, frame.block.length);
		if (count > mostBlocks) return { kind: 'damaged' };
		const name = nameOf(frame);
		const gathered = transfers.get(name) ?? gatherBlocks(count, frame.block.length);
		transfers.delete(name);
		transfers.set(name, gathered);
		for (const oldest of [...transfers.keys()].slice(0, -atOnce)) transfers.delete(oldest);

		const isNew = gathered.add(frame.index, frame.block);
		const { parts } = gathered;
		if (parts.includes(false)) return { kind: 'part', isNew, parts };
		transfers.delete(name);
		const whole = textOf(gathered, frame);
		return whole === undefined ? { kind: 'spoiled' } : { kind: 'whole', text: whole, parts };
	};
}

/** The same text in coarser pictures is another transfer: its blocks are others. */
const nameOf = ({ transfer, length, block }: Frame): string => [transfer, length, block.length].join(' ');

function textOf(gathered: GatheredBlocks, { transfer, length }: Frame): string | undefined {
	const packed = gathered.whole()?.subarray(0, length);
	return packed && checksumOf(packed) === transfer ? unpackText(packed) : undefined;
}
