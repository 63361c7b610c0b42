import { language, locale, text } from './i18n.ts';

const numbers = kept((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options));
const dates = kept((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options));
const lists = kept((tag, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options));

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
	return numbers(options).format(value);
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
	return dates({ dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
}

/** A year, a month or a day, as exact as it is known: `2024`, `2024-06`, `2025-03-31`. */
export function formatPeriod(period: string): string {
	const [year = 1970, month, date] = period.split('-').map(Number);
	if (month !== undefined && date !== undefined) return formatDay(period);
	return dates({
		year: 'numeric',
		timeZone: 'UTC',
		...(month !== undefined && { month: 'long' }),
	}).format(Date.UTC(year, (month ?? 1) - 1));
}

export function formatMoment(milliseconds: number): string {
	return dates({ dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds);
}

export function formatList(parts: readonly string[]): string {
	const [first, ...others] = parts;
	// Most lists have one part, and loading how a language joins two takes a phone a tenth of a second.
	if (first !== undefined && others.length === 0) return first;
	return lists({ type: 'conjunction' }).format(parts);
}

/** Any one of them. */
export function formatChoices(parts: readonly string[]): string {
	return lists({ type: 'disjunction' }).format(parts);
}

/** Of a wait that is still ahead, so never none. */
export const wholeMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

/** From the least to the most; one where they are the same. */
export const formatRange = (low: string, high: string): string =>
	low === high ? low : text('format.range', { low, high });

/** Facts that stand beside each other in one line. */
export const formatBeside = (parts: readonly string[]): string => parts.join(' · ');

/** Intl writes kB, which stands beside MB like a slip. */
export function formatBytes(bytes: number): string {
	const kilobytes = bytes / 1024;
	return kilobytes < 1024
		? formatNumber(kilobytes, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).replace(
				'kB',
				'KB',
			)
		: formatLarge(kilobytes / 1024);
}

const formatLarge = (megabytes: number): string =>
	megabytes < 1024
		? formatNumber(megabytes, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
		: formatNumber(megabytes / 1024, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });

/** What separates thousands here, and what else it may be among those who speak the language: 10,000 and 10.000. */
export function groupSigns(): { readonly own: string; readonly all: readonly string[] } {
	const [own = '', other = ''] = [locale(), language()].map(
		(tag) =>
			new Intl.NumberFormat(tag, { useGrouping: 'always' })
				.formatToParts(1234)
				.find(({ type }) => type === 'group')?.value ?? '',
	);
	return { own, all: [own, other] };
}

/** Making a formatter takes longer than drawing a card, and there are few: each is made once for a language. */
function kept<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
	const formatters = new Map<string, Formatter>();
	return (options: Options): Formatter => {
		const name = `${locale()} ${JSON.stringify(options)}`;
		const formatter = formatters.get(name) ?? make(locale(), options);
		formatters.set(name, formatter);
		return formatter;
	};
}
