import type { CDPSession } from '@playwright/test';

/** What the page's main thread worked on: for how long it computed, not how long the machine let it wait for others. */
export interface Work {
	/** Milliseconds of computing in each task. */
	readonly tasks: readonly number[];
}

interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds of the thread's own time; not every system counts them. */
	readonly tdur?: number;
	readonly args: { readonly name?: string };
}

export async function startWatching(session: CDPSession): Promise<() => Promise<Work>> {
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => {
		events.push(...(value as unknown as TraceEvent[]));
	});
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
	});
	return async () => {
		const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
		await session.send('Tracing.end');
		await complete;
		return workIn(events);
	};
}

function workIn(events: readonly TraceEvent[]): Work {
	const isMain = new Set(
		events
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${String(pid)} ${String(tid)}`),
	);
	const tasks = events.filter(
		({ name, ph, pid, tid }) =>
			name === 'ThreadControllerImpl::RunTask' && ph === 'X' && isMain.has(`${String(pid)} ${String(tid)}`),
	);
	return { tasks: tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000])) };
}
