import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Content } from '../../lib/content/read-content.ts';
import type { CliLanguage } from '../sentences.ts';
import { jobsIn, type Job } from './jobs.ts';
import type { Scored, Scorer } from './scorer.ts';

interface FolderToScore {
	readonly content: Content;
	readonly language: CliLanguage;
	readonly folder: string;
	/** Here lie the rows afterwards: scored-*.ndjson and refused-*.ndjson. */
	readonly scratch: string;
	readonly onProgress: (sofar: Scored) => void;
}

/** Scores everything in a folder on all cores. Each thread has one job in hand, so no more than a few MiB wait. */
export async function scoreFolder({ onProgress, scratch, ...rest }: FolderToScore): Promise<Scored> {
	const jobs = jobsIn(rest.folder);
	let sofar: Scored = { scored: 0, refused: 0 };
	const count = ({ scored, refused }: Scored) => {
		sofar = { scored: sofar.scored + scored, refused: sofar.refused + refused };
		onProgress(sofar);
	};
	const threads = Array.from({ length: Math.min(8, availableParallelism()) }, (_, index) => {
		const ownFile = (kind: string) => path.join(scratch, `${kind}-${index}.ndjson`);
		const workerData: Scorer = { ...rest, scored: ownFile('scored'), refused: ownFile('refused') };
		// Also where there is nothing to read: what comes after looks for them.
		for (const file of [workerData.scored, workerData.refused]) writeFileSync(file, '');
		return new Worker(new URL('./scorer-thread.mjs', import.meta.url), { workerData });
	});
	await Promise.all(threads.map((thread) => workOff(thread, jobs, count)));
	await Promise.all(threads.map((thread) => thread.terminate()));
	return sofar;
}

async function workOff(thread: Worker, jobs: AsyncGenerator<Job>, count: (scored: Scored) => void) {
	for (;;) {
		const next = await jobs.next();
		if (next.done === true) return;
		count(await scoredBy(thread, next.value));
	}
}

/** A thread that fails is a bug of ours, not of a file: what is wrong with a file comes back as a refusal. */
const scoredBy = (thread: Worker, job: Job): Promise<Scored> =>
	new Promise((resolve, reject) => {
		thread.once('error', reject);
		thread.once('message', (scored: Scored) => {
			thread.off('error', reject);
			resolve(scored);
		});
		thread.postMessage(job);
	});
