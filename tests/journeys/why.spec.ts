import { expect, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { open, storeFirm, tap } from './walking.ts';

test('the chain says why it is R2, why not R3, and leads to the question that is nearest', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const chain = page.getByRole('region', { name: say('result.chainTitle') });
	const fold = (key: string, level: string) =>
		chain.getByText(
			say(key, { level: say('why.level', { sign: level, name: say(`scale.chain.level.${level}.name`) }) }),
		);

	await tap(chain.getByText(say('result.why'), { exact: true }));
	await tap(fold('why.isLevel', 'R2'));
	// The only link that is more than talk: without it the workshop is back at R1.
	await expect(chain).toContainText(say('why.change.rests'));
	const kept = say('item.link_production_supply.option.file.label');
	await expect(chain).toContainText(say('why.change.keep', { option: kept }));

	await tap(fold('why.notLevel', 'R3'));
	const nearest = chain.getByRole('listitem').filter({
		hasText: say('why.item.ends', {
			words: say('why.item.nowTo', {
				now: kept,
				to: say('item.link_production_supply.option.system.label'),
			}),
			nodes: say('scale.chain.node.production.name'),
		}),
	});
	await expect(nearest.first()).toBeVisible();
	await tap(nearest.first().getByRole('link').first());
	await expect(page).toHaveURL(/\/check\/\?firm=firm&at=link_production_supply$/);
});

test('the official level counts what is missing, and the pilot grant says that one change is not enough', async ({
	page,
	say,
}) => {
	await storeFirm(page, { id: 'firm', plan: shoeWorkshop });
	await open(page, '/result/?firm=firm');
	const official = page.getByRole('region', { name: say('result.officialTitle') });
	await tap(official.getByText(say('result.why'), { exact: true }));
	await tap(official.getByText(say('why.notLevel', { level: say('scale.miit-2024.level.level2.name') })));
	const [firm, needed] = [3, 6];
	const scenes = say('result.gateCount', {
		set: say('scale.miit-2024.set.scenes'),
		needs: needed,
		option: 2,
		has: firm,
	});
	await tap(official.getByRole('group').getByText(scenes));
	const short = say('why.missing.items_other', { count: needed - firm });
	await expect(official).toContainText(say('why.change.nearest', { missing: short }));

	await tap(page.getByText(say('advice.notForYou'), { exact: true }));
	const pilot = page.locator('[data-offer=qz-pilot-2024]');
	await tap(pilot.getByText(say('advice.receiptRefused')));
	await expect(pilot).toContainText(say('why.offer.many'));
});
