import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { note, saidOtherwise, type Backup } from './other-phone.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { button, open, storeFirm, takeIn, tap } from './walking.ts';
import type { Say } from './words.ts';

const passphrase = '晋江的鞋 2026 泉州的石头';

/** Making a file takes a slow machine longer than a browser takes a tap for fresh. */
async function tapIs(page: Page, age: 'fresh' | 'old'): Promise<void> {
	await page.addInitScript((isActive) => {
		Object.defineProperty(Navigator.prototype, 'userActivation', { get: () => ({ isActive }) });
	}, age === 'fresh');
}

async function backUp(page: Page, say: Say): Promise<string> {
	await open(page, '/stored/');
	return (await downloadBy(page, () => tap(button(page, say('stored.backupNow'))))).text;
}

async function eraseEverything(page: Page, say: Say): Promise<void> {
	await open(page, '/stored/');
	await tap(button(page, say('stored.erase')));
	await page.getByLabel(say('stored.eraseSure')).check();
	await tap(button(page, say('stored.eraseNow')));
	await expect(page.getByText(say('stored.erased'))).toBeVisible();
}

test(
	'a backup under a passphrase brings a wiped device back as it was, and a second time changes nothing',
	tagged('english', 'engine'),
	async ({ page, say }) => {
		await tapIs(page, 'fresh');
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		await open(page, '/result/?firm=shoes');
		const headline = await page.getByRole('heading', { level: 1 }).innerText();

		await open(page, '/stored/');
		await tap(button(page, say('stored.backupMore')));
		const dialog = page.getByRole('dialog', { name: say('backup.out.title') });
		await dialog.getByLabel(say('backup.out.seal')).check();
		await expect(dialog.getByRole('button', { name: say('backup.out.make') })).toBeDisabled();
		await dialog.getByLabel(say('backup.in.passphrase'), { exact: true }).fill(passphrase);
		await dialog.getByLabel(say('deviceLock.again')).fill(`${passphrase}!`);
		await expect(dialog.getByText(say('backup.out.other'))).toBeVisible();
		await dialog.getByLabel(say('deviceLock.again')).fill(passphrase);
		const file = await downloadBy(page, () =>
			tap(dialog.getByRole('button', { name: say('backup.out.make') })),
		);
		await expect(dialog.getByText(say('backup.out.told.saved'))).toBeVisible();
		expect(file.name).toMatch(/\.checkup$/);
		expect(file.text).toMatch(/^CHECKUP\n\{"edition":1,.*"AES-GCM-256"/);
		expect(file.text).not.toContain('headcount');
		await tap(dialog.getByRole('button', { name: say('backup.in.close') }));

		await eraseEverything(page, say);
		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles(file.path);
		const question = page.getByRole('dialog', { name: say('backup.in.sealed') });
		const typed = question.getByLabel(say('backup.in.passphrase'), { exact: true });
		await typed.fill('1234567890');
		await typed.press('Enter');
		await expect(question.getByText(say('backup.in.wrong'))).toBeVisible();
		await typed.fill(passphrase);
		await typed.press('Enter');
		const preview = page.getByRole('dialog', { name: say('backup.in.title') });
		await expect(preview).toContainText('晋江宏达鞋业');
		await expect(preview).toContainText(say('backup.in.becomes.newCheckUps', { number: 1 }));
		await expect(page.getByText(say('firms.empty'))).toBeAttached();
		await tap(preview.getByRole('button', { name: say('backup.in.merge') }));
		await expect(page.getByText(say('takenFile.done', { name: '晋江宏达鞋业' }))).toBeVisible();
		await open(page, '/result/?firm=shoes');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);

		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles(file.path);
		await typed.fill(passphrase);
		await typed.press('Enter');
		await expect(preview).toContainText(say('backup.in.allHere'));
		await tap(preview.getByRole('button', { name: say('backup.in.close') }));
		await expect(page.getByRole('heading', { level: 2, name: '晋江宏达鞋业' })).toHaveCount(1);
	},
);

test('a file that could not be saved by itself is not thrown away without a question', async ({
	page,
	say,
}) => {
	await tapIs(page, 'old');
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	await open(page, '/stored/');
	await tap(button(page, say('stored.backupMore')));
	const dialog = page.getByRole('dialog', { name: say('backup.out.title') });
	await tap(dialog.getByRole('button', { name: say('backup.out.make') }));
	await expect(dialog.getByRole('button', { name: say('backup.out.save') })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog.getByText(say('backup.out.unsaved'))).toBeVisible();
	const file = await downloadBy(page, () =>
		tap(dialog.getByRole('button', { name: say('backup.out.save') })),
	);
	expect(JSON.parse(file.text)).toHaveProperty('checkUps.length', 1);
	await tap(dialog.getByRole('button', { name: say('backup.in.close') }));
	await expect(dialog).toHaveCount(0);
});

test('where two phones say something else, the reader chooses, both stay on record, and it can be undone', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	const backedUp = () => backUp(page, say);
	const qualityIn = (letters: string) => {
		const [checkUp] = (JSON.parse(letters) as Backup).checkUps;
		const history = checkUp?.history.filter(({ item }) => item === 'quality').map(({ value }) => value);
		return { stands: checkUp?.answers.quality.value, history };
	};
	const before = await backedUp();
	const here = qualityIn(before).stands ?? '';
	const there = here === 'level3' ? 'level1' : 'level3';
	const file = {
		name: 'other-phone.txt',
		mimeType: 'text/plain',
		buffer: saidOtherwise(before, there),
	};

	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
	const preview = page.getByRole('dialog', { name: say('backup.in.title') });
	const choice = preview.getByRole('group', { name: say('item.quality.short') });
	await expect(choice.getByRole('radio').first()).toBeChecked();
	await expect(choice).toContainText(say(`item.quality.option.${there}.label`));
	await expect(choice).toContainText(say('evidence.respondent.workshop_head'));
	await expect(choice).toContainText(note);
	await choice.getByRole('radio').last().check();
	await tap(preview.getByRole('button', { name: say('backup.in.merge') }));
	await expect(button(page, say('backup.in.takeBack'))).toBeFocused();
	expect(qualityIn(await backedUp())).toEqual({ stands: there, history: [here, there] });

	// Merged once more nothing is left to choose: what stands here is what the file says.
	await open(page, '/firms/');
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
	await expect(preview).toContainText(say('backup.in.allHere'));
	await tap(preview.getByRole('button', { name: say('backup.in.close') }));

	await eraseEverything(page, say);
	await open(page, '/firms/');
	await takeIn(page, say, { ...file, buffer: Buffer.from(before) });
	await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
	await tap(preview.getByRole('button', { name: say('backup.in.merge') }));
	await tap(button(page, say('backup.in.takeBack')));
	await expect(page.getByText(say('backup.in.taken-back'))).toBeVisible();
	expect(qualityIn(await backedUp())).toEqual({ stands: here, history: [here] });
});

test(
	'who closes the page while a backup is being written in is asked first, and nothing is lost by staying',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
		const file = { name: 'backup.txt', mimeType: 'text/plain', buffer: Buffer.from(await backUp(page, say)) };
		await eraseEverything(page, say);
		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles(file);
		const preview = page.getByRole('dialog', { name: say('backup.in.title') });
		await expect(preview).toBeVisible();
		const letGo = await holdDatabase(page);
		await tap(preview.getByRole('button', { name: say('backup.in.merge') }));
		await expect(page.getByText(say('backup.in.writing'))).toBeVisible();
		const asked = page.waitForEvent('dialog');
		// Comes back only when the question has been answered.
		const closing = page.close({ runBeforeUnload: true });
		const question = await asked;
		expect(question.type()).toBe('beforeunload');
		await question.dismiss();
		await closing;
		await letGo();
		await expect(page.getByText(say('takenFile.done', { name: '晋江宏达鞋业' }))).toBeVisible();
	},
);

/** Nobody else writes until it is let go. */
async function holdDatabase(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('factory-checkup');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const names = [...database.objectStoreNames];
		const store = database.transaction(names, 'readwrite').objectStore(names[0] ?? '');
		let isHeld = true;
		const hold = () => {
			if (isHeld) store.count().onsuccess = hold;
			else database.close();
		};
		hold();
		addEventListener('let-go', () => (isHeld = false), { once: true });
	});
	return () => page.evaluate(() => void dispatchEvent(new Event('let-go')));
}

test('the backup with one tap says which photos and recordings are not in it, and so does erasing', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	await storeCaptures(page, 'shoes', ['photo', 'photo', 'photo', 'voice', 'text']);
	const photos = say('caught.photos_other', { count: 3 });
	const voices = say('caught.voices_other', { count: 1 });
	await open(page, '/firms/');
	const reminder = page.getByRole('status').filter({ hasText: say('stored.due') });
	await expect(reminder).toContainText(photos);
	await expect(reminder).toContainText(voices);
	await tap(reminder.getByRole('link', { name: say('stored.backupMore') }));
	await tap(button(page, say('stored.backupMore')));
	const dialog = page.getByRole('dialog', { name: say('backup.out.title') });
	await expect(dialog.getByRole('checkbox').first()).toBeChecked();
	await tap(dialog.getByRole('button', { name: say('backup.in.close') }));
	const answers = page.getByRole('region', { name: say('stored.answersTitle') });
	for (const thing of [photos, voices, say('caught.notes_other', { count: 1 }), '40 KB'])
		await expect(answers).toContainText(thing);
	const backup = page.getByRole('region', { name: say('stored.backupTitle') });
	await expect(backup).toContainText(photos);
	await expect(backup).not.toContainText(say('caught.notes_other', { count: 1 }));
	await tap(button(page, say('stored.erase')));
	await expect(page.getByRole('dialog', { name: say('stored.eraseAsk') })).toContainText(photos);
});

/** As a walk leaves them, of 10 KiB each but the words. */
async function storeCaptures(page: Page, assessment: string, kinds: readonly Kind[]): Promise<void> {
	await page.evaluate(
		async ({ assessment, kinds }) => {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open('factory-checkup');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not opened'));
			});
			const transaction = database.transaction('captures', 'readwrite');
			for (const [index, kind] of kinds.entries())
				transaction.objectStore('captures').put({
					id: `caught-${String(index)}`,
					assessment,
					kind,
					words: '看板',
					by: 'advisor',
					at: 1_790_000_000_000 + index,
					...(kind !== 'text' && { media: { type: 'image/jpeg', bytes: 10 * 1024 } }),
				});
			await new Promise((resolve) => (transaction.oncomplete = resolve));
			database.close();
		},
		{ assessment, kinds },
	);
}
type Kind = 'photo' | 'voice' | 'text';

test('who has answered much since the last file is reminded once a day, and backs up with one tap', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop });
	await open(page, '/firms/');
	await expect(page.getByText(say('stored.due'))).toBeVisible();
	await tap(button(page, say('update.later')));
	await expect(page.getByText(say('stored.due'))).toHaveCount(0);
	await open(page, '/firms/');
	await expect(page.getByRole('heading', { level: 2, name: '晋江宏达鞋业' })).toBeVisible();
	await expect(page.getByText(say('stored.due'))).toHaveCount(0);

	await page.evaluate(() => {
		localStorage.removeItem('factory-checkup:backup-later');
	});
	await open(page, '/firms/');
	const file = await downloadBy(page, () => tap(button(page, say('stored.backupNow'))));
	expect(JSON.parse(file.text)).toHaveProperty('checkUps.length', 1);
	await expect(page.getByText(say('stored.backupMade'))).toBeVisible();
	await open(page, '/firms/');
	await expect(page.getByRole('heading', { level: 2, name: '晋江宏达鞋业' })).toBeVisible();
	await expect(page.getByText(say('stored.due'))).toHaveCount(0);
});
