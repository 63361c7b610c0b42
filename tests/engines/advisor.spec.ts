import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { expected } from '../journeys/shoe-workshop.ts';
import type { Say } from '../journeys/words.ts';
import { secretOfCamera, withCameraNotes } from '../support/camera-notes.ts';
import { canvasPictures, drawnPicture, rowsOnDisk } from './page-scripts.ts';
import { button, card, containing, fieldAfter, linkNamed, type WebKitPage } from './webkit-page.ts';
import { skipWithoutWebKit, takeInWorkshop, test } from './webkit-test.ts';

skipWithoutWebKit();

const store = '[data-stop=store]';
const warehouse = '[data-look=warehouse_logistics]';

test('a photo from a visit is kept small, upright and without what the camera wrote, and ticks an answer off', async ({
	webkit,
	words,
}, testInfo) => {
	await takeInWorkshop(webkit, { words, file: testInfo.outputPath('answers.json') });
	await webkit.open(`/workbench/visit/?firm=${await idOfFirm(webkit, words)}`);
	await webkit.tap(By.css(`${store} [aria-expanded]`));
	await webkit.tap(By.css(`${warehouse} [aria-expanded]`));
	const photo = testInfo.outputPath('board.jpg');
	writeFileSync(photo, withCameraNotes(await drawnPicture(webkit.driver, { width: 3200, height: 2400 })));
	expect(readFileSync(photo, 'latin1')).toContain(secretOfCamera);
	await webkit.choose(By.css('input[type=file]'), [photo]);
	const picture = By.css(`${warehouse} [data-capture=photo] img`);
	await webkit.shown(picture);
	await webkit.tap(button(words('visit.proposeYes')));
	await webkit.shown(containing(words('visit.allSeen')));

	await webkit.reload();
	const kept = By.css('[data-capture=photo] img');
	const image = await webkit.shown(kept);
	expect(
		await webkit.driver.executeScript(
			'return [arguments[0].naturalWidth, arguments[0].naturalHeight]',
			image,
		),
	).toEqual([1200, 1600]);
	await webkit.shown(containing(words('visit.allSeen')));
	const bytes = Buffer.from((await rowsOnDisk(webkit.driver)).media[0] ?? '', 'latin1');
	expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
	expect(bytes.length).toBeLessThanOrEqual(300 * 1024);
	for (const trace of [secretOfCamera, 'Exif']) expect(bytes.toString('latin1')).not.toContain(trace);
});

test('under a lock the device has no firm on its disk in the clear, and opens by its passphrase', async ({
	webkit,
	words,
}, testInfo) => {
	const passphrase = 'stone 88 harbour';
	await takeInWorkshop(webkit, { words, file: testInfo.outputPath('answers.json') });
	expect((await rowsOnDisk(webkit.driver)).words).toContain(expected.firmName);
	const first = await webkit.driver.getWindowHandle();
	await webkit.driver.switchTo().newWindow('tab');
	const second = await webkit.driver.getWindowHandle();
	await webkit.open('/firms/');
	await webkit.shown(linkNamed(`${words('firms.result')} ${expected.firmName}`));
	await webkit.driver.switchTo().window(first);
	await webkit.open('/workbench/lock/');
	await webkit.type(fieldAfter(words('deviceLock.new_other', { count: 8 })), passphrase);
	await webkit.type(fieldAfter(words('deviceLock.again')), passphrase);
	await webkit.tap(button(words('deviceLock.set')));
	await webkit.shown(containing(words('deviceLock.done.set')));
	expect((await rowsOnDisk(webkit.driver)).words).not.toContain(expected.firmName);

	await webkit.driver.switchTo().window(second);
	await webkit.hasHeading(words('lock.title'));
	await webkit.type(By.css('input[type=password]'), 'stone 89 harbour');
	await webkit.tap(button(words('lock.open')));
	await webkit.shown(containing(words('lock.wrong.passphrase')));
	await webkit.type(By.css('input[type=password]'), passphrase);
	await webkit.tap(button(words('lock.open')));
	await webkit.shown(linkNamed(`${words('firms.result')} ${expected.firmName}`));
});

test('the codes that one phone shows are read from photos on another', async ({
	webkit,
	words,
}, testInfo) => {
	await takeInWorkshop(webkit, { words, file: testInfo.outputPath('answers.json') });
	await webkit.open(`/workbench/send/?firm=${await idOfFirm(webkit, words)}`);
	await webkit.shown(By.css('[data-frames] canvas'));
	await webkit.tap(containing(words('handing.send.coarse')));
	const codes = await canvasPictures(webkit.driver, 16);
	const photos = codes.map((_, at) => testInfo.outputPath(`${String(at)}.png`));
	codes.forEach((code, at) => {
		writeFileSync(photos[at] ?? '', code);
	});

	await eraseEverything(webkit, words);
	await webkit.open('/workbench/receive/');
	await webkit.choose(By.css('input[type=file][multiple]'), photos);
	await webkit.tap(button(words('backup.in.merge')));
	await webkit.shown(containing(words('takenFile.done', { name: expected.firmName })));
	await webkit.open('/firms/');
	await webkit.shown(linkNamed(`${words('firms.result')} ${expected.firmName}`));
});

async function idOfFirm(webkit: WebKitPage, words: Say): Promise<string> {
	const result = await webkit.shown(linkNamed(`${words('firms.result')} ${expected.firmName}`));
	return new URL((await result.getAttribute('href')) ?? '').searchParams.get('firm') ?? '';
}

async function eraseEverything(webkit: WebKitPage, words: Say): Promise<void> {
	await webkit.open('/stored/');
	await webkit.tap(button(words('stored.erase')));
	await webkit.tap(card(words('stored.eraseSure')));
	await webkit.tap(button(words('stored.eraseNow')));
	await webkit.shown(containing(words('stored.none')));
}
