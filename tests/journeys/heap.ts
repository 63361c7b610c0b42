import type { Page } from '@playwright/test';

/** All that the scripts of a page can still reach, as the browser writes it down: with every string in it. */
export async function heapOf(page: Page): Promise<string> {
	const devtools = await page.context().newCDPSession(page);
	const pieces: string[] = [];
	devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
	await devtools.send('HeapProfiler.collectGarbage');
	await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	await devtools.detach();
	const heap = pieces.join('');
	if (heap.length < 100_000) throw new Error('no heap');
	return heap;
}

/** Names of the words that stand in it. */
export const standingIn = (heap: string, words: Readonly<Record<string, string>>): readonly string[] =>
	Object.entries(words).flatMap(([name, word]) => (heap.includes(word) ? [name] : []));
