import { putCaseload } from './caseload-on-device.ts';
import { lockDevice, openingsOf } from './caseload-locked.ts';
import { atMost, type Figure } from './figure.ts';
import { shownAt, watchFor } from './page-clock.ts';
import { switchOn, type Phone } from './phone.ts';
import { keystrokes, lettersInBareField } from './search-letters.ts';

const count = 5000;
const firstRow = '.cases > li';
const slower = 4;

declare global {
	interface Window {
		/** Milliseconds from the start of the navigation until the database had handed over all rows; those of summaries are the last. */
		readAt?: number;
	}
}

/** The list of an advisor with thousands of firms: how soon it is there, and what each letter of a search costs. */
export async function measureCaseload(home: string, runs: number): Promise<readonly Figure[]> {
	const phone = await switchOn(home);
	await putCaseload(await phone.context.newPage(), count);
	const [quick, slow] = [await openings(phone, runs, 1), await openings(phone, runs, slower)];
	const bare = await bareOpenings(phone, runs);
	const keys = await keystrokes(phone, runs);
	const bareKeys = await lettersInBareField(phone, runs);
	const unlocked = await openingsOf(phone, runs, false);
	const sealing = await lockDevice(await phone.context.newPage());
	const locked = await openingsOf(phone, runs, true);
	await phone.switchOff();
	const all = `${String(count)} firms`;
	return [
		{
			what: `${all}: rows read from the device to list painted`,
			unit: 'ms',
			values: quick.map(({ read, shown }) => shown - read),
			budget: atMost(200),
		},
		{
			what: `${all}: page asked for to list painted`,
			unit: 'ms',
			values: quick.map(({ shown }) => shown),
			bare,
		},
		{
			what: `${all}, CPU ×${String(slower)}: rows read to list painted`,
			unit: 'ms',
			values: slow.map(({ read, shown }) => shown - read),
		},
		{
			what: `${all}, CPU ×${String(slower)}: page asked for to list painted`,
			unit: 'ms',
			values: slow.map(({ shown }) => shown),
		},
		{
			what: `${all}, computing ×${String(slower)}: scripts of the slowest letter`,
			unit: 'ms',
			values: keys.map((run) => slower * Math.max(...run.map(({ script }) => script))),
			budget: atMost(16),
		},
		{
			what: `${all}, computing ×${String(slower)}: all work of the slowest letter, paint included`,
			unit: 'ms',
			values: keys.map((run) => slower * Math.max(...run.map(({ task }) => task))),
			bare: bareKeys.map((run) => slower * Math.max(...run.map(({ task }) => task))),
		},
		{
			what: `${all}: no lock found to list painted`,
			unit: 'ms',
			values: unlocked.map(({ shown }) => shown),
		},
		{
			what: `${all}, locked: key there to list painted (beside: without a lock)`,
			unit: 'ms',
			values: locked.map(({ shown }) => shown),
			bare: unlocked.map(({ shown }) => shown),
			budget: atMost(1000),
		},
		{
			what: `${all}, locked: key made of the passphrase`,
			unit: 'ms',
			values: locked.map(({ derived }) => derived),
		},
		{ what: `${all}: lock set, all rows sealed`, unit: 'ms', values: [sealing] },
	];
}

async function openings(phone: Phone, runs: number, rate: number) {
	const times = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		const session = await phone.context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		await page.addInitScript(() => {
			const getAll = IDBObjectStore.prototype.getAll;
			IDBObjectStore.prototype.getAll = function (...given) {
				const request = getAll.apply(this, given);
				if (this.name === 'summaries')
					request.addEventListener('success', () => (window.readAt ??= performance.now()));
				return request;
			};
		});
		await watchFor(page, firstRow);
		await page.goto('/firms/', { waitUntil: 'commit' });
		const shown = await shownAt(page);
		times.push({ shown, read: (await page.evaluate(() => window.readAt)) ?? NaN });
		await page.close();
	}
	return times;
}

async function bareOpenings(phone: Phone, runs: number): Promise<readonly number[]> {
	const times = [];
	for (let run = 0; run < runs; run++) {
		const page = await phone.context.newPage();
		await watchFor(page, 'svg');
		await page.goto('/icon.svg', { waitUntil: 'commit' });
		times.push(await shownAt(page));
		await page.close();
	}
	return times;
}
