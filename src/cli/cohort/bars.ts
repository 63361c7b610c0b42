import type { ShownCount } from '../../lib/engine/cohort-shown.ts';
import { html, type Markup } from './markup.ts';
import type { CohortWords } from './words.ts';

export interface Bar {
	readonly name: string;
	readonly count: ShownCount;
	/** What the bars add up to; undefined where that is not shown. */
	readonly total: number | undefined;
	/** A result that is not settled is drawn dashed. */
	readonly isOpen?: boolean;
}

interface BarTable {
	readonly bars: readonly Bar[];
	readonly words: CohortWords;
	readonly language: string;
}

/** Chart and table in one, so that bar and figure stay on one line on any paper. A group that is not shown has no bar. */
export function barTable({ bars, words, language }: BarTable): Markup {
	const most = Math.max(1, ...bars.map(({ count }) => (count.kind === 'shown' ? count.count : 0)));
	const percent = new Intl.NumberFormat(language, { style: 'percent' });
	const whole = new Intl.NumberFormat(language);
	const [{ total } = { total: undefined }] = bars;
	const all = total === undefined ? words.fewer : whole.format(total);
	return html`<table class="bars">
		<thead>
			<tr>
				<th scope="col">${words.column.what}</th>
				<td></td>
				<th scope="col">${words.column.firms}</th>
				<th scope="col">${words.column.share}</th>
			</tr>
		</thead>
		<tbody>
			${bars.map(
				({ name, count, isOpen = false }) =>
					html`<tr>
						<th scope="row">${name}</th>
						<td>${count.kind === 'shown' ? bar(count.count / most, isOpen) : ''}</td>
						<td>${countWord(count, words, whole)}</td>
						<td>${count.kind === 'shown' && total ? percent.format(count.count / total) : '–'}</td>
					</tr>`,
			)}
		</tbody>
		<tfoot>
			<tr>
				<th scope="row">${words.column.all}</th>
				<td></td>
				<td>${all}</td>
				<td></td>
			</tr>
		</tfoot>
	</table>`;
}

/** `length` from 0 to 1. */
export const bar = (length: number, isOpen: boolean): Markup =>
	html`<svg viewBox="0 0 202 14" aria-hidden="true">
		<rect
			class="${isOpen ? 'open' : 'settled'}"
			x="1"
			y="1"
			width="${Math.round(200 * length)}"
			height="12"
		></rect>
	</svg>`;

export function countWord(count: ShownCount, words: CohortWords, whole: Intl.NumberFormat): string {
	switch (count.kind) {
		case 'shown':
			return whole.format(count.count);
		case 'fewer':
			return words.fewer;
		case 'withheld':
			return words.withheld;
	}
}
