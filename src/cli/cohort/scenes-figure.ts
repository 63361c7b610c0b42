import { grouped } from '../../lib/engine/grouped.ts';
import { countWord } from './bars.ts';
import { html, type Markup } from './markup.ts';
import type { PublishedRow } from './published.ts';
import type { CohortWords } from './words.ts';

/** Scenes down, clusters across: the median as a shade and a number, n beneath. It is chart and table in one. */
export function scenesFigure(rows: readonly PublishedRow[], words: CohortWords, language: string): Markup {
	const columns = grouped(rows, columnOf);
	const scenes = [...grouped(rows, ({ cells }) => String(cells['scene'])).values()];
	const whole = new Intl.NumberFormat(language);
	const nameOf = (found: PublishedRow | undefined): string =>
		found?.cells['whole'] === true
			? words.scenes.all
			: String(found?.cells['cluster_name'] ?? words.scenes.untold);
	if (rows.length === 0) return html`<p class="quiet">${words.nobody}</p>`;
	const keys = [...columns.keys()];
	return html`<table class="scenes">
		<thead>
			<tr>
				<th scope="col">${words.column.scene}</th>
				${keys.map((key) => html`<th scope="col">${nameOf(columns.get(key)?.[0])}</th>`)}
			</tr>
		</thead>
		<tbody>
			${scenes.map(
				(own) =>
					html`<tr>
						<th scope="row">${String(own[0]?.cells['scene_name'])}</th>
						${keys.map((key) =>
							sceneCell(
								own.find((row) => columnOf(row) === key),
								(row) => countWord(row.count, words, whole),
							),
						)}
					</tr>`,
			)}
		</tbody>
	</table>`;
}

const columnOf = ({ cells: { whole, cluster } }: PublishedRow): string =>
	whole === true ? 'whole' : `cluster ${String(cluster)}`;

function sceneCell(row: PublishedRow | undefined, said: (row: PublishedRow) => string): Markup {
	if (row === undefined) return html`<td>–</td>`;
	const { median } = row.cells;
	return median === null || median === undefined
		? html`<td><small>${said(row)}</small></td>`
		: html`<td class="state${Number(median)}"><b>${Number(median)}</b> <small>n ${said(row)}</small></td>`;
}
