import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

export interface Downloaded {
	readonly name: string;
	readonly path: string;
	readonly text: string;
}

/** The file that a tap saves. Playwright hears of none in Firefox, so there the folder is watched. */
export async function downloadBy(page: Page, act: () => Promise<void>): Promise<Downloaded> {
	const path =
		test.info().project.use.browserName === 'firefox' ? await inFolder(act) : await told(page, act);
	return { name: basename(path), path, text: readFileSync(path, 'utf8') };
}

async function told(page: Page, act: () => Promise<void>): Promise<string> {
	const downloading = page.waitForEvent('download');
	await act();
	const download = await downloading;
	const path = test.info().outputPath('downloads', download.suggestedFilename());
	await download.saveAs(path);
	return path;
}

/** Firefox writes to `name.part` and renames at the end. */
async function inFolder(act: () => Promise<void>): Promise<string> {
	const folder = downloadFolder(test.info().parallelIndex);
	const files = () =>
		existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.part')) : [];
	const before = new Set(files());
	await act();
	let path = '';
	await expect(() => {
		const [name] = files().filter((file) => !before.has(file));
		expect(name).toBeDefined();
		path = join(folder, name ?? '');
		expect(readFileSync(path).length).toBeGreaterThan(0);
	}).toPass({ timeout: 10_000 });
	return path;
}

/** One for each worker, told to Firefox when it starts. */
const downloadFolder = (worker: number): string =>
	join(test.info().project.outputDir, `downloads-${String(worker)}`);
