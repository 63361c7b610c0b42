import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import AmountField from '../../../src/lib/components/AmountField.svelte';
import ChoiceField from '../../../src/lib/components/ChoiceField.svelte';
import MultiField from '../../../src/lib/components/MultiField.svelte';
import '../../../src/lib/components/theme.css';
import { problemsOfAnswer } from '../../../src/lib/engine/answer.ts';
import { formatNumber } from '../../../src/lib/i18n/formats.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { itemOfKind } from './make-firm.ts';

const labelledBy = 'prompt';

describe('an amount', () => {
	const item = itemOfKind('machines_networked', 'amount');

	async function ask(value?: number) {
		const [onamount, ondraft] = [vi.fn(), vi.fn()];
		const problemsOf = (typed: number) =>
			problemsOfAnswer({ item, reasons: [] }, { kind: 'amount', value: typed }, () => 40);
		const field = await render(AmountField, {
			props: { item, value, labelledBy, problemsOf, onamount, ondraft },
		});
		return { field, onamount, ondraft, input: field.getByRole('textbox'), problem: field.getByRole('alert') };
	}

	it('is read from full-width digits too', async () => {
		const { onamount, input } = await ask();
		await expect.element(input).toHaveAttribute('inputmode', 'numeric');
		await input.fill('１２');
		await expect.poll(() => onamount.mock.calls).toEqual([[12]]);
	});

	it.each([
		['4.5', text('problem.not-whole')],
		['四台', text('problem.not-a-number')],
		['-1', text('problem.below', { min: '0' })],
		['41', text('problem.exceeds', { item: contentText('item.machines.short'), value: '40' })],
	])('explains what is wrong with %s and keeps it to itself', async (typed, sentence) => {
		const { onamount, input, problem } = await ask();
		await input.fill(typed);
		await expect.element(problem).toHaveTextContent(sentence);
		await expect.element(input).toHaveAttribute('aria-invalid', 'true');
		await userEvent.tab();
		expect(onamount).not.toHaveBeenCalled();
	});

	it('is handed on once, at the latest when the field is left', async () => {
		const { onamount, input } = await ask();
		await userEvent.type(input, '40');
		expect(onamount).not.toHaveBeenCalled();
		await userEvent.tab();
		expect(onamount.mock.calls).toEqual([[40]]);
	});

	it('shows thousands apart for reading, never under the fingers', async () => {
		const revenue_3y = itemOfKind('revenue_3y', 'amount');
		const field = await render(AmountField, {
			props: { item: revenue_3y, value: 12000, labelledBy, problemsOf: () => [], onamount: vi.fn() },
		});
		const revenue = field.getByRole('textbox');
		await expect.element(revenue).toHaveValue(formatNumber(12_000));
		await revenue.click();
		await expect.element(revenue).toHaveValue('12000');
		await expect.element(revenue).toHaveAttribute('inputmode', 'decimal');
	});

	it('of a year is written as a year', async () => {
		const item = itemOfKind('figures_year', 'amount');
		const props = { item, value: 2025, labelledBy, problemsOf: () => [], onamount: vi.fn() };
		const field = await render(AmountField, { props });
		await expect.element(field.getByRole('textbox')).toHaveValue('2025');
	});

	it('follows an undo, and leaves the field to another answer', async () => {
		const { field, input } = await ask(7);
		await field.rerender({ value: 5 });
		await expect.element(input).toHaveValue('5');
		await field.rerender({ value: undefined });
		await input.fill('four');
		await field.rerender({ saidOtherwise: true });
		await expect.element(input).toHaveValue('');
		await expect.element(input).toHaveAttribute('aria-invalid', 'false');
	});

	it('that is wrong is kept for who comes back', async () => {
		const { ondraft, input } = await ask();
		await input.fill('41');
		expect(ondraft.mock.calls.at(-1)).toEqual(['41']);
		await input.fill('39');
		expect(ondraft.mock.calls.at(-1)).toEqual([undefined]);
	});

	it('that was too much is taken as soon as the number above it was mended', async () => {
		const { field, onamount, ondraft, input, problem } = await ask();
		await input.fill('41');
		await userEvent.tab();
		const problemsOf = (typed: number) =>
			problemsOfAnswer({ item, reasons: [] }, { kind: 'amount', value: typed }, () => 400);
		await field.rerender({ problemsOf });
		await expect.element(problem).toHaveTextContent('');
		await expect.poll(() => onamount.mock.calls).toEqual([[41]]);
		expect(ondraft.mock.calls.at(-1)).toEqual([undefined]);
	});

	it('that is emptied is taken back', async () => {
		const { onamount, input } = await ask(7);
		await input.clear();
		await userEvent.tab();
		expect(onamount.mock.calls).toEqual([[undefined]]);
	});
});

describe('one of several options', () => {
	const { options } = itemOfKind('link_production_marketing', 'ladder');

	async function ask(chosen?: string) {
		const [onchoose, onpointer] = [vi.fn(), vi.fn()];
		const item = 'link_production_marketing';
		const field = await render(ChoiceField, {
			props: { item, options, chosen, labelledBy, onchoose, onpointer },
		});
		return { field, onchoose, onpointer };
	}

	it('chosen with a finger answers and goes on', async () => {
		const { field, onchoose, onpointer } = await ask();
		await field.getByText(contentText('item.link_production_marketing.option.file.label')).click();
		expect(onchoose.mock.calls).toEqual([['file']]);
		expect(onpointer).toHaveBeenCalledOnce();
	});

	it('of a link shows how the picture draws each option', async () => {
		const { field } = await ask();
		expect(field.container.querySelectorAll('svg')).toHaveLength(0);
		await field.rerender({ linkStyles: ['nothing', 'retyped', 'file', 'flowing', 'flowing'] });
		const samples = [...field.container.querySelectorAll('svg')];
		expect(samples.map((sample) => sample.classList[0])).toEqual([
			'nothing',
			'retyped',
			'file',
			'flowing',
			'flowing',
		]);
		expect(samples.every((sample) => sample.getAttribute('aria-hidden') === 'true')).toBe(true);
	});

	it('chosen already goes on when it is tapped again', async () => {
		const { field, onchoose, onpointer } = await ask('file');
		await field.getByText(contentText('item.link_production_marketing.option.file.label')).click();
		expect(onchoose).not.toHaveBeenCalled();
		expect(onpointer).toHaveBeenCalledOnce();
	});

	it('moved to with arrow keys answers and stays', async () => {
		const { onchoose, onpointer } = await ask('file');
		await userEvent.tab();
		await userEvent.keyboard('{ArrowDown}');
		expect(onchoose.mock.calls).toEqual([['system']]);
		expect(onpointer).not.toHaveBeenCalled();
	});
});

describe('several options', () => {
	const item = 'Q6';
	const { options } = itemOfKind(item, 'multi');
	const label = (option: string) => contentText(`item.Q6.option.${option}.label`);

	async function ask(chosen: readonly string[] | undefined) {
		const onchoose = vi.fn();
		const field = await render(MultiField, { props: { item, options, chosen, labelledBy, onchoose } });
		return { field, onchoose, none: field.getByRole('checkbox', { name: text('question.none') }) };
	}

	it('none of these takes back every tick', async () => {
		const { onchoose, none } = await ask(['rules', 'products']);
		await none.click();
		expect(onchoose.mock.calls).toEqual([[[]]]);
	});

	it('a tick ends none of these, and ticks keep the order of the questionnaire', async () => {
		const { field, onchoose } = await ask([]);
		await field.getByText(label('products'), { exact: true }).click();
		expect(onchoose.mock.calls).toEqual([[['products']]]);
		await field.rerender({ chosen: ['products'] });
		await field.getByText(label('rules'), { exact: true }).click();
		expect(onchoose.mock.calls.at(-1)).toEqual([['rules', 'products']]);
	});

	it('none of these, tapped twice, is still what is shown and what is answered', async () => {
		const { onchoose, none } = await ask([]);
		await none.click();
		expect(onchoose.mock.calls).toEqual([[[]]]);
		await expect.element(none).toBeChecked();
	});
});
