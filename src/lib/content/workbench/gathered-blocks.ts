import { blocksIn, mixInto } from './mixed-blocks.ts';

/** Blocks on their way, found again out of mixtures of them. */
export interface GatheredBlocks {
	/** False where it says nothing new. */
	add(index: number, block: Uint8Array): boolean;
	/** One for each block: how far it is is told by how many are true, not by which. */
	readonly parts: readonly boolean[];
	/** All blocks, one behind the other; undefined while one is missing. */
	whole(): Uint8Array | undefined;
}

/**
 * Equations over bits, solved as they come: a row says which blocks are mixed (a byte each), and behind that their sum.
 * The row of a block holds no earlier block.
 */
export function gatherBlocks(count: number, blockLength: number): GatheredBlocks {
	const rows = Array.from({ length: count }, (): Uint8Array | undefined => undefined);
	return {
		add(index, block) {
			const row = new Uint8Array(count + blockLength);
			for (const at of blocksIn(index, count)) row[at] = 1;
			row.set(block, count);
			for (let at = 0; at < count; at++) {
				if (row[at] === 0) continue;
				const known = rows[at];
				if (known === undefined) {
					rows[at] = row;
					return true;
				}
				mixInto(row, known);
			}
			return false;
		},
		get parts() {
			return rows.map((row) => row !== undefined);
		},
		whole() {
			const all = new Uint8Array(count * blockLength);
			// From the last: its row holds nothing else, and each before it only what is solved by then.
			for (let at = count - 1; at >= 0; at--) {
				const row = rows[at];
				if (row === undefined) return undefined;
				for (let later = at + 1; later < count; later++) {
					const solved = rows[later];
					if (row[later] === 1 && solved !== undefined) mixInto(row, solved);
				}
				all.set(row.subarray(count), at * blockLength);
			}
			return all;
		},
	};
}
