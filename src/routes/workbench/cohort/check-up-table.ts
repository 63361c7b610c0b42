import { itemName, signedLevelName } from '$lib/components/sentences.ts';
import { placeWords } from '$lib/components/workbench/cohort/cohort-words.ts';
import { contentText, optionalContentText, text } from '$lib/i18n/i18n.ts';
import {
	breakPlace,
	withoutRare,
	type Cohort,
	type CountedCheckUp,
} from '$lib/session/workbench/cohort/cohort.svelte.ts';
import type { Cell } from '$lib/session/workbench/spreadsheet-file.ts';

type Content = NonNullable<Cohort['content']>;

interface Row {
	readonly checkUp: CountedCheckUp;
	readonly profile: CountedCheckUp['profile'];
	/** Running numbers: which firm, which of its check-ups, of how many. */
	readonly firm: number;
	readonly turn: number;
	readonly turns: number;
}

/** A line a check-up: results and profile. Without names nothing in it names a firm, and days are months. */
export function checkUpTable(
	firms: Cohort['shown'],
	content: Content,
	nameless: boolean,
): readonly (readonly Cell[])[] {
	const rows = firms.flatMap((own, index) =>
		own.map((checkUp, turn): Row => ({
			checkUp,
			profile: checkUp.profile,
			firm: index + 1,
			turn: turn + 1,
			turns: own.length,
		})),
	);
	const columns = columnsOf(content, nameless);
	return [
		columns.map(({ name }) => name),
		...(nameless ? withoutRare(rows) : rows).map((row) => columns.map(({ cell }) => cell(row) ?? '')),
	];
}

interface Column {
	readonly name: string;
	readonly cell: (row: Row) => Cell | undefined;
}

function columnsOf(content: Content, nameless: boolean): readonly Column[] {
	const named: readonly Column[] = [
		{ name: itemName(content.questionnaire.nameItem), cell: ({ checkUp }) => checkUp.name },
		{ name: text('cohort.column.checkUpId'), cell: ({ checkUp }) => checkUp.id },
		{ name: text('cohort.column.firmId'), cell: ({ checkUp }) => checkUp.firm },
	];
	return [
		{ name: text('cohort.column.firm'), cell: ({ firm }) => firm },
		{ name: text('cohort.column.turn'), cell: ({ turn }) => turn },
		{ name: text('cohort.column.turns'), cell: ({ turns }) => turns },
		...(nameless ? [] : named),
		{
			name: text(nameless ? 'cohort.column.month' : 'cohort.column.day'),
			cell: ({ checkUp }) => (nameless ? checkUp.day.slice(0, 7) : checkUp.day),
		},
		...profileColumns(nameless),
		{ name: text('cohort.column.visited'), cell: ({ checkUp }) => yesNo(checkUp.isVisited) },
		...resultColumns(content, 'claimed'),
		...resultColumns(content, 'evidenced'),
		{
			name: text('cohort.breaks.title'),
			cell: ({ checkUp }) => placeWords(breakPlace(checkUp.firstBreak), content),
		},
	];
}

function profileColumns(nameless: boolean): readonly Column[] {
	const option = (item: string, chosen: string | undefined) =>
		chosen === undefined ? undefined : optionalContentText(`item.${item}.option.${chosen}.label`);
	const detailed: readonly Column[] = [
		{ name: itemName('sub_industry'), cell: ({ profile }) => option('sub_industry', profile.subIndustry) },
		{ name: itemName('headcount'), cell: ({ profile }) => profile.headcount },
		{ name: itemName('revenue_band'), cell: ({ profile }) => option('revenue_band', profile.revenueBand) },
	];
	return [
		{ name: itemName('county'), cell: ({ profile }) => option('county', profile.county) },
		{ name: itemName('cluster'), cell: ({ profile }) => option('cluster', profile.cluster) },
		{
			name: contentText('fact.size.name'),
			cell: ({ profile: { size } }) =>
				size === undefined ? undefined : contentText(`fact.size.value.${size}`),
		},
		{
			name: itemName('above_scale'),
			cell: ({ profile: { aboveScale } }) => (aboveScale === undefined ? undefined : yesNo(aboveScale)),
		},
		...(nameless ? [] : detailed),
	];
}

function resultColumns({ official, chain }: Content, half: 'claimed' | 'evidenced'): readonly Column[] {
	const named = (what: 'level' | 'levelTo' | 'rung' | 'rungTo' | 'points' | 'pointsTo') =>
		text('cohort.scaleHalf', { scale: text(`cohort.column.${what}`), half: text(`cohort.half.${half}`) });
	return [
		{ name: named('level'), cell: ({ checkUp }) => signedLevelName(official, checkUp[half].level.low) },
		{ name: named('levelTo'), cell: ({ checkUp }) => signedLevelName(official, checkUp[half].level.high) },
		{ name: named('points'), cell: ({ checkUp }) => checkUp[half].points.low / 1000 },
		{ name: named('pointsTo'), cell: ({ checkUp }) => checkUp[half].points.high / 1000 },
		{ name: named('rung'), cell: ({ checkUp }) => signedLevelName(chain, checkUp[half].rung.low) },
		{ name: named('rungTo'), cell: ({ checkUp }) => signedLevelName(chain, checkUp[half].rung.high) },
	];
}

const yesNo = (is: boolean): string => text(is ? 'cohort.yes' : 'cohort.no');
