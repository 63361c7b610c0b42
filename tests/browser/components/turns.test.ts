import { describe, expect, it } from 'vitest';
import { waitForTurn } from '../../../src/lib/components/turns.ts';

/** The frames that were painted before each of these turns, beginning with the first. */
async function framesOf(count: number): Promise<readonly number[]> {
	let painted = 0;
	let watching = requestAnimationFrame(function watch() {
		painted++;
		watching = requestAnimationFrame(watch);
	});
	const turns = Array.from(
		{ length: count },
		() =>
			new Promise<number>((done) => {
				waitForTurn(() => {
					done(painted);
				});
			}),
	);
	const frames = await Promise.all(turns);
	cancelAnimationFrame(watching);
	return frames;
}

describe('a turn', () => {
	it('comes after a paint of its own, in the order of asking', async () => {
		const frames = await framesOf(3);
		expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b));
	});

	it('does so too where whoever asked before took it back', async () => {
		waitForTurn(() => undefined)();
		const frames = await framesOf(3);
		expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b));
	});

	it('that was taken back does not come', async () => {
		const came: string[] = [];
		waitForTurn(() => came.push('taken back'))();
		await framesOf(2);
		expect(came).toEqual([]);
	});
});
