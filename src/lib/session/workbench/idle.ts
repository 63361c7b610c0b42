/** When the page has nothing else to do. Safari knows no idle time; there a task of its own has to do. */
export const inIdleTime = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
		else setTimeout(resolve, 20);
	});
