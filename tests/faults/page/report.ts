import type { Report, Task } from '../told.ts';

/** The page leaves or dies at any moment: what was told is there. */
export async function report(told: Report): Promise<void> {
	await fetch('/faults/report', { method: 'POST', body: JSON.stringify(told), keepalive: smallEnough(told) });
}

/** Browsers carry no more than 64 KiB past the end of a page. */
const smallEnough = ({ kind }: Report): boolean => kind !== 'found';

export async function askedFor(): Promise<Task> {
	const asked = await fetch('/faults/task');
	return (await asked.json()) as Task;
}
