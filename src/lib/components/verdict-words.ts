import type { Explanation, FactChange } from '../engine/explanation.ts';
import type { Wanted } from '../engine/fact-values.ts';
import { formatChoices, formatList, formatNumber } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { factName, stateWords, valueWords, wantedWords, type ConditionContext } from './condition-words.ts';
import { line, type Line } from './explanation-line.ts';

/** What would change a verdict, or what it rests on; the conditions themselves are listed beside it. */
export function verdictLines(tree: Explanation, context: ConditionContext): readonly Line[] {
	const changes = tree.changes.flatMap((change) => (change.kind === 'fact' ? [change] : []));
	return [...changeLines(tree, changes, context), ...otherWays(tree, context)];
}

function changeLines(
	{ truth }: Explanation,
	changes: readonly FactChange[],
	context: ConditionContext,
): readonly Line[] {
	if (truth === 'true') {
		const facts = changes.map((change) => restWords(change, context));
		return facts.length === 0 ? [] : [line(text('why.offer.rests', { facts: formatList(facts) }))];
	}
	if (changes.length === 0) return truth === 'false' ? [line(text('why.offer.many'))] : [];
	if (truth === 'unknown')
		return [line(text('why.offer.open')), ...changes.map((change) => changeLine(change, 'say', context))];
	return (['does', 'result', 'is'] as const).flatMap((about) => {
		const own = changes.filter((change) => change.about === about);
		if (own.length === 0) return [];
		return [
			line(text(`why.offer.${about}`)),
			...own.map((change) => changeLine(change, about === 'does' ? 'to' : 'be', context)),
		];
	});
}

/** What would lose it, turned round: what the firm is now. */
function restWords({ fact, to: [lost] }: FactChange, context: ConditionContext): string {
	return lost?.kind === 'value' && lost.value.kind === 'yes-no'
		? stateWords(fact, !lost.value.value)
		: factName(fact, context);
}

function changeLine(change: FactChange, kind: 'to' | 'be' | 'say', context: ConditionContext): Line {
	const { fact, to } = change;
	const words = formatChoices(to.map((wanted) => wantedValue(fact, wanted, context)));
	// An answer that is missing is asked for above already, with its link.
	const item = kind === 'to' ? fact : undefined;
	return line(text(`why.offer.${kind}`, { to: words }), {
		about: { name: factName(fact, context), item },
	});
}

function wantedValue(fact: string, wanted: Wanted, context: ConditionContext): string {
	if (wanted.kind === 'value') return valueWords(fact, wanted.value, context);
	const item = context.questionnaire.items.find(({ id }) => id === fact);
	if (item?.kind !== 'amount') return formatNumber(wanted.low.value);
	const amount = (value: number) =>
		text('format.amount', { value: formatNumber(value), unit: contentText(`unit.${item.unit}`) });
	const [low, high] = [amount(wanted.low.value), amount(wanted.high.value)];
	if (wanted.high.value >= item.max) return text('why.offer.atLeast', { low });
	return wanted.low.value <= item.min
		? text('why.offer.atMost', { high })
		: text('why.offer.between', { low, high });
}

/** Rows are alternatives; the nearest is listed beside, the others fold out. */
function otherWays({ because, truth }: Explanation, context: ConditionContext): readonly Line[] {
	const others = [...because].sort((a, b) => unmetIn(a) - unmetIn(b)).slice(1);
	if (others.length === 0 || truth === 'true') return [];
	const ways = others.map((row) =>
		line(formatList(row.because.flatMap(({ claim }) => cellWords(claim, context))), { truth: row.truth }),
	);
	return [line(text('why.offer.other', { count: others.length }), { inside: ways })];
}

const unmetIn = (row: Explanation) => row.because.filter(({ truth }) => truth !== 'true').length;

const cellWords = (claim: Explanation['claim'], context: ConditionContext): readonly string[] =>
	claim.kind === 'cell'
		? [
				text('format.pair', {
					name: factName(claim.cell.fact, context),
					value: wantedWords(claim.cell, context),
				}),
			]
		: [];
