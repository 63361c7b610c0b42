import type { Page } from '@playwright/test';

/** Photos as the walk leaves them: a row each, and the bytes beside it. */
export async function storePhotos(page: Page, count: number): Promise<void> {
	await page.evaluate(
		async (photos) => {
			const canvas = new OffscreenCanvas(400, 300);
			canvas.getContext('2d')?.fillRect(0, 0, 400, 300);
			const bytes = await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open('factory-checkup');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not opened'));
			});
			const transaction = database.transaction(['captures', 'media'], 'readwrite');
			for (const [index, words] of photos.entries()) {
				const [id, assessment] = [`photo-${String(index)}`, 'firm'];
				const media = { type: 'image/jpeg', bytes: bytes.byteLength, width: 400, height: 300 };
				const at = 1_790_000_000_000 + index;
				const item = 'warehouse_logistics';
				transaction
					.objectStore('captures')
					.put({ id, assessment, kind: 'photo', item, words, by: 'advisor', at, media });
				transaction.objectStore('media').put({ capture: id, assessment, bytes });
			}
			await new Promise((resolve) => (transaction.oncomplete = resolve));
			database.close();
		},
		Array.from({ length: count }, (_, index) => `第 ${String(index + 1)} 号货架`),
	);
}
