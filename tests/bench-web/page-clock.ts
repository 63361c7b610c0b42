import type { Page } from '@playwright/test';

declare global {
	interface Window {
		/** Milliseconds from the start of the navigation until the screen first showed what is waited for. */
		shownAt?: number;
		longTasks?: { readonly at: string; readonly start: number; readonly length: number }[];
		taps?: { readonly at: string; readonly name: string; readonly start: number; readonly length: number }[];
	}
}

/** Notes in the page itself when an element is first painted: asking from outside would be slower than the page. */
export const watchFor = async (page: Page, selector: string): Promise<void> => {
	await page.addInitScript((wanted) => {
		new MutationObserver((_, observer) => {
			if (document.querySelector(wanted) === null) return;
			observer.disconnect();
			// What the next frame paints is on the screen when the one after it begins.
			requestAnimationFrame(() => requestAnimationFrame(() => (window.shownAt = performance.now())));
		}).observe(document, { subtree: true, childList: true, attributes: true });
	}, selector);
};

/** The page notes the time itself. Whoever asks brings a large script along, which a page that is opening would compile. */
const beforeAsking = 2500;

export async function shownAt(page: Page): Promise<number> {
	await page.waitForTimeout(beforeAsking);
	const found = await page.waitForFunction(() => window.shownAt, undefined, { timeout: 60_000 });
	return (await found.jsonValue()) ?? NaN;
}

export async function paintedAt(page: Page): Promise<number> {
	return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
}

/** Notes how long each tap waits for the next paint, and each task that keeps the page from answering. */
export const watchTaps = async (page: Page): Promise<void> => {
	await page.addInitScript(() => {
		const taps: NonNullable<typeof window.taps> = (window.taps = []);
		const longTasks: NonNullable<typeof window.longTasks> = (window.longTasks = []);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				if (!(entry instanceof PerformanceEventTiming) || entry.interactionId === 0) continue;
				taps.push({
					at: location.pathname,
					name: entry.name,
					start: entry.startTime,
					length: entry.duration,
				});
			}
		}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				longTasks.push({ at: location.pathname, start: entry.startTime, length: entry.duration });
		}).observe({ type: 'longtask', buffered: true });
	});
};
