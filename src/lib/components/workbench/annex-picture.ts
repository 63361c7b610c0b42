import type { ScaleResult } from '../../engine/diagnosis.ts';
import type { Scale } from '../../engine/scale.ts';
import { formatDay } from '../../i18n/formats.ts';
import { text } from '../../i18n/i18n.ts';
import { gateSign, gateWords, heldWords } from '../gate-words.ts';
import { chainBlock, codeBlock, paragraphBlock, pictureOf, type Paragraph } from '../picture-blocks.ts';
import { brokenWords, levelName, levelWords, pointsBeside } from '../sentences.ts';

/** What the first page of an annex says, for a chat. */
export interface PicturedAnnex {
	readonly name: string;
	readonly day: string;
	readonly chain: Scale;
	readonly official: Scale;
	readonly chainResult: ScaleResult;
	readonly officialResult: ScaleResult;
	/** As far as it is proven; undefined where nothing is. */
	readonly evidenced: ScaleResult | undefined;
	/** Where people say different things: what hangs on it. */
	readonly disputed: string | undefined;
	readonly code: string;
	/** The same as a camera reads it: rows of dark and light. */
	readonly modules: readonly (readonly boolean[])[];
}

/** Undefined where there is no canvas. */
export const annexPicture = (annex: PicturedAnnex): Promise<Blob | undefined> =>
	pictureOf((brush) => {
		const { chain, official, chainResult, officialResult, evidenced, disputed } = annex;
		const paragraph = (words: string, look: Omit<Paragraph, 'words'>) =>
			paragraphBlock({ words, ...look }, brush);
		const strong = { weight: 700, colour: 'ink' } as const;
		const plain = { weight: 400, colour: 'ink' } as const;
		const soft = { weight: 400, colour: 'ink-soft' } as const;
		const pair = (name: string, value: string) => text('format.pair', { name, value });
		const found = chainResult.firstBreak;
		const points = pointsBeside(official, officialResult);
		return [
			paragraph(text('nav.annex'), { ...soft, size: 32, space: 0 }),
			paragraph(annex.name, { ...strong, size: 50, space: 4 }),
			paragraph(text('report.date', { day: formatDay(annex.day) }), { ...soft, size: 30, space: 4 }),
			paragraph(pair(text('result.officialTitle'), levelWords(official, officialResult.level)), {
				...strong,
				size: 40,
				space: 24,
			}),
			...(points === undefined ? [] : [paragraph(points, { ...plain, size: 32, space: 4 })]),
			paragraph(
				pair(
					text('result.evidenced'),
					evidenced === undefined ? text('annex.noEvidence') : levelName(official, evidenced.level.low),
				),
				{ ...plain, size: 32, space: 4 },
			),
			...(disputed === undefined ? [] : [paragraph(disputed, { ...strong, size: 30, space: 8 })]),
			...officialResult.gates.flatMap(({ level, parts }) => [
				paragraph(text('annex.gates', { level: levelName(official, indexOf(official, level)) }), {
					...strong,
					size: 30,
					space: 16,
				}),
				...parts.map((part) =>
					paragraph(`${gateSign(part)} ${pair(heldWords(part), gateWords(official, part))}`, {
						...plain,
						size: 30,
						space: 2,
					}),
				),
			]),
			paragraph(pair(text('result.chainTitle'), levelWords(chain, chainResult.level)), {
				...strong,
				size: 40,
				space: 28,
			}),
			paragraph(found ? brokenWords(chain, found) : text('result.breakNone'), {
				...strong,
				colour: found?.known ? 'retyped' : 'ink',
				size: 34,
				space: 8,
			}),
			chainBlock(chain, chainResult, brush),
			paragraph(pair(text('annex.code'), annex.code), { ...strong, size: 34, space: 8 }),
			codeBlock(annex.modules, 300),
			paragraph(text('app.name'), { ...soft, size: 28, space: 16 }),
		];
	});

const indexOf = (scale: Scale, level: string): number => scale.levels.findIndex(({ id }) => id === level);
