import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CarriedList from '../../../src/lib/components/CarriedList.svelte';
import DifferenceList from '../../../src/lib/components/DifferenceList.svelte';
import ItemQuestion from '../../../src/lib/components/ItemQuestion.svelte';
import ScaleComparison from '../../../src/lib/components/ScaleComparison.svelte';
import { headlineWords } from '../../../src/lib/components/comparison-words.ts';
import '../../../src/lib/components/theme.css';
import type {
	Answer,
	AnswerRecord,
	Answers,
	EvidenceGrade,
	Respondent,
} from '../../../src/lib/engine/answer.ts';
import type { AnswerFate, CarriedAnswers } from '../../../src/lib/engine/carry-forward.ts';
import { compareAssessments } from '../../../src/lib/engine/compare.ts';
import type { ItemDifference } from '../../../src/lib/engine/difference.ts';
import { contentText, text } from '../../../src/lib/i18n/i18n.ts';
import { amount, chosen, content, itemOfKind, several, there } from './make-firm.ts';

const record = (answer: Answer, by: Respondent = 'owner', evidence: EvidenceGrade = 'E0'): AnswerRecord => ({
	answer,
	by,
	at: 1,
	evidence,
});
const ofNow = (told: Readonly<Record<string, AnswerRecord>>): CarriedAnswers => ({
	answers: new Map(Object.entries(told)) satisfies Answers,
	fates: [],
});
const compare = (
	before: Readonly<Record<string, AnswerRecord>>,
	after: Readonly<Record<string, AnswerRecord>>,
) => compareAssessments(content, ofNow(before), ofNow(after));
const label = (item: string, option: string) => contentText(`item.${item}.option.${option}.label`);
const plain = (element: Element | null | undefined) =>
	there(element).textContent.replaceAll(/\s+/g, ' ').trim();

describe('the differences between two check-ups', () => {
	async function show(differences: readonly ItemDifference[]) {
		const { questionnaire } = content;
		const { container } = await render(DifferenceList, { props: { questionnaire, differences } });
		return (cause: ItemDifference['kind']) => container.querySelector(`[data-cause="${cause}"]`);
	}

	it('stand under their causes, in the words of the options', async () => {
		const { items } = compare(
			{
				quality: record(chosen('level1')),
				hr: record(chosen('level1')),
				finance: record(chosen('level1')),
				safety: record(chosen('level1')),
				energy: record(chosen('level1')),
			},
			{
				quality: record(chosen('level2')),
				hr: record(chosen('level0')),
				finance: record(chosen('level2'), 'accountant'),
				safety: record(chosen('level1'), 'owner', 'E2'),
				Q6: record(several('rules')),
			},
		);
		const under = await show(items);
		const changed = [...there(under('changed')).querySelectorAll('li')].map(plain);
		expect(changed).toEqual([
			expect.stringContaining(`▲ ${text('compare.direction.better')}`) as unknown,
			expect.stringContaining(`▼ ${text('compare.direction.worse')}`) as unknown,
		]);
		expect(changed[0]).toContain(
			text('compare.arrow', { before: label('quality', 'level1'), after: label('quality', 'level2') }),
		);
		expect(plain(under('other-respondent'))).toContain(
			text('compare.said', {
				who: text('evidence.respondent.accountant'),
				answer: label('finance', 'level2'),
			}),
		);
		expect(plain(under('new-evidence'))).toContain(text('evidence.E2'));
		expect(plain(under('newly-answered'))).toContain(label('Q6', 'rules'));
		expect(plain(under('withdrawn'))).toContain(label('energy', 'level1'));
		expect(under('new-edition')).toBeNull();
	});

	it('of a new edition say why, and are told from changes of the firm', async () => {
		const was = record(chosen('yes'));
		const why = { kind: 'unknown-item' } as const;
		const fate = { kind: 'set-aside', item: 'fax', version: 0, was, why } as const;
		const { items } = compareAssessments(content, { answers: new Map(), fates: [fate] }, ofNow({}));
		const under = await show(items);
		expect(plain(under('new-edition'))).toContain(text('carried.why.unknown-item'));
		expect(plain(under('new-edition'))).toContain(text('carried.unknownName', { id: 'fax' }));
	});

	it('are folded where they are many, and all there', async () => {
		const links = there(content.chain.network).links.map(({ item }) => item);
		const scenes = there(content.official.sets['scenes']);
		const told = Object.fromEntries([
			...links.map((item) => [item, record(chosen('file'))] as const),
			...scenes.map((item) => [item, record(chosen('level1'))] as const),
		]);
		const under = await show(compare({}, told).items);
		const group = there(under('newly-answered'));
		expect(group.querySelector('details')?.open).toBe(false);
		expect(group.querySelectorAll('li')).toHaveLength(links.length + scenes.length);
		window.dispatchEvent(new Event('beforeprint'));
		await expect.poll(() => group.querySelector('details')?.open).toBe(true);
	});
});

describe('a scale of two check-ups', () => {
	const change = (
		before: readonly [number, number],
		after: readonly [number, number],
		verdict: 'risen' | 'fallen' | 'no-proven-change',
	) => ({
		level: {
			before: { low: before[0], high: before[1] },
			after: { low: after[0], high: after[1] },
			verdict,
		},
		points: undefined,
	});

	it.each([
		['risen', change([1, 1], [2, 2], 'risen')],
		['fallen', change([2, 3], [1, 1], 'fallen')],
		['same', change([2, 2], [2, 2], 'no-proven-change')],
		['within-bounds', change([1, 3], [2, 2], 'no-proven-change')],
		['disputed', change([1, 1], [4, 4], 'no-proven-change')],
	] as const)('says in word and sign that it is %s', async (finding, claimed) => {
		const { container } = await render(ScaleComparison, {
			props: { title: 'Chain', scale: content.chain, claimed, evidenced: undefined },
		});
		const cell = there(container.querySelector('.finding'));
		expect(cell.getAttribute('data-finding')).toBe(finding);
		expect(plain(cell)).toMatch(new RegExp(`^\\S ${text(`compare.finding.${finding}`)}$`));
		expect(headlineWords(content.chain, claimed.level)).toBe(
			text(`compare.headline.${finding}`, {
				before: plain(container.querySelectorAll('td')[0]),
				after: plain(container.querySelectorAll('td')[1]),
			}),
		);
	});
});

describe('a question asked again', () => {
	const item = itemOfKind('quality', 'ladder');
	const props = {
		item,
		record: undefined,
		reading: { kind: 'open' } as const,
		reasons: [],
		offeredFor: undefined,
		problemsOf: () => [],
		onanswer: () => undefined,
		onwithdraw: () => undefined,
		first: true,
	};

	it('shows what was said last time', async () => {
		const question = await render(ItemQuestion, {
			props: { ...props, lastTime: record(chosen('level1')) },
		});
		await expect
			.element(question.getByText(text('again.lastTime', { answer: label('quality', 'level1') })))
			.toBeVisible();
	});

	it('says where its answer is still that of last time', async () => {
		const said = record(chosen('level1'));
		const question = await render(ItemQuestion, {
			props: { ...props, record: said, lastTime: said, carriedOver: true },
		});
		await expect.element(question.getByText(text('again.carried'))).toBeVisible();
	});
});

describe('answers of an older version', () => {
	const setAside = (item: string, why: Extract<AnswerFate, { kind: 'set-aside' }>['why']): AnswerFate => ({
		kind: 'set-aside',
		item,
		version: 0,
		was: record(amount(1)),
		why,
	});

	it('are told by reason, with the names of those that could not be carried', async () => {
		const fates: readonly AnswerFate[] = [
			{ kind: 'kept', item: 'hr' },
			{ kind: 'mapped', item: 'grade', to: 'quality', was: record(chosen('level1')) },
			setAside('fax', { kind: 'unknown-item' }),
			setAside('telex', { kind: 'unknown-item' }),
			setAside('machines', { kind: 'does-not-fit', to: 'machines', problems: [{ kind: 'above', max: 1 }] }),
		];
		const { container } = await render(CarriedList, { props: { fates } });
		expect(plain(container)).toContain(text('carried.moved', { count: 1 }));
		expect(plain(container)).toContain(text('carried.setAside', { count: 3 }));
		const lines = [...container.querySelectorAll('li')].map(plain);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toContain('telex');
		expect(lines[1]).toBe(
			text('format.pair', {
				name: text('carried.why.does-not-fit'),
				value: contentText('item.machines.short'),
			}),
		);
	});

	it('that all stayed as they were are not spoken of', async () => {
		const { container } = await render(CarriedList, { props: { fates: [{ kind: 'kept', item: 'hr' }] } });
		expect(plain(container)).toBe('');
	});
});
