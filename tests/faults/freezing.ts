import { expect } from '@playwright/test';
import { alive, fieldOf, open, storeFirm } from '../journeys/walking.ts';
import { drive } from './browsers.ts';
import type { Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';

const id = 'firm';

/** A tab is frozen in the middle of typing, thawed, typed into and thrown away: all that was typed is there. */
export async function freezeTab(engine: Engine, { form, build }: Extent): Promise<Finding> {
	const { newPages, say, close } = await drive(engine, build);
	const problems: string[] = [];
	const [page] = await newPages(1);
	if (page === undefined) throw new Error('no page');
	await storeFirm(page, { id, plan: {} });
	await open(page, `/check/?firm=${id}&at=firm`);
	const session = await page.context().newCDPSession(page);
	const name = fieldOf(page, say, 'firm_name');
	const trials = form === 'short' ? 3 : 30;
	for (let trial = 0; trial < trials; trial++) {
		const words = `宏达 ${String(trial)}`;
		await name.fill(words);
		await session.send('Page.setWebLifecycleState', { state: 'frozen' });
		await new Promise((done) => setTimeout(done, 1000));
		await session.send('Page.setWebLifecycleState', { state: 'active' });
		if ((await name.inputValue()) !== words) problems.push(`“${words}” does not stand in its field any more`);
		await name.pressSequentially('鞋业');
		await page.waitForTimeout(1000);
		await page.reload();
		await alive(page);
		await expect(name)
			.toHaveValue(`${words}鞋业`)
			.catch(() => problems.push(`“${words}鞋业” is not there`));
	}
	await close();
	return { trials, promised: trials, lost: problems.length, torn: 0, problems };
}
