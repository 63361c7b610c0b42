import { failure, success, type Result } from '../../engine/result.ts';

export type SqueezedProblem =
	/** Not what it says it is, or not all of it. */
	{ readonly kind: 'damaged' } | { readonly kind: 'too-large'; readonly most: number };

/** Letters as bytes of gzip, which also tells at opening whether all of them came back. */
export async function squeezed(letters: string): Promise<Uint8Array<ArrayBuffer>> {
	const stream = new Blob([letters]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A few bytes can be made to swell without end: what is more than `most` is not even waited for. */
export async function unsqueezed(
	bytes: Uint8Array<ArrayBuffer>,
	most: number,
): Promise<Result<string, SqueezedProblem>> {
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	const reader = stream.getReader();
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let letters = '';
	let size = 0;
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) {
			size += read.value.byteLength;
			if (size > most) {
				await reader.cancel();
				return failure([{ kind: 'too-large', most }]);
			}
			letters += decoder.decode(read.value, { stream: true });
		}
		return success(letters + decoder.decode());
	} catch (error) {
		// The one way in which a stream, and the decoder, tell of wrong bytes.
		if (error instanceof TypeError) return failure([{ kind: 'damaged' }]);
		throw error;
	}
}
