import { expect } from '@playwright/test';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import {
	answerWithoutSpace,
	isAllThere,
	photographWithoutSpace,
	takeInWithoutSpace,
} from '../journeys/no-space.ts';
import { open, worksOffline } from '../journeys/walking.ts';
import { wordsIn } from '../journeys/words.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { canMount, openSmallDisk } from './small-disk.ts';

const walks = [answerWithoutSpace, photographWithoutSpace, takeInWithoutSpace];

/** The disk is full for everybody while the app answers, photographs and takes a backup in; then it is not any more. */
export async function fillDisk(_: Engine, { build }: Extent): Promise<Finding> {
	const nothing = { trials: 0, promised: 0, lost: 0, torn: 0, problems: [] };
	if (!canMount())
		return { ...nothing, notRun: 'this machine lets nobody mount a small disk (unshare --mount)' };
	const app = await serveStatic({ folder: build, port: 0 });
	const disk = await openSmallDisk(app.address);
	const { page, space } = disk;
	const problems: string[] = [];
	const say = wordsIn('zh-CN');
	try {
		await open(page);
		await expect(() => worksOffline(page)).toPass({ timeout: 60_000 });
		for (const walk of walks) await walk({ page, say, space });
		const copy = await disk.openCopy();
		await isAllThere({ page: copy.page, say });
		await copy.close();
	} catch (error) {
		const told = await page.getByRole('alert').allInnerTexts();
		problems.push(
			`the screen says: ${told.join(' / ')}`,
			error instanceof Error ? error.message : String(error),
		);
	}
	await disk.close();
	await app.close();
	return { ...nothing, trials: walks.length, promised: walks.length, lost: problems.length, problems };
}
