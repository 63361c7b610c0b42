/**
 * Which blocks of `count` are mixed, that is added bit by bit, into the picture of an index. The first pictures hold one
 * block each; every later one holds about half of them, drawn so that sender and receiver draw the same. Whoever missed
 * some of the first gets them back from any later ones: hardly two more than were missed, whichever those are.
 * Source: random linear fountain, MacKay, Fountain codes, IEE Proceedings Communications 152 (2005).
 */
export function blocksIn(index: number, count: number): readonly number[] {
	if (index < count) return [index];
	const draw = drawing(index);
	const drawn: number[] = [];
	for (let block = 0; block < count; block++) if (draw() >= 0.5) drawn.push(block);
	return drawn.length > 0 ? drawn : [index % count];
}

/** Bit by bit into the first: twice the same is none. */
export function mixInto(sum: Uint8Array, more: Uint8Array): void {
	for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) ^ (more[at] ?? 0);
}

/** Mulberry32: the same draws on every phone. */
function drawing(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
