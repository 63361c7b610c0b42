import type { WebDriver } from 'selenium-webdriver';

/** A JPEG as a camera may hand it over. */
export async function drawnPicture(
	driver: WebDriver,
	{ width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array<ArrayBuffer>> {
	const address = await driver.executeScript<string>(
		`const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = arguments;
		const paper = canvas.getContext('2d');
		for (let x = 0; x < canvas.width; x += 40) {
			paper.fillStyle = 'hsl(' + (x % 360) + ' 60% 50%)';
			paper.fillRect(x, 0, 40, canvas.height);
		}
		return canvas.toDataURL('image/jpeg');`,
		width,
		height,
	);
	return new Uint8Array(bytesOf(address));
}

/** So many different pictures as the canvas of the page shows them, one after the other. */
export async function canvasPictures(driver: WebDriver, count: number): Promise<readonly Buffer[]> {
	const addresses = await driver.executeAsyncScript<readonly string[]>(
		`const [count, done] = arguments;
		const seen = new Set();
		const look = () => {
			seen.add(document.querySelector('canvas').toDataURL());
			if (seen.size < count) setTimeout(look, 30);
			else done([...seen]);
		};
		look();`,
		count,
	);
	return addresses.map(bytesOf);
}

/** All that lies in the database, as letters one a byte: the media one by one, anything else in one. */
export function rowsOnDisk(
	driver: WebDriver,
): Promise<{ readonly media: readonly string[]; readonly words: string }> {
	return driver.executeAsyncScript(
		`const [done] = arguments;
		const letters = (bytes) => Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
		const plain = (_, value) =>
			value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? letters(value.buffer ?? value) : value;
		const opening = indexedDB.open('factory-checkup');
		opening.onsuccess = () => {
			const database = opening.result;
			const names = [...database.objectStoreNames];
			const transaction = database.transaction(names);
			const rows = names.map((name) => transaction.objectStore(name).getAll());
			transaction.oncomplete = () => {
				database.close();
				done({
					media: rows[names.indexOf('media')].result.map(({ bytes }) => letters(bytes)),
					words: JSON.stringify(rows.map(({ result }) => result), plain),
				});
			};
		};`,
	);
}

const bytesOf = (address: string): Buffer => Buffer.from(address.replace(/^.*,/, ''), 'base64');
