import { language } from './i18n.ts';

/** Points are integer thousandths; the display floors to one decimal: 59.85 is shown as 59.8, never as 60. */
export function formatPoints(thousandths: number): string {
	return formatNumber(Math.floor(thousandths / 100) / 10, {
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
	});
}

/** Whole points, floored too, of a scale that is only approximated. */
export const formatWholePoints = (thousandths: number): string =>
	formatNumber(Math.floor(thousandths / 1000));

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(language(), options).format(value);
}

export function formatPercent(fraction: number): string {
	return formatNumber(fraction, { style: 'percent', maximumFractionDigits: 1 });
}

/** Chinese owners speak of yuan in 万元; elsewhere, and of other money, the currency code stands in front. */
export function formatYuan(yuan: number, currency = 'CNY'): string {
	if (language() !== 'zh-CN' || currency !== 'CNY')
		return formatNumber(yuan, {
			style: 'currency',
			currency,
			currencyDisplay: 'code',
			maximumFractionDigits: 0,
		});
	return yuan >= 10_000
		? `${formatNumber(yuan / 10_000, { maximumFractionDigits: 2 })} 万元`
		: `${formatNumber(yuan)} 元`;
}

export const formatFen = (fen: number): string => formatYuan(Math.floor(fen / 100));

/** A calendar day such as `2026-11-21`; no time zone can shift it. */
export function formatDay(day: string): string {
	const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
	return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone: 'UTC' }).format(
		Date.UTC(year, month - 1, date),
	);
}

/** A year, a month or a day, as exact as it is known: `2024`, `2024-06`, `2025-03-31`. */
export function formatPeriod(period: string): string {
	const [year = 1970, month, date] = period.split('-').map(Number);
	if (month !== undefined && date !== undefined) return formatDay(period);
	return new Intl.DateTimeFormat(language(), {
		year: 'numeric',
		timeZone: 'UTC',
		...(month !== undefined && { month: 'long' }),
	}).format(Date.UTC(year, (month ?? 1) - 1));
}

export function formatMoment(milliseconds: number): string {
	return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(
		milliseconds,
	);
}

export function formatList(parts: readonly string[]): string {
	return new Intl.ListFormat(language(), { type: 'conjunction' }).format(parts);
}

/** Any one of them. */
export function formatChoices(parts: readonly string[]): string {
	return new Intl.ListFormat(language(), { type: 'disjunction' }).format(parts);
}

/** Of a wait that is still ahead, so never none. */
export const wholeMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

export function formatBytes(bytes: number): string {
	const kibibytes = bytes / 1024;
	if (kibibytes < 1024) return `${formatNumber(kibibytes, { maximumFractionDigits: 0 })} KB`;
	const mebibytes = kibibytes / 1024;
	return mebibytes < 1024
		? `${formatNumber(mebibytes, { maximumFractionDigits: 1 })} MB`
		: `${formatNumber(mebibytes / 1024, { maximumFractionDigits: 1 })} GB`;
}
