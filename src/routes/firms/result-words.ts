import { isFarApart, levelName, levelRange, signedLevelName } from '$lib/components/sentences.ts';
import { formatBeside } from '$lib/i18n/formats.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { AskingContent } from '$lib/session/loaded-content.ts';

type Bounds = Readonly<Record<'low' | 'high', number>>;
type Result = Readonly<Record<'rung' | 'level', Bounds>>;

/** Rung and official level in one line, as short as a list wants it. */
export const resultWords = ({ chain, official }: AskingContent, { rung, level }: Result): string =>
	isFarApart(rung) && isFarApart(level)
		? text('result.levelOpen')
		: formatBeside([rungWords(chain, rung), levelWords(official, level)]);

const rungWords = (chain: AskingContent['chain'], rung: Bounds): string =>
	rung.low === rung.high ? signedLevelName(chain, rung.low) : levelRange(chain, rung);

const levelWords = (official: AskingContent['official'], level: Bounds): string =>
	level.low === level.high
		? levelName(official, level.low)
		: text('result.range', { low: levelName(official, level.low), high: levelName(official, level.high) });
