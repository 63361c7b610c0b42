import { text } from '$lib/i18n/i18n.ts';
import { formatBeside, formatRange } from '$lib/i18n/formats.ts';
import type { AssessmentSession, Scale } from '$lib/session/assessment-session.svelte.ts';
import { settlingOf, type Settling } from '$lib/session/workbench/settling.ts';
import { signedLevelName } from '$lib/components/sentences.ts';

/** The level of one scale, or from which to which it may be. */
export function disputedLevel(scale: Scale, of: Settling['levels']['now']): string {
	const level = of.get(scale.id);
	return level === undefined
		? ''
		: formatRange(signedLevelName(scale, level.low), signedLevelName(scale, level.high));
}

/** What papers that name one level owe to people who said something else; undefined where all is settled. */
export function disputedWords(session: AssessmentSession): string | undefined {
	if (session.differing === 0) return undefined;
	const { open, levels } = settlingOf(session);
	const { official, chain } = session.content;
	const told = [
		[official, text('result.officialTitle')] as const,
		[chain, text('result.chainTitle')] as const,
	].flatMap(([scale, name]) => {
		const level = levels.span.get(scale.id);
		return level === undefined || level.low === level.high
			? []
			: text('format.pair', { name, value: disputedLevel(scale, levels.span) });
	});
	return told.length === 0
		? text('settling.hangsNot', { count: open.length })
		: text('settling.hangs', { count: open.length, levels: formatBeside(told) });
}
