import { expect, tagged, test } from './checked-test.ts';
import { misfits } from './fitting.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { alive, card, open, storeFirm, tap } from './walking.ts';

const item = 'link_marketing_production';

test(
	'what the workshop head says alone is heard beside the owner, shown before any level, and settled with evidence',
	tagged('engine'),
	async ({ page, say }) => {
		const owners = shoeWorkshop[item]?.[item];
		await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });

		await test.step('the workshop head answers on this phone and sees nothing of what the owner said', async () => {
			await open(page, '/workbench/voices/?firm=shoes');
			await expect(page.getByText(say('voices.none'))).toBeVisible();
			const head = page.getByRole('listitem').filter({ hasText: say('evidence.respondent.workshop_head') });
			await tap(head.getByRole('button', { name: say('voices.begin') }));
			await page.waitForURL(/\/check\//);
			await alive(page);
			const alone = new URL(page.url()).searchParams.get('firm') ?? '';
			await open(page, `/check/?firm=${alone}&at=${item}`);
			await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
			await tap(card(page, { say, item, option: 'nothing' }));
			const above = page.locator('.ways');
			await expect(above).toContainText('宏达鞋厂');
			await expect(above).toContainText(say('evidence.respondent.workshop_head'));
			await open(page, `/result/?firm=${alone}`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('alone.thanks'));
			await expect(page.getByRole('heading', { name: say('result.chainTitle') })).toHaveCount(0);
			await tap(page.getByRole('button', { name: say('alone.peek') }));
			await expect(page.getByRole('heading', { name: say('result.chainTitle') })).toBeVisible();
		});

		await test.step('one tap brings the answers together as the workshop head’s, and back apart', async () => {
			await tap(page.getByRole('link', { name: say('heard.bring') }));
			const who = say('evidence.respondent.workshop_head');
			await expect(page.getByText(say('together.heard_other', { who, count: 1 }))).toBeVisible();
			await expect(page.getByText(say('together.differ_other', { count: 1 }))).toBeVisible();
			await expect(page.getByRole('article')).toHaveCount(1);
			await tap(page.getByRole('button', { name: say('together.takeBack') }));
			await expect(page.getByText(say('together.takenBack'))).toBeVisible();
			await expect(page.getByRole('article')).toHaveCount(0);
			await page.reload();
			await alive(page);
			await expect(page.getByRole('article')).toHaveCount(0);
		});

		await test.step('brought together, the owner’s answer still counts, and the difference is shown', async () => {
			await expect(page.getByLabel(say('voices.whose'))).toHaveValue('workshop_head');
			await tap(page.getByRole('button', { name: say('voices.bring'), exact: true }));
			await expect(page.getByText(say('together.differ_other', { count: 1 }))).toBeVisible();
			await open(page, `/check/?firm=shoes&at=${item}`);
			await expect(card(page, { say, item, option: String(owners) }).getByRole('radio')).toBeChecked();
			await open(page, '/result/?firm=shoes');
			await expect(page.getByText(say('heard.open_other', { count: 1 }))).toBeVisible();
			await tap(page.getByRole('link', { name: say('heard.settle') }));
		});

		await test.step('the advisor settles it with what was seen, and the history keeps who said what', async () => {
			const settle = page.getByRole('button', { name: say('voices.settle') });
			await expect(settle).toBeDisabled();
			const heading = say('evidence.respondent.workshop_head');
			await page
				.getByRole('article')
				.getByRole('listitem')
				.filter({ hasText: heading })
				.getByRole('radio')
				.check();
			await expect(settle).toBeDisabled();
			await expect(page.getByText(say('together.missing.evidence'))).toBeVisible();
			await page.getByLabel(say('evidence.E2')).check();
			await tap(settle);
			await expect(page.getByText(say('voices.allSettled'))).toBeVisible();
			await page.getByText(say('voices.settledTitle_other', { count: 1 })).click();
			for (const by of ['owner', 'workshop_head', 'advisor'])
				await expect(
					page.getByRole('article').locator('strong', { hasText: say(`evidence.respondent.${by}`) }),
				).toBeVisible();
			await open(page, '/result/?firm=shoes');
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.getByText(say('heard.open_other', { count: 1 }))).toHaveCount(0);
			await open(page, `/check/?firm=shoes&at=${item}`);
			await expect(card(page, { say, item, option: 'nothing' }).getByRole('radio')).toBeChecked();
		});
	},
);

test('another company is not brought in by one tap', async ({ page, say }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await storeFirm(page, { id: 'jade', plan: shoeWorkshop, name: '德化县白玉陶瓷有限公司' });
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '宏达鞋厂' });
	await open(page, '/workbench/voices/?firm=shoes');
	await tap(page.getByText(say('together.otherNames_other', { count: 1 })));
	const bring = page.getByRole('button', { name: say('voices.bring'), exact: true });
	const which = page.getByLabel(say('voices.which'));
	await expect(which).toHaveValue('');
	await expect(page.getByText(say('together.missing.which'))).toBeVisible();
	await which.selectOption('jade');
	await page.getByLabel(say('voices.whose')).selectOption('accountant');
	await expect(page.getByText(say('together.foreign', { name: '德化县白玉陶瓷有限公司' }))).toBeVisible();
	await expect(bring).toBeDisabled();
	expect(await misfits(page)).toEqual([]);
	await page.getByLabel(say('together.sure')).check();
	await tap(bring);
	await expect(page.getByRole('button', { name: say('together.takeBack') })).toBeVisible();
	await expect(bring).toHaveCount(0);
});

test('whose answers are typed is said in the head without moving the question', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const name = '晋江市恒达鞋服贸易有限责任公司';
	await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name });
	const top = async (): Promise<number> => {
		await open(page, `/check/?firm=shoes&at=${item}`);
		await expect(page.locator('.strip')).toBeVisible();
		return (await page.locator('main').boundingBox())?.y ?? 0;
	};
	const alone = await top();
	await expect(page.locator('.ways')).not.toContainText(name.slice(0, 7));
	await storeFirm(page, { id: 'jade', plan: shoeWorkshop, name: '德化县白玉陶瓷' });
	expect(await top()).toBe(alone);
	await expect(page.locator('.ways')).toContainText(name.slice(0, 7));
	expect(await misfits(page)).toEqual([]);
});
