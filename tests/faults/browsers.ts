import { chromium, firefox, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunchOptions, firefoxLaunchOptions } from '../../src/tools/find-browser.mjs';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import type { Engine } from './device.ts';
import { wordsIn, type Say } from '../journeys/words.ts';

/** The built app as it is, in a browser that a driver holds. */
export interface Driven {
	/** Pages of one device. */
	readonly newPages: (count: number) => Promise<readonly Page[]>;
	readonly say: Say;
	readonly close: () => Promise<void>;
}

export async function drive(engine: Engine, build: string): Promise<Driven> {
	const downloads = mkdtempSync(join(tmpdir(), 'faults-downloads-'));
	const browser = await launched(engine, downloads);
	const app = await serveStatic({ folder: build, port: 0 });
	return {
		async newPages(count) {
			const context = await browser.newContext({
				baseURL: app.address,
				locale: 'zh-CN',
				serviceWorkers: 'allow',
			});
			return Promise.all(Array.from({ length: count }, () => context.newPage()));
		},
		say: wordsIn('zh-CN'),
		close: async () => {
			await browser.close();
			await app.close();
			rmSync(downloads, { recursive: true, force: true });
		},
	};
}

const launched = (engine: Engine, downloads: string): Promise<Browser> =>
	engine === 'firefox'
		? firefox.launch({ channel: 'moz-firefox', ...firefoxLaunchOptions(downloads) })
		: chromium.launch(browserLaunchOptions());
