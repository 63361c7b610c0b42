import type { Benchmark, PlacedBenchmark, PublishedFigure } from '../engine/benchmarks.ts';
import type { OwnValue } from '../engine/own-figure.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import { formatNumber, formatPercent, formatPeriod, formatRange } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { answerWords } from './condition-words.ts';
import { levelName } from './sentences.ts';
import { citedWords } from './source-words.ts';

/** A published figure as its source gives it: about, below, over, a range, or the source's own mixture. */
export function figureWords({ id, figure }: Pick<Benchmark, 'id' | 'figure'>): string {
	switch (figure.kind) {
		case 'number':
			return text(`others.as.${figure.as}`, { figure: amountWords(figure.value, figure) });
		case 'range':
			return formatRange(amountWords(figure.low, figure), amountWords(figure.high, figure));
		case 'words':
			return contentText(`benchmark.${id}.figure`);
	}
}

function amountWords(value: number, { unit }: Exclude<PublishedFigure, { kind: 'words' }>): string {
	return unit === 'percent'
		? formatPercent(value / 100)
		: text('format.amount', {
				value: formatNumber(value),
				unit: contentText(`benchmark_unit.${unit}`),
			});
}

/** Of whom a figure speaks, and whether the firm is one of them, where that can be told. */
export function groupWords(group: string, alike: PlacedBenchmark['alike']): string {
	const name = contentText(`benchmark_group.${group}`);
	const own = alikeWords(alike);
	return own === undefined ? name : text('others.group', { name, own });
}

function alikeWords(alike: PlacedBenchmark['alike']): string | undefined {
	switch (alike) {
		case 'true':
			return text('others.alike');
		case 'false':
			return text('others.different');
		case 'unknown':
			return text('others.unsure');
		case undefined:
			return undefined;
	}
}

export const periodWords = ({ period }: Benchmark): string =>
	text(`others.period.${period.kind}`, { period: formatPeriod(period.day) });

/** Many titles say their own date. */
export const sourceWords = ({ source }: Benchmark): string =>
	source.title.includes(source.date)
		? citedWords(source)
		: text('others.source', { source: citedWords(source), date: formatPeriod(source.date) });

export const caveatWords = ({ id, caveat }: Benchmark): string =>
	caveat ? text('others.caveat', { caveat: contentText(`benchmark.${id}.caveat`) }) : text('others.noCaveat');

/** One line for paper: group, figure, source and caveat never part. */
export const lineWords = (benchmark: Benchmark): string =>
	text('others.line', {
		group: contentText(`benchmark_group.${benchmark.group}`),
		metric: contentText(`benchmark.${benchmark.id}.metric`),
		figure: figureWords(benchmark),
		source: sourceWords(benchmark),
		caveat: caveatWords(benchmark),
	});

interface OwnContext {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
}

/** Undefined while the firm has not told it. */
export function ownWords(own: OwnValue, { questionnaire, scales }: OwnContext): string | undefined {
	switch (own.kind) {
		case 'share':
			return formatPercent(own.fraction);
		case 'answer': {
			const item = questionnaire.items.find(({ id }) => id === own.item);
			return item && answerWords(item, own.answer);
		}
		case 'level': {
			const scale = scales.find(({ id }) => id === own.scale);
			if (scale === undefined) return undefined;
			const { low, high } = own.level;
			return low === high
				? levelName(scale, low)
				: text('result.range', { low: levelName(scale, low), high: levelName(scale, high) });
		}
		case 'open':
		case 'not-applicable':
			return undefined;
	}
}
