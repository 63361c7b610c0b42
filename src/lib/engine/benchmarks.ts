import { factsWithResults } from './advice.ts';
import { daysBetween, type Day } from './calendar.ts';
import { evaluateTable, type Table } from './condition.ts';
import type { FactId, Facts, FactValue } from './fact.ts';
import type { AssessedAnswers } from './diagnosis.ts';
import type { RulesFile } from './offer.ts';
import { ownValue, type OwnFigure, type OwnFigureId, type OwnValue } from './own-figure.ts';
import { reachOf, whereaboutsOf } from './place.ts';
import type { ItemId } from './questionnaire.ts';
import { truthOf, type Truth } from './truth.ts';

export type BenchmarkId = string;
export type BenchmarkGroupId = string;

/**
 * One published figure: whose it is, where, when and who says so. Quoted as published; nothing is computed from it.
 * Words (what is measured, caveat, and the figure itself where it is no plain number) are in the texts.
 */
export interface Benchmark {
	readonly id: BenchmarkId;
	/** Place code; it covers every firm whose place code starts with it. */
	readonly scope: string;
	/** Clusters that it speaks of; empty: every industry. */
	readonly clusters: readonly string[];
	readonly group: BenchmarkGroupId;
	readonly figure: PublishedFigure;
	readonly direction: 'up' | 'down' | 'mixed' | 'none';
	readonly period: Period;
	readonly source: BenchmarkSource;
	readonly checked: 'yes' | 'partly' | 'no';
	/** Whether a caveat is known; false says that the source states none. */
	readonly caveat: boolean;
	/** The firm's own figure that it can stand beside. */
	readonly beside?: OwnFigureId;
}

export type PublishedFigure =
	/** `as`: how exact the source is about it. Percent are per cent, not fractions. */
	| {
			readonly kind: 'number';
			readonly value: number;
			readonly unit: string;
			readonly as: 'exactly' | 'about' | 'below' | 'over';
	  }
	| { readonly kind: 'range'; readonly low: number; readonly high: number; readonly unit: string }
	| { readonly kind: 'words' };

/** `day` is a year, a month or a day of ISO 8601. What is planned was measured by nobody. */
export interface Period {
	readonly kind: 'in' | 'until' | 'unclear' | 'planned';
	readonly day: string;
}

export interface BenchmarkSource {
	readonly title: string;
	/** Which of its tables. */
	readonly table?: number;
	readonly date: string;
	readonly url?: string;
	readonly link: 'clickable' | 'text-only';
}

/**
 * Firms that a figure speaks of, and how it may be shown: beside an own figure, as what such firms report of their
 * effects, or as a single example. Groups are never mixed in one statement.
 */
export interface BenchmarkGroup {
	readonly id: BenchmarkGroupId;
	readonly shown: 'beside' | 'report' | 'example';
	/** When a firm belongs to it; left out where no answer can tell. */
	readonly when?: Table;
}

export interface Benchmarks {
	readonly clusterItem: ItemId;
	/** A figure whose period ended more days ago than this is called old. */
	readonly oldAfterDays: number;
	readonly groups: readonly BenchmarkGroup[];
	readonly own: readonly OwnFigure[];
	readonly benchmarks: readonly Benchmark[];
}

export interface PlacedBenchmark {
	readonly benchmark: Benchmark;
	/** Whether the firm is one of the group; undefined where nobody can tell. */
	readonly alike: Truth | undefined;
	readonly age: 'current' | 'old';
}

export interface Comparison {
	/** Every own figure that applies to the firm, with what is published beside it: nearest place and industry first. */
	readonly beside: readonly FigureBeside[];
	/** What firms of one group report, a group at a time; the firm's own group first. */
	readonly reports: readonly GroupReport[];
	/** What single firms are said to have reached: never a target. */
	readonly examples: readonly PlacedBenchmark[];
	/** Other figures of the firm's place and industry, which no figure of its own stands beside. */
	readonly others: readonly PlacedBenchmark[];
	/** Facts that would bring more figures into reach. */
	readonly tellUs: readonly FactId[];
}

export interface FigureBeside {
	readonly figure: OwnFigureId;
	readonly own: OwnValue;
	/** None where nothing is published for the firm's place and industry. */
	readonly published: readonly PlacedBenchmark[];
}

export interface GroupReport {
	readonly group: BenchmarkGroupId;
	readonly alike: Truth | undefined;
	readonly published: readonly PlacedBenchmark[];
}

interface ComparedFirm {
	readonly assessed: AssessedAnswers;
	readonly rulesFile: Pick<RulesFile, 'settings' | 'places'>;
	readonly today: Day;
}

/**
 * The published figures that speak of this firm's place and industry, beside its own. A figure from elsewhere, and one
 * whose place or industry the firm has not told, is left out. Source: diagnosis.md, section 7.
 */
export function compareWithOthers(known: Benchmarks, firm: ComparedFirm): Comparison {
	const { assessed, rulesFile, today } = firm;
	const { settings, places } = rulesFile;
	const facts = factsWithResults(settings, assessed);
	const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, assessed.readings);
	const covers = known.benchmarks.map((benchmark) => ({
		benchmark,
		place: reachOf(benchmark.scope, whereabouts),
		industry: industryOf(benchmark, facts(known.clusterItem)),
	}));
	const placed = covers
		.filter(({ place, industry }) => place === 'true' && industry === 'true')
		.map(({ benchmark }) => placedFor(benchmark, known, { facts, today }))
		.sort(byNearness);
	const shownAs = (shown: BenchmarkGroup['shown']) => {
		const groups = known.groups.filter((group) => group.shown === shown).map(({ id }) => id);
		return placed.filter(({ benchmark }) => groups.includes(benchmark.group));
	};
	const figures = shownAs('beside');
	return {
		beside: known.own
			.map((own) => ({
				figure: own,
				own: ownValue(own, assessed),
				published: figures.filter(({ benchmark }) => benchmark.beside === own.id),
			}))
			.filter(({ figure, own, published }) => {
				return own.kind !== 'not-applicable' && (figure.alone || published.length > 0);
			})
			.map(({ figure, ...beside }) => ({ figure: figure.id, ...beside })),
		reports: reportsOf(known.groups, shownAs('report')),
		examples: shownAs('example'),
		others: figures.filter(({ benchmark }) => benchmark.beside === undefined),
		tellUs: [
			...(covers.some(({ place }) => place === 'unknown') && whereabouts.ask !== undefined
				? [whereabouts.ask]
				: []),
			...(covers.some(({ place, industry }) => place !== 'false' && industry === 'unknown')
				? [known.clusterItem]
				: []),
		],
	};
}

function industryOf({ clusters }: Benchmark, cluster: FactValue): Truth {
	if (clusters.length === 0) return 'true';
	if (cluster.kind === 'unknown') return 'unknown';
	return truthOf(cluster.kind === 'one-of' && cluster.values.some((value) => clusters.includes(value)));
}

function placedFor(
	benchmark: Benchmark,
	{ groups, oldAfterDays }: Benchmarks,
	{ facts, today }: { readonly facts: Facts; readonly today: Day },
): PlacedBenchmark {
	const when = groups.find(({ id }) => id === benchmark.group)?.when;
	return {
		benchmark,
		alike: when && evaluateTable(when, facts).truth,
		age: daysBetween(lastDayOf(benchmark.period.day), today) > oldAfterDays ? 'old' : 'current',
	};
}

/** A year or a month counts until it ends, give or take days that no limit of years can tell apart. */
function lastDayOf(period: string): Day {
	const [year = '', month = '12', date = '30'] = period.split('-');
	return [year, month, date].join('-');
}

const alikeOrder = (alike: Truth | undefined): number => (alike === 'true' ? 0 : alike === 'false' ? 2 : 1);

/** The narrower place before the wider, the firm's own industry before all industries, its own group before others. */
function byNearness(a: PlacedBenchmark, b: PlacedBenchmark): number {
	return (
		b.benchmark.scope.length - a.benchmark.scope.length ||
		Number(a.benchmark.clusters.length === 0) - Number(b.benchmark.clusters.length === 0) ||
		alikeOrder(a.alike) - alikeOrder(b.alike)
	);
}

function reportsOf(
	groups: readonly BenchmarkGroup[],
	reported: readonly PlacedBenchmark[],
): readonly GroupReport[] {
	return groups
		.flatMap(({ id }): GroupReport[] => {
			const published = reported.filter(({ benchmark }) => benchmark.group === id);
			const [first] = published;
			return first === undefined ? [] : [{ group: id, alike: first.alike, published }];
		})
		.sort((a, b) => alikeOrder(a.alike) - alikeOrder(b.alike));
}
