import type { ShownCount } from '../../lib/engine/cohort-shown.ts';
import { html, type Markup } from './markup.ts';
import type { CohortWords } from './words.ts';

export interface Bar {
	readonly name: string;
	readonly count: ShownCount;
	/** A result that is not settled is drawn dashed. */
	readonly isOpen?: boolean;
}

interface Figure {
	readonly bars: readonly Bar[];
	readonly words: CohortWords;
	readonly language: string;
}

/** A chart that prints, and beside it the table that says the same. A group that is not shown has no bar. */
export function barFigure({ bars, words, language }: Figure): Markup {
	const counts = bars.map(({ count }) => (count.kind === 'shown' ? count.count : 0));
	const [most, total] = [Math.max(1, ...counts), counts.reduce((sum, count) => sum + count, 0)];
	const isWhole = bars.every(({ count }) => count.kind === 'shown');
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const whole = new Intl.NumberFormat(language);
	// A share of a total of which parts are hidden would tell the hidden part.
	const share = (count: ShownCount) =>
		isWhole && total > 0 && count.kind === 'shown' ? percent.format(count.count / total) : '–';
	const said = (count: ShownCount) => countWord(count, words, whole);
	return html`<div class="figure">
		<svg viewBox="0 0 300 ${bars.length * 26}" role="img" aria-hidden="true">
			${bars.map((bar, index) => barMarkup({ bar, most, top: index * 26, said: said(bar.count) }))}
		</svg>
		<table>
			<thead>
				<tr>
					<th scope="col">${words.column.what}</th>
					<th scope="col">${words.column.firms}</th>
					<th scope="col">${words.column.share}</th>
				</tr>
			</thead>
			<tbody>
				${bars.map(
					({ name, count }) =>
						html`<tr>
							<th scope="row">${name}</th>
							<td>${said(count)}</td>
							<td>${share(count)}</td>
						</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}

interface BarPlace {
	readonly bar: Bar;
	readonly most: number;
	readonly top: number;
	readonly said: string;
}

function barMarkup({ bar: { count, isOpen = false }, most, top, said }: BarPlace): Markup {
	const length = count.kind === 'shown' ? Math.round((220 * count.count) / most) : 0;
	return html`<rect
			class="${isOpen ? 'open' : 'settled'}"
			x="1"
			y="${top + 4}"
			width="${length}"
			height="18"
		></rect
		><text x="${length + 8}" y="${top + 17}">${said}</text>`;
}

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
