import type { BrowserContext, Page, Request } from '@playwright/test';
import { advisorsSights, storeCaseload } from './advisor-pages.ts';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { answerAll, begin, entriesOf, open, openFolds, putRows, storeFirm, until } from './walking.ts';

/** What a firm says, as it would look in an address or a body. */
const said = ['宏达', '王厂长', '13800001234', '陈埭', 'headcount', 'level2'].flatMap((words) => [
	words,
	encodeURIComponent(words),
	Buffer.from(words).toString('base64').slice(0, -4),
]);

test(
	'an owner answers and reads, and the server hears of nothing but files',
	tagged('engine'),
	async ({ page, context, say, baseURL }) => {
		test.setTimeout(180_000);
		const heard = await listen(context);
		await begin(page, say);
		await answerAll(page, { plan: until(shoeWorkshop, 'quality'), say, count: 8 });
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop, name: '宏达鞋厂' });
		for (const address of [
			'/result/?firm=firm',
			'/report/?firm=firm',
			'/money/?firm=firm',
			'/handover/?firm=firm',
			'/firms/',
			'/stored/',
			'/about/',
		]) {
			await open(page, address);
			await openFolds(page.locator('main'));
		}
		tellsNothing(heard, baseURL ?? '');
	},
);

test(
	'an advisor works through every page, and the server hears of nothing but files',
	tagged('engine'),
	async ({ page, context, say, baseURL }) => {
		test.setTimeout(300_000);
		const heard = await listen(context);
		await storeCaseload(page);
		for (const [name, see] of Object.entries(advisorsSights)) await test.step(name, () => see(page, say));
		tellsNothing(heard, baseURL ?? '');
	},
);

/** All that is asked of any server, by pages and workers alike, with what is sent along. */
async function listen(context: BrowserContext): Promise<readonly Request[]> {
	const heard: Request[] = [];
	context.on('request', (request) => heard.push(request));
	// Beacons, sockets and the like are none of these requests; nobody may even begin one.
	await context.addInitScript(() => {
		for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'WebTransport'])
			Object.defineProperty(globalThis, name, { get: () => console.error(`${name} was asked for`) });
		navigator.sendBeacon = () => {
			console.error('a beacon was sent');
			return false;
		};
	});
	return heard;
}

function tellsNothing(heard: readonly Request[], home: string): void {
	expect(heard.length).toBeGreaterThan(20);
	for (const request of heard) {
		const { origin, protocol, pathname, searchParams } = new URL(request.url());
		if (!protocol.startsWith('http')) continue;
		expect(origin).toBe(new URL(home).origin);
		expect(request.method(), pathname).toBe('GET');
		expect(request.postData(), pathname).toBeNull();
		// Of a firm an address has its number, which says nothing to anybody else.
		expect(
			[...searchParams.keys()].filter((key) => !['firm', 'at', 'follows', 'before', 'after'].includes(key)),
		).toEqual([]);
		for (const words of said) expect(request.url()).not.toContain(words);
	}
}

const hostile = [
	'<script>document.title="broken"</script><img src=x onerror=alert(1)>',
	`"'><svg onload=alert(1)><iframe srcdoc="<script>parent.alert(1)</script>">`,
	'javascript:alert(1)//{{constructor.constructor("alert(1)")()}}{@html 1}${alert(1)}$t(app.name)',
	'\u202Egnp.exe\u202C \u2067\u200B\u200D\uFEFF\u0000 \uD800 =1+1',
].join(' ');

test(
	'a firm whose every word is a script is shown as words on every page',
	tagged('engine'),
	async ({ page, say }) => {
		test.setTimeout(180_000);
		const dialogs: string[] = [];
		page.on('dialog', (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
		await storeFirm(page, { id: 'firm', plan: shoeWorkshop, name: hostile });
		const noted = entriesOf('firm', shoeWorkshop, { by: 'owner', at: 2, evidence: 'E0' }).map(
			({ record, ...entry }) => ({ ...entry, record: { ...record, note: hostile }, save: 'n' }),
		);
		await putRows(page, {
			assessments: [],
			entries: noted,
			firms: [
				{
					id: 'firm',
					person: hostile,
					phone: hostile,
					address: hostile,
					remark: hostile,
					planned: '2026-11-24',
					updatedAt: 1,
				},
			],
			captures: [
				{
					id: 'c1',
					assessment: 'firm',
					kind: 'text',
					words: hostile,
					by: 'advisor',
					at: 5,
					item: 'quality',
					place: hostile,
				},
			],
		});
		const addresses = [
			'/firms/',
			'/result/?firm=firm',
			'/report/?firm=firm',
			'/handover/?firm=firm',
			'/workbench/annex/?firm=firm',
			'/workbench/visit/?firm=firm',
			'/workbench/voices/?firm=firm',
			'/workbench/print/',
			'/workbench/cohort/',
			'/stored/',
			`/result/?firm=${encodeURIComponent(hostile.replace('\uD800', ''))}`,
			`/check/?firm=firm&at=${encodeURIComponent(hostile.replace('\uD800', ''))}`,
		];
		for (const address of addresses) {
			await open(page, address);
			// A firm that there is not has nothing to unfold.
			if (!address.includes('%')) await openFolds(page.locator('main'));
			expect(await grownFrom(page), address).toEqual([]);
		}
		await open(page, '/firms/');
		await page.getByLabel(say('firms.takeIn')).setInputFiles({
			name: `${hostile.replaceAll('\u0000', '').slice(0, 60)}.json`,
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify({ [hostile]: 1, answers: { [hostile]: hostile } })),
		});
		await expect(page.getByText(say('takenFile.failed'))).toBeVisible();
		expect(await grownFrom(page)).toEqual([]);
		expect(dialogs).toEqual([]);
		expect(await page.title()).not.toContain('broken');
	},
);

/** Elements and addresses that only words of a firm could have become. */
const grownFrom = (page: Page): Promise<readonly string[]> =>
	page.evaluate(() =>
		Array.from(
			document.querySelectorAll(
				'main script, main iframe, main [onload], main [onerror], main img[src="x"], a[href^="javascript:" i]',
			),
			({ outerHTML }) => outerHTML,
		),
	);
