import type { Page } from '@playwright/test';
import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import {
	alive,
	askedScreen,
	button,
	card,
	cardNamed,
	fieldOf,
	isAsked,
	isPast,
	isSaved,
	open,
	progressOf,
	storeFirm,
	tap,
	until,
	without,
} from './walking.ts';

const firm = 'firm';

async function ask(page: Page, screen: string, plan = until(shoeWorkshop, screen)): Promise<void> {
	await storeFirm(page, { id: firm, plan });
	await open(page, `/check/?firm=${firm}&at=${screen}`);
}

async function reload(page: Page): Promise<void> {
	await isSaved(page);
	await page.reload();
	await alive(page);
}

test('who does not know says so with one tap, and may take it back', async ({ page, say }) => {
	await ask(page, 'link_marketing_production');
	await tap(button(page, say('question.dontKnow')));
	await isPast(page, say, 'link_marketing_production');
	await tap(button(page, say('nav.back')));
	await expect(page.getByText(say('question.answeredDontKnow'))).toBeVisible();
	await reload(page);
	await expect(button(page, say('question.dontKnow'))).toHaveAttribute('aria-pressed', 'true');
	await tap(button(page, say('question.undo')));
	await expect(page.getByText(say('question.answeredDontKnow'))).toHaveCount(0);
	await expect(button(page, say('nav.skip'))).toBeVisible();
});

test(
	'what does not apply asks for a reason, says what it costs, and may be taken back',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'after_sales');
		await tap(button(page, say('question.notApplicable')));
		const reason = say('reason.done_by_customer');
		await tap(button(page, reason));
		await expect(page.getByText(say('question.answeredNotApplicable', { reason }))).toBeVisible();
		await isAsked(page, say, 'after_sales');
		await reload(page);
		await expect(page.getByText(say('question.answeredNotApplicable', { reason }))).toBeVisible();
		await tap(button(page, say('question.undo')));
		await expect(button(page, say('nav.skip'))).toBeVisible();
		await reload(page);
		await expect(page.getByText(reason, { exact: false })).not.toBeInViewport();
		await expect(button(page, say('nav.skip'))).toBeVisible();
	},
);

test(
	'nine networked machines of four are explained at the field and never saved',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'machines');
		const machines = fieldOf(page, say, 'machines');
		const networked = fieldOf(page, say, 'machines_networked');
		await machines.fill('4');
		await networked.fill('9');
		await expect(networked).toHaveAttribute('aria-invalid', 'true');
		await expect(networked).toHaveAccessibleDescription(
			new RegExp(say('problem.exceeds', { item: say('item.machines.short'), value: 4 })),
		);
		await networked.blur();
		// Next does not leave a number behind that was not saved.
		await tap(button(page, say('nav.next')));
		await expect(networked).toBeFocused();
		await page.reload();
		await alive(page);
		await expect(machines).toHaveValue('4');
		await expect(networked).toHaveValue('');
	},
);

test('a number that is taken back is not shown any longer', tagged('engine'), async ({ page, say }) => {
	await ask(page, 'machines');
	const machines = fieldOf(page, say, 'machines');
	await machines.fill('40');
	await expect(button(page, say('nav.next'))).toBeVisible();
	await tap(button(page, say('question.dontKnow')).first());
	await expect(page.getByText(say('question.answeredDontKnow'))).toBeVisible();
	await expect(machines).toHaveValue('');
	await tap(button(page, say('question.undo')));
	await expect(page.getByText(say('question.answeredDontKnow'))).toHaveCount(0);
	await expect(machines).toHaveValue('');
	// And a new one may be typed at once.
	await machines.pressSequentially('12');
	await expect(button(page, say('nav.next'))).toBeVisible();
	await expect(machines).toHaveValue('12');
});

test('who has not counted the machines chooses a share instead, and amounts win over it', async ({
	page,
	say,
}) => {
	await ask(page, 'machines');
	await tap(button(page, say('question.onlyBand')));
	await tap(card(page, { say, item: 'Q2', option: 'upto_40' }).first());
	await expect(card(page, { say, item: 'Q2', option: 'upto_40' }).first().getByRole('radio')).toBeChecked();
	await reload(page);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
	await tap(button(page, say('question.giveAmounts')));
	await fieldOf(page, say, 'machines').fill('40');
	await fieldOf(page, say, 'machines_digital').fill('4');
	await expect(
		page.getByText(say('question.derived', { band: say('item.Q2.option.upto_10.label') })),
	).toBeVisible();
});

test(
	'none of these is an answer of its own and ends when something is ticked',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'Q1');
		const none = cardNamed(page, say('question.none'));
		const office = card(page, { say, item: 'Q1', option: 'office_network' });
		await tap(office);
		await tap(none);
		await expect(office.getByRole('checkbox')).not.toBeChecked();
		await expect(none.getByRole('checkbox')).toBeChecked();
		await reload(page);
		await expect(none.getByRole('checkbox')).toBeChecked();
		await tap(office);
		await expect(none.getByRole('checkbox')).not.toBeChecked();
		await expect(button(page, say('nav.next'))).toBeVisible();
	},
);

test('a yes asks what is decided, a no does not', tagged('engine'), async ({ page, say }) => {
	await ask(page, 'joined_decision');
	await tap(card(page, { say, item: 'joined_decision', option: 'yes' }));
	const named = fieldOf(page, say, 'joined_decision_named');
	await named.fill('看订单和库存，定这个月买多少皮料');
	await reload(page);
	await expect(named).toHaveValue('看订单和库存，定这个月买多少皮料');
	await tap(card(page, { say, item: 'joined_decision', option: 'no' }));
	await isPast(page, say, 'joined_decision');
	await tap(button(page, say('nav.back')));
	await isAsked(page, say, 'joined_decision');
	await expect(named).toHaveCount(0);
	// Kept, for whoever changes their mind: with it the screen is answered again and goes on by itself.
	await tap(card(page, { say, item: 'joined_decision', option: 'yes' }));
	await isPast(page, say, 'joined_decision');
	await tap(button(page, say('nav.back')));
	await expect(named).toHaveValue('看订单和库存，定这个月买多少皮料');
});

test('a finger that taps twice answers one question, not the next one too', async ({ page, say }) => {
	await ask(page, 'quality');
	const place = await card(page, { say, item: 'quality', option: 'level1' }).boundingBox();
	if (place === null) throw new Error('the card is not on the screen');
	const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
	// However slow the machine, the second tap comes right after the question has changed.
	await page.clock.install();
	await page.clock.pauseAt(Date.now() + 60_000);
	await page.touchscreen.tap(x, y);
	await page.clock.runFor(250);
	await isPast(page, say, 'quality');
	const next = await askedScreen(page, say, shoeWorkshop);
	await page.touchscreen.tap(x, y);
	await page.clock.runFor(2000);
	await page.clock.resume();
	await isSaved(page);
	await reload(page);
	await isAsked(page, say, next);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test(
	'a card that moves under the finger is chosen all the same, and goes on',
	tagged('engine'),
	async ({ page, say }) => {
		await ask(page, 'quality');
		const chosen = card(page, { say, item: 'quality', option: 'level1' });
		await chosen.locator('.label').hover();
		const [words, example] = await Promise.all(
			['.label', '.example'].map((part) => chosen.locator(part).boundingBox()),
		);
		await page.mouse.down();
		await page
			.locator('main')
			.evaluate((main, by) => (main.style.marginTop = `${by}px`), (words?.y ?? 0) - (example?.y ?? 0));
		await page.mouse.up();
		await isPast(page, say, 'quality');
		await isSaved(page);
	},
);

test('who goes back right after a tap is not sent on by it', tagged('engine'), async ({ page, say }) => {
	await ask(page, 'quality');
	await expect(card(page, { say, item: 'quality', option: 'level1' })).toBeVisible();
	// The pause after a tap lasts as long as the test wants.
	await page.clock.install();
	await page.clock.pauseAt(Date.now() + 60_000);
	await tap(card(page, { say, item: 'quality', option: 'level1' }));
	await tap(button(page, say('nav.back')));
	await isAsked(page, say, 'production_control');
	await page.clock.runFor(2000);
	await isAsked(page, say, 'production_control');
});

test('progress never falls: not by going back, not by a change that asks more', async ({ page, say }) => {
	// Five questions less for a firm that does neither; they come back when it turns out to do both.
	const askedOfBoth = [
		'link_production_supply',
		'link_supply_production',
		'link_design_production',
		'link_marketing_design',
		'product_design',
	];
	const answered = without(until(shoeWorkshop, 'process_design'), ...askedOfBoth);
	await ask(page, 'process_design', { ...answered, does_itself: { does_itself: [] } });
	const seen = [await progressOf(page)];
	const look = async () => seen.push(await progressOf(page));
	await tap(card(page, { say, item: 'process_design', option: 'level1' }));
	await isPast(page, say, 'process_design');
	await look();
	await tap(button(page, say('nav.back')));
	await isAsked(page, say, 'process_design');
	await look();
	// Skipped over where the firm does no design of its own.
	await tap(button(page, say('nav.back')));
	await isAsked(page, say, 'joined_decision');
	await open(page, `/check/?firm=${firm}&at=does_itself`);
	await look();
	for (const option of ['design', 'supply']) await tap(card(page, { say, item: 'does_itself', option }));
	await look();
	await isSaved(page);
	await look();
	await tap(button(page, say('nav.next')));
	await isPast(page, say, 'does_itself');
	await look();
	expect(seen).toEqual([...seen].sort((a, b) => a - b));
	await reload(page);
	expect(await progressOf(page)).toBeGreaterThanOrEqual(seen.at(-1) ?? 1);
});

test('evidence was given for one answer: another answer is claimed anew, the note stays', async ({
	page,
	say,
}) => {
	await ask(page, 'product_design');
	await tap(card(page, { say, item: 'product_design', option: 'level2' }));
	await isPast(page, say, 'product_design');
	await tap(button(page, say('nav.back')));
	await tap(page.getByText(say('evidence.title')));
	const grade = page.getByRole('combobox', { name: say('evidence.grade') });
	const note = page.getByRole('textbox', { name: say('evidence.note') });
	await grade.selectOption('E2');
	await note.fill('看过版房的电脑');
	await note.blur();
	await tap(card(page, { say, item: 'product_design', option: 'level1' }));
	await isPast(page, say, 'product_design');
	await tap(button(page, say('nav.back')));
	await isAsked(page, say, 'product_design');
	await reload(page);
	await tap(page.getByText(say('evidence.title')));
	await expect(grade).toHaveValue('E0');
	await expect(note).toHaveValue('看过版房的电脑');
});

test('a result that somebody saw is told apart from a claimed one', async ({ page, say }) => {
	const level = (index: number) => say(`scale.miit-2024.level.level${String(index)}.name`);
	const official = page.getByRole('region', { name: say('result.officialTitle') });

	await storeFirm(page, { id: 'claimed', plan: shoeWorkshop });
	await open(page, '/result/?firm=claimed');
	// Nothing was seen, so there is nothing to tell apart yet.
	await expect(official).toContainText(level(1));
	await expect(official).not.toContainText(say('result.evidencedAtLeast', { level: '' }));

	await storeFirm(page, { id: 'seen', plan: shoeWorkshop, evidence: 'E2' });
	await open(page, '/result/?firm=seen');
	await expect(official).toContainText(say('result.evidencedAtLeast', { level: level(1) }));
});
