import { storeCaseload } from './advisor-pages.ts';
import { expect, test } from './checked-test.ts';
import { printed, unspaced } from './printed.ts';
import { expected } from './shoe-workshop.ts';
import { button, open, tap } from './walking.ts';

test('reports of several firms come out of the printer in one go, each whole and on its own sheets', async ({
	page,
	say,
}) => {
	await storeCaseload(page);
	await open(page, '/firms/');
	await tap(page.getByRole('link', { name: say('printing.title') }));
	await expect(button(page, say('printing.prepare_other', { count: 0 }))).toBeDisabled();
	await tap(button(page, say('printing.all')));
	// Unticked again: a firm that is not wanted stays out.
	await tap(page.getByRole('checkbox', { name: `${expected.firmName} 5` }));
	await tap(page.getByRole('checkbox', { name: say('handover.title') }));
	await tap(button(page, say('printing.prepare_other', { count: 4 })));
	await expect(page.getByText(say('printing.ready_other', { count: 4 }))).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(4 * 3);
	const paper = await printed(page, 'many');
	expect(paper.pages).toBe(4 * 3);
	const all = paper.words.join('');
	for (const name of ['2', '3', '4'])
		expect(all.split(unspaced(`${expected.firmName} ${name}`)).length).toBeGreaterThan(2);
	expect(all).not.toContain(unspaced(`${expected.firmName} 5`));
	expect(all).not.toContain(unspaced(say('printing.lead')));
});
