import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Day } from '../../lib/engine/calendar.ts';
import type { CliLanguage } from '../sentences.ts';
import { bar, barTable, countWord, type Bar } from './bars.ts';
import { html, type Markup } from './markup.ts';
import type { PublishedRow, PublishedView, ViewName } from './published.ts';
import { scenesFigure } from './scenes-figure.ts';
import { cohortWords, type CohortWords } from './words.ts';

export interface ReportInput {
	readonly views: readonly PublishedView[];
	readonly language: CliLanguage;
	readonly today: Day;
	readonly isAnonymous: boolean;
	readonly source: Readonly<Record<'read' | 'refused' | 'duplicates', number>>;
}

/** One file that needs nothing else: no script, no style but its own, nothing from anywhere. */
export function cohortReport(input: ReportInput): string {
	const { views, language, today } = input;
	const words = cohortWords[language];
	const style = readFileSync(path.join(import.meta.dirname, 'report.css'), 'utf8');
	const hash = createHash('sha256').update(style).digest('base64');
	const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
	// The hash is of exactly this text: no space may come in between.
	const styleElement: Markup = { markup: `<style>${style}</style>` };
	const { markup } = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="Content-Security-Policy" content="${policy}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${words.title} ${today}</title>
				${styleElement}
			</head>
			<body>
				${reportHeader(input)} ${figures(views, language)}
			</body>
		</html> `;
	return markup;
}

/** Of what the report is, and how much was read for it. */
function reportHeader({ views, language, today, isAnonymous, source }: ReportInput): Markup {
	const words = cohortWords[language];
	const whole = new Intl.NumberFormat(language);
	return html`<header>
		<h1>${words.title}</h1>
		<p>
			${words.asOf(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(today)))}
		</p>
		<ul class="sizes">
			${rowsOf(views, 'cohort_size').map(
				({ cells, count }) =>
					html`<li><b>${countWord(count, words, whole)}</b> ${words.size[String(cells['what'])] ?? ''}</li>`,
			)}
		</ul>
		<p class="quiet">
			${words.source.read} ${whole.format(source.read)} · ${words.source.refused}
			${whole.format(source.refused)} · ${words.source.duplicates} ${whole.format(source.duplicates)}
		</p>
		<p class="quiet">${words.rule}</p>
		${isAnonymous ? html`<p class="quiet">${words.anonymous}</p>` : ''}
	</header>`;
}

function figures(views: readonly PublishedView[], language: CliLanguage): readonly Markup[] {
	const words = cohortWords[language];
	const bars = (list: readonly Bar[]) => barTable({ bars: list, words, language });
	const rows = (name: ViewName) => rowsOf(views, name);
	return [
		section(
			words.levels,
			halves(rows('level_distribution'), 'official', words).map(({ title, own }) => titled(title, bars(own))),
		),
		section(
			words.rungs,
			halves(rows('level_distribution'), 'chain', words).map(({ title, own }) => titled(title, bars(own))),
		),
		section(words.breaks, [bars(breakBars(rows('first_breaks'), words))]),
		section(words.scenes, [scenesFigure(rows('scenes_by_cluster'), words, language)]),
		section(
			words.selfAndSeen,
			scaleNames.map((scale) =>
				titled(
					words[scale],
					bars(
						rows('unproven_levels').flatMap(({ cells, ...shown }) =>
							cells['scale'] === scale
								? [{ name: words.stepsUnproven(Number(cells['steps'])), ...shown }]
								: [],
						),
					),
				),
			),
		),
		section(words.overClaim, [overClaimTable(rows('over_claim'), words, language)]),
		section(
			words.change,
			scaleNames.flatMap((scale) =>
				halves(rows('change_over_time'), scale, words).map(({ title, own }) =>
					titled(words.scaleHalf(words[scale], title), bars(own)),
				),
			),
		),
	];
}

const rowsOf = (views: readonly PublishedView[], name: ViewName): readonly PublishedRow[] =>
	views.find((view) => view.name === name)?.rows ?? [];

const scaleNames = ['official', 'chain'] as const;

const section = (
	{ title, says }: { readonly title: string; readonly says: string },
	inside: readonly Markup[],
) =>
	html`<section>
		<h2>${title}</h2>
		<p>${says}</p>
		${inside}
	</section>`;

const titled = (title: string, inside: Markup) =>
	html`<h3>${title}</h3>
		${inside}`;

/** The claimed half and the evidenced one, each under its name; a half that no firm has is left out. */
function halves(rows: readonly PublishedRow[], scale: 'official' | 'chain', words: CohortWords) {
	return (['claimed', 'evidenced'] as const).flatMap((half) => {
		const own = rows.filter(({ cells }) => cells['scale'] === scale && cells['half'] === half);
		return own.some(isOfAny)
			? [{ title: words.half[half] ?? '', own: own.map((row) => resultBar(row, words)) }]
			: [];
	});
}

const isOfAny = ({ count }: PublishedRow): boolean => count.kind !== 'shown' || count.count > 0;

function resultBar({ cells, ...shown }: PublishedRow, words: CohortWords): Bar {
	const { verdict, low, high, low_name: lowName, high_name: highName } = cells;
	if (typeof verdict === 'string') return { name: words.verdict[verdict] ?? verdict, ...shown };
	return { name: words.span(String(lowName), String(highName)), isOpen: low !== high, ...shown };
}

/** Where no chain breaks is left out, but for the links: of each of them it is asked. */
function breakBars(rows: readonly PublishedRow[], words: CohortWords): readonly Bar[] {
	return rows
		.filter((row) => row.cells['kind'] === 'link' || isOfAny(row))
		.map(({ cells: { kind, name }, ...shown }) => {
			if (kind === 'open') return { name: words.breaks.open, isOpen: true, ...shown };
			return {
				name: kind === 'none' ? words.breaks.none : words.breakAt(String(kind), String(name)),
				...shown,
			};
		});
}

function overClaimTable(rows: readonly PublishedRow[], words: CohortWords, language: string): Markup {
	if (rows.length === 0) return html`<p class="quiet">${words.overClaim.too_few}</p>`;
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const steps = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
	const whole = new Intl.NumberFormat(language);
	const most = Math.max(0.01, ...rows.map(({ cells }) => Math.abs(Number(cells['mean_steps']))));
	return html`<table class="bars long">
		<thead>
			<tr>
				<th scope="col">${words.column.item}</th>
				<td></td>
				<th scope="col">${words.column.steps}</th>
				<th scope="col">${words.column.over}</th>
				<th scope="col">${words.column.firms}</th>
			</tr>
		</thead>
		<tbody>
			${rows.map(({ cells, count }) => {
				const mean = Number(cells['mean_steps']);
				return html`<tr>
					<th scope="row">${String(cells['name'])}</th>
					<td>${bar(Math.abs(mean) / most, mean < 0)}</td>
					<td>${steps.format(mean)}</td>
					<td>${percent.format(Number(cells['over']) / Number(cells['n']))}</td>
					<td>${countWord(count, words, whole)}</td>
				</tr>`;
			})}
		</tbody>
	</table>`;
}
