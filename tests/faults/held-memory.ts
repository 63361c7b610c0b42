import type { CDPSession, Page } from '@playwright/test';

/** What a page still holds when all that it let go of is cleared away. */
export interface Held {
	/** What its scripts made and can reach; in bytes. */
	readonly bytes: number;
	/** Compiled code, which an engine makes as it sees fit. */
	readonly code: number;
	/** What the browser itself keeps: nodes, which are counted by themselves, and its record of paints, taps and requests. */
	readonly native: number;
	readonly nodes: number;
	readonly listeners: number;
	/** What the main thread has computed since it was last asked: time of its own, which a busy machine does not stretch; in ms. */
	readonly computed: number;
}

export async function watchMemory(page: Page): Promise<() => Promise<Held>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	let asked = await computedBy(session);
	return async () => {
		const computed = (await computedBy(session)) - asked;
		const sizes = sizesIn(await snapshotOf(session));
		const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
		asked = await computedBy(session);
		return { ...sizes, nodes, listeners, computed };
	};
}

async function computedBy(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function snapshotOf(session: CDPSession): Promise<Snapshot> {
	const pieces: string[] = [];
	const take = ({ chunk }: { readonly chunk: string }) => void pieces.push(chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', take);
	// What the first round lets go of may be all that held something else.
	for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	session.off('HeapProfiler.addHeapSnapshotChunk', take);
	return JSON.parse(pieces.join('')) as Snapshot;
}

/** As V8 writes it: a node is so many numbers in a row. */
interface Snapshot {
	readonly snapshot: {
		readonly meta: {
			readonly node_fields: readonly string[];
			readonly node_types: readonly (readonly string[])[];
		};
	};
	readonly nodes: readonly number[];
}

function sizesIn({ snapshot: { meta }, nodes }: Snapshot): Pick<Held, 'bytes' | 'code' | 'native'> {
	const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')];
	const kinds = meta.node_types[type] ?? [];
	const sizes = { bytes: 0, code: 0, native: 0 };
	for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
		const kind = kinds[nodes[at + type] ?? 0];
		sizes[kind === 'code' || kind === 'native' ? kind : 'bytes'] += nodes[at + size] ?? 0;
	}
	return sizes;
}
