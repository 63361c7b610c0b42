import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import MoneyCalculator from '../../../src/lib/components/MoneyCalculator.svelte';
import '../../../src/lib/components/theme.css';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { standingsOf } from '../../../src/lib/engine/offer-status.ts';
import { formatFen, formatRange, formatYuan } from '../../../src/lib/i18n/formats.ts';
import { contentText, text, type AppKey } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, makeFirm, there, yes } from './make-firm.ts';

const pilotFirm: Readonly<Record<string, Answer>> = {
	county: chosen('CN-FJ-QZ-JJ'),
	cluster: chosen('footwear'),
	sub_industry: chosen('sports_goods'),
	headcount: amount(120),
	revenue_band: chosen('under_400m'),
	above_scale: yes,
};
const { settings } = content.rulesFile;

async function show(told = pilotFirm, { today = '2026-09-01', onsave = vi.fn() } = {}) {
	const { facts, readings } = makeFirm(told);
	const shown = await render(MoneyCalculator, {
		props: {
			offers: standingsOf(content.rulesFile, { facts, readings, today }),
			settings,
			context: content,
			plannedSpend: undefined,
			levelNow: 1,
			onsave,
		},
	});
	for (const details of shown.container.querySelectorAll('details')) details.open = true;
	const type = (field: AppKey, value: string) => shown.getByLabelText(text(field)).fill(value);
	const choose = (field: AppKey, value: string) => shown.getByLabelText(text(field)).selectOptions(value);
	const own = () => shown.container.querySelector('.own strong')?.textContent;
	const offer = (id: string) => there(shown.container.querySelector(`[data-offer="${id}"]`)).textContent;
	return { ...shown, type, choose, own, offer, onsave };
}

const yuan = formatYuan;

describe('the calculator', () => {
	it('asks for a spend first and promises nothing before', async () => {
		const { container, own } = await show();
		expect(own()).toBeUndefined();
		expect(container.textContent).toContain(text('calculator.ownEmpty'));
	});

	it('follows what is typed and the level that is chosen', async () => {
		const { type, choose, own } = await show();
		await type('calculator.kind.software', '60');
		await expect.poll(own).toBe(yuan(400_000));
		await choose('calculator.level', 'level3');
		await expect.poll(own).toBe(yuan(300_000));
		await type('calculator.kind.software', '６０．０万元');
		await expect.poll(own).toBe(yuan(300_000));
	});

	it('shows what comes early on a down payment, and the rest', async () => {
		const { type, offer } = await show();
		await type('calculator.kind.software', '60');
		await type('calculator.downPayment', '10');
		await expect.poll(() => offer('qz-pilot-2024')).toContain(yuan(50_000));
		expect(offer('qz-pilot-2024')).toContain(text('calculator.when.after-down-payment'));
		expect(offer('qz-pilot-2024')).toContain(yuan(150_000));
	});

	it('says beside every sum what it rests on, with the source and when it was checked', async () => {
		const { type, offer } = await show(pilotFirm, { today: '2026-11-21' });
		await type('calculator.kind.software', '60');
		const pilot = offer('qz-pilot-2024');
		expect(pilot).toContain(
			text('calculator.assumption.level-on-site', {
				level: contentText('scale.miit-2024.level.level2.name'),
			}),
		);
		expect(pilot).toContain(text('calculator.certainty.possible'));
		expect(pilot).toContain(
			there(content.rulesFile.offers.find(({ id }) => id === 'qz-pilot-2024')).source.title,
		);
		expect(offer('qz-jinjiang-12-2023')).toBe(contentText('offer.qz-jinjiang-12-2023.name'));
	});

	it('tells beside the best case what to have ready where nothing is certain', async () => {
		const { type, own, container } = await show(pilotFirm, { today: '2026-11-21' });
		await type('calculator.kind.software', '60');
		await expect.poll(own).toBe(yuan(400_000));
		const worst = there(container.querySelector('.now .worst')).textContent;
		expect(worst).toContain(text('calculator.ownAtWorst'));
		expect(worst).toContain(yuan(600_000));
	});

	it('gives a range of the grant while nobody knows about VAT', async () => {
		const { type, choose, offer } = await show();
		await type('calculator.kind.software', '40');
		await choose('calculator.vat', 'unknown');
		// 400,000 / 1.06 / 2 = 188,679.24
		await expect
			.poll(() => offer('qz-pilot-2024'))
			.toContain(formatRange(formatFen(18_867_924), yuan(200_000)));
	});

	it('counts a loan with its interest, and what the state pays of it', async () => {
		const { type, own, offer } = await show();
		await type('calculator.kind.software', '60');
		await type('calculator.loan', '60');
		await type('calculator.years', '1');
		await type('calculator.interest', '4');
		// 600,000 - 200,000 + 24,000 - 9,000
		await expect.poll(own).toBe(yuan(415_000));
		expect(offer('cn-equip-loan-2026')).toContain(text('calculator.upTo', { amount: yuan(9_000) }));
		expect(offer('cn-equip-loan-2026')).toContain(text('calculator.assumption.bank-decides'));
	});

	it('does not guess a tax rate', async () => {
		const { type, own } = await show();
		await type('calculator.kind.services', '10');
		await type('calculator.research', '10');
		await type('calculator.taxDue', '8');
		await expect.poll(own).toBe(yuan(100_000));
		await type('calculator.taxRate', '25');
		await expect.poll(own).toBe(yuan(75_000));
	});

	it('gives a firm below scale no grant and says which condition fails', async () => {
		const { type, own, container } = await show({
			...pilotFirm,
			above_scale: { kind: 'yes-no', value: false },
		});
		await type('calculator.kind.services', '60');
		await expect.poll(own).toBe(yuan(600_000));
		const pilot = there(container.querySelector('dt[data-offer="qz-pilot-2024"]'));
		expect(pilot.parentElement?.textContent).toContain(contentText('item.above_scale.short'));
	});

	it.each([['六十'], ['-1'], ['100001']])(
		'reads %s as a mistake and says so beside the field',
		async (typed) => {
			const { type, own, getByLabelText, container } = await show();
			await type('calculator.kind.software', typed);
			await expect
				.element(getByLabelText(text('calculator.kind.software')))
				.toHaveAttribute('aria-invalid', 'true');
			expect(container.textContent).toContain(text('calculator.wrong'));
			expect(own()).toBeUndefined();
		},
	);

	it('offers to save what counts of the plan, without VAT, and only that', async () => {
		const { type, choose, getByRole, onsave, container } = await show();
		await type('calculator.kind.software', '10.6');
		await type('calculator.kind.equipment', '50');
		await choose('calculator.vat', 'with');
		await getByRole('button', { name: text('calculator.save', { amount: yuan(100_000) }) }).click();
		expect(onsave.mock.calls).toEqual([[10]]);
		expect(container.textContent).toContain(text('calculator.saved'));
	});

	it('says in one sentence who pays', async () => {
		const { type, getByRole } = await show();
		await type('calculator.kind.software', '60');
		await expect.element(getByRole('img')).toHaveAccessibleName(
			text('calculator.bar', {
				total: yuan(600_000),
				own: yuan(400_000),
				grant: yuan(200_000),
				interest: yuan(0),
				tax: yuan(0),
			}),
		);
	});
});
