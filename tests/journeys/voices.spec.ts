import { expect, tagged, test } from './checked-test.ts';
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
			await open(page, `/result/?firm=${alone}`);
			await tap(page.getByRole('link', { name: say('heard.bring') }));
		});

		await test.step('brought together, the owner’s answer still counts, and the difference is shown', async () => {
			await page.getByLabel(say('voices.whose')).selectOption('workshop_head');
			await tap(page.getByRole('button', { name: say('voices.bring'), exact: true }));
			await expect(page.getByText(say('voices.heard_other', { count: 1 }))).toBeVisible();
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
