import { formatBeside, formatDay, formatMoment } from '$lib/i18n/formats.ts';
import { language, text } from '$lib/i18n/i18n.ts';
import { today as dayOf } from '$lib/session/today.ts';
import type { AskingContent } from '$lib/session/loaded-content.ts';
import {
	isUnasked,
	visitDaysOf,
	type CheckUp,
	type FirmCase,
} from '$lib/session/workbench/caseload/firm-case.ts';
import { suggestedRecheck } from '$lib/session/workbench/caseload/standing.ts';
import { resultWords } from '../../firms/result-words.ts';
import { profileLine } from './profile-words.ts';

/** What a row says of a firm. */
export interface CaseWords {
	readonly name: string;
	readonly described: string;
	/** Whom to ask for, where to call, when it was last touched: tells firms of one name apart. */
	readonly apart: string;
	readonly stage: string;
	readonly next: string | undefined;
	readonly isOverdue: boolean;
	readonly result: string;
	readonly changed: string;
}

const known = new WeakMap<FirmCase, { readonly language: string; readonly words: CaseWords }>();

/** Made once for each firm and language: while one types, the same rows come and go. */
export function caseWords(firm: FirmCase, content: AskingContent, today: string): CaseWords {
	const before = known.get(firm);
	if (before?.language === language()) return before.words;
	const words = makeWords(firm, content, today);
	known.set(firm, { language: language(), words });
	return words;
}

function makeWords(firm: FirmCase, content: AskingContent, today: string): CaseWords {
	const { name, standing, touchedAt, checkUps } = firm;
	const isOverdue = standing.next !== undefined && standing.next < today;
	const isSuggested = suggestedRecheck(visitDaysOf(firm.card, checkUps[0]), today) !== undefined;
	return {
		name: name || text('result.unnamed'),
		described: profileLine(firm),
		apart: formatBeside(
			[firm.card?.person, firm.card?.phone, text('firms.changed', { when: formatMoment(touchedAt) })].filter(
				(words) => words !== undefined,
			),
		),
		stage: text(`caseload.stage.${standing.stage}`),
		next:
			standing.next &&
			text(isOverdue ? 'caseload.overdue' : isSuggested ? 'firmCard.suggested' : 'caseload.next', {
				day: formatDay(standing.next),
			}),
		isOverdue,
		result: checkUpWords(checkUps[0], content),
		changed: text('firms.changed', { when: formatDay(dayOf(new Date(touchedAt))) }),
	};
}

/** What came of a check-up, where anything was asked. */
export function checkUpWords(checkUp: CheckUp, content: AskingContent): string {
	if (checkUp.summary === undefined) return text('caseload.noResult');
	return isUnasked(checkUp) ? text('firmCard.unasked') : resultWords(content, checkUp.summary);
}
