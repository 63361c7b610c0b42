import type { Currency, OfferMoney } from '../engine/offer.ts';
import { formatPercent, formatYuan } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';

/** The terms of an offer in short phrases; the source's own figures, nothing computed for the firm. */
export function moneyWords(money: OfferMoney, currency: Currency): readonly string[] {
	const sum = (amount: number) => formatYuan(amount, currency);
	const percent = (basisPoints: number) => formatPercent(basisPoints / 10_000);
	const capped = (cap: number | undefined) =>
		cap === undefined ? [] : [text('money.cap', { amount: sum(cap) })];
	switch (money.kind) {
		case 'unknown':
			return [text('money.unknown'), ...leastSpendWords(money, currency)];
		case 'free':
			return [money.licenceOnly ? text('money.licenceFree') : text('money.free')];
		case 'price': {
			const [to, per] = [sum(money.to), text(`money.per.${money.per}`)];
			if (money.from === 0) return [text('money.priceUpTo', { to, per })];
			return [text('money.price', { from: sum(money.from), to, per })];
		}
		case 'award':
			return [text('money.award', { amount: sum(money.amount) })];
		case 'capped':
			return [text('money.capped', { amount: sum(money.cap) })];
		case 'grant':
			return [
				text(money.atMost ? 'money.rateAtMost' : 'money.rate', { percent: percent(money.rateBp) }),
				...capped(money.cap ?? maximum(money.capByLevelAfter)),
				...leastSpendWords(money, currency),
			];
		case 'interest-subsidy':
			return [
				money.years === undefined
					? text('money.interestOpen', { percent: percent(money.rateBp) })
					: text('money.interest', { percent: percent(money.rateBp), years: money.years }),
				...(money.cap === undefined ? [] : [text('money.interestCap', { amount: sum(money.cap) })]),
			];
		case 'loan':
			return [text('money.loan', { percent: percent(money.interestBp) })];
		case 'tax-credit':
			return [text('money.taxCredit', { percent: percent(money.rateBp), years: money.carryYears })];
		case 'tax-deduction':
			return [text('money.taxDeduction', { percent: percent(money.rateBp) })];
	}
}

/** What has to be spent to get anything; nothing where the source asks for no such sum. */
export function leastSpendWords(money: OfferMoney, currency: Currency): readonly string[] {
	const least = 'minSpend' in money ? money.minSpend : undefined;
	return least === undefined ? [] : [text('money.minSpend', { amount: formatYuan(least, currency) })];
}

function maximum(caps: Readonly<Record<string, number>> | undefined): number | undefined {
	return caps === undefined ? undefined : Math.max(...Object.values(caps));
}
