import type { Offer } from '../engine/offer.ts';
import { formatBeside, formatNumber } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';
import { worthName, worthWords } from './offer-words.ts';
import { chainBlock, ladderBlock, paragraphBlock, pictureOf, type Paragraph } from './picture-blocks.ts';
import {
	breakWords,
	noteWords,
	officialLine,
	rungLine,
	titleWords,
	type SharedResult,
} from './share-words.ts';

/** The first page for whoever reads only that: the chain, the rung, the official level, what to mend and the next steps. */
export const sharePicture = (result: SharedResult, steps: readonly Offer[]): Promise<Blob | undefined> =>
	pictureOf((brush) => {
		const { chain, chainResult } = result;
		const paragraph = (words: string, look: Omit<Paragraph, 'words'>) =>
			paragraphBlock({ words, ...look }, brush);
		const isBroken = chainResult.firstBreak?.known === true;
		const strong = { weight: 700, colour: 'ink' } as const;
		const soft = { weight: 400, colour: 'ink-soft' } as const;
		return [
			paragraph(titleWords(result), { ...soft, size: 34, space: 0 }),
			paragraph(rungLine(result), { ...strong, size: 54, space: 8 }),
			paragraph(breakWords(result), {
				...strong,
				size: 38,
				space: 16,
				...(isBroken && { colour: 'retyped' }),
			}),
			chainBlock(chain, chainResult, brush),
			ladderBlock(chain, chainResult, brush),
			paragraph(officialLine(result), { ...strong, size: 38, space: 24 }),
			...(steps.length > 0 ? [paragraph(text('report.next'), { ...strong, size: 34, space: 24 })] : []),
			...nextStepLines(steps).map((line) => paragraph(line, { ...strong, weight: 400, size: 34, space: 8 })),
			paragraph(noteWords(result), { ...soft, size: 28, space: 28 }),
			paragraph(text('app.name'), { ...soft, size: 28, space: 4 }),
		];
	});

/** Each with what it costs or brings. */
export const nextStepLines = (steps: readonly Offer[]): readonly string[] =>
	steps.map((offer, index) =>
		formatBeside([
			formatNumber(index + 1),
			contentText(`offer.${offer.id}.name`),
			text('format.pair', { name: worthName(offer), value: worthWords(offer) }),
		]),
	);
