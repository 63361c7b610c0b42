import type { Assumption } from '../engine/assumption.ts';
import type { Bounds } from '../engine/bounds.ts';
import type { MoneyPlan } from '../engine/money-plan.ts';
import type { OfferStanding } from '../engine/offer-status.ts';
import type { AdviceSettings, OfferId, SpendKind } from '../engine/offer.ts';
import type { MoneyLine, NotCountedReason } from '../engine/support.ts';
import { formatDay, formatFen, formatList, formatPercent, formatRange, formatYuan } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { failureWords, factName, type ConditionContext } from './condition-words.ts';

const kindsWords = (kinds: readonly SpendKind[]) =>
	formatList(kinds.map((kind) => text(`calculator.kind.${kind}`)));
const nameOf = (offer: OfferId) => contentText(`offer.${offer}.name`);

/** "at most 70,000", "280,000 to 300,000", or one sum. */
export function amountWords({ low, high }: Bounds): string {
	if (low === high) return formatFen(high);
	return low === 0
		? text('calculator.upTo', { amount: formatFen(high) })
		: formatRange(formatFen(low), formatFen(high));
}

/** What is left to the firm at best and at worst, or the one sum that is certain. */
export const ownWords = ({ low, high }: Bounds): string =>
	low === high
		? text('report.ownSure', { own: formatFen(low) })
		: text('report.ownRange', { best: formatFen(low), worst: formatFen(high) });

export function whenWords(when: MoneyLine['when']): string {
	switch (when.kind) {
		case 'after-down-payment':
		case 'after-assessment':
		case 'after-acceptance':
			return text(`calculator.when.${when.kind}`);
		case 'loan-year':
			return text('calculator.when.loan-year', { year: when.year });
		case 'tax-return':
			return when.year === 1
				? text('calculator.when.tax-this')
				: text('calculator.when.tax-later', { year: when.year - 1 });
	}
}

export function assumptionWords(assumption: Assumption, context: ConditionContext): string {
	switch (assumption.kind) {
		case 'kinds-counted':
			return text(
				assumption.stated ? 'calculator.assumption.kinds-stated' : 'calculator.assumption.kinds-assumed',
				{ kinds: kindsWords(assumption.kinds) },
			);
		case 'level-on-site':
			return text('calculator.assumption.level-on-site', {
				level: contentText(`scale.${context.official.id}.level.${assumption.level}.name`),
			});
		case 'end-inferred':
		case 'check-stale':
		case 'partly-checked':
			return text(`calculator.assumption.${assumption.kind}`, { day: formatDay(assumption.day) });
		case 'if-eligible':
			return text('calculator.assumption.if-eligible', {
				facts: formatList(assumption.tellUs.map((fact) => factName(fact, context))),
			});
		case 'combining-unstated':
			return text('calculator.assumption.combining-unstated', {
				offers: formatList(assumption.with.map((offer) => text('format.quoted', { text: nameOf(offer) }))),
			});
		case 'at-most':
		case 'down-payment-untold':
		case 'bank-decides':
		case 'loan-up-to-spend':
		case 'tax-office-decides':
		case 'same-tax-each-year':
			return text(`calculator.assumption.${assumption.kind}`);
	}
}

/** One sentence or, for a firm that fails, one for each condition. */
export function reasonWords(
	reason: NotCountedReason,
	{ timing }: OfferStanding,
	context: ConditionContext,
): readonly string[] {
	switch (reason.kind) {
		case 'not-eligible':
			return reason.because.map((cell) => failureWords(cell, undefined, context));
		case 'not-open-yet':
		case 'expired':
			return [text(`calculator.reason.${reason.kind}`, { day: formatDay(reason.day) })];
		case 'between-calls':
			return [text('calculator.reason.between-calls', { day: formatDay(reason.last) })];
		case 'not-checked':
			return [
				timing.phase.kind === 'past-inferred-end'
					? text('calculator.reason.past-inferred-end', { day: formatDay(timing.phase.day) })
					: text('calculator.reason.not-checked'),
			];
		case 'place-untold':
		case 'amount-unknown':
		case 'not-on-this-spend':
		case 'level-not-paid':
			return [text(`calculator.reason.${reason.kind}`)];
		case 'other-currency':
			return [text('calculator.reason.other-currency', { currency: reason.currency })];
		case 'nothing-counts':
			return [
				reason.kinds.length === 0
					? text('calculator.reason.nothing')
					: text('calculator.reason.nothing-counts', { kinds: kindsWords(reason.kinds) }),
			];
		case 'below-least-spend':
			return [text('calculator.reason.below-least-spend', { amount: formatYuan(reason.least) })];
		case 'untold':
			return [text(`calculator.reason.${reason.what}`)];
		case 'one-of-group':
		case 'ask-before-combining':
			return [text(`calculator.reason.${reason.kind}`, { offer: nameOf(reason.instead) })];
	}
}

/** What the whole sum rests on: VAT, and how a loan is paid back. */
export function generalWords({ vat, loan }: MoneyPlan, { vatBpByKind }: AdviceSettings): readonly string[] {
	const rates = {
		services: formatPercent(vatBpByKind.services / 10_000),
		goods: formatPercent(vatBpByKind.devices / 10_000),
	};
	return [
		text(`calculator.vatSays.${vat}`, rates),
		...(loan === undefined
			? []
			: [text(`calculator.repaymentSays.${loan.repayment}`, { years: loan.years })]),
		text('calculator.notPromise'),
	];
}
