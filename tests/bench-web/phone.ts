import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunchOptions } from '../../src/tools/find-browser.mjs';

/** How much slower than this machine a cheap phone is. */
export const slowdown = 6;

/** A phone with a disk of its own, as it lies in a pocket: what it has loaded it keeps. */
export interface Phone {
	readonly context: BrowserContext;
	/** Where another tool can drive the same browser. */
	readonly debuggingPort: number;
	readonly foreignRequests: readonly string[];
	readonly switchOff: () => Promise<void>;
}

export async function switchOn(home: string, { debuggingPort = 0 } = {}): Promise<Phone> {
	const disk = mkdtempSync(join(tmpdir(), 'bench-web-'));
	const { args = [], ...options } = browserLaunchOptions();
	const context = await chromium.launchPersistentContext(disk, {
		...options,
		// The owner's language, also for a tool that opens pages of its own.
		args: [
			...args,
			'--accept-lang=zh-CN',
			...(debuggingPort > 0 ? [`--remote-debugging-port=${String(debuggingPort)}`] : []),
		],
		baseURL: home,
		locale: 'zh-CN',
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true,
		deviceScaleFactor: 2,
	});
	const foreignRequests: string[] = [];
	context.on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== home) foreignRequests.push(request.url());
	});
	return {
		context,
		debuggingPort,
		foreignRequests,
		switchOff: async () => {
			await context.close();
			rmSync(disk, { recursive: true, force: true });
		},
	};
}

/** A page of a slow phone. */
export async function slowPage(context: BrowserContext): Promise<{ page: Page; session: CDPSession }> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	return { page, session };
}
