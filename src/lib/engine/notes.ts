import { factsWithResults } from './advice.ts';
import type { Day } from './calendar.ts';
import { evaluateTable } from './condition.ts';
import type { AssessedAnswers } from './diagnosis.ts';
import type { ContextNote, RulesFile, Validity } from './offer.ts';
import { reachOf, whereaboutsOf, type PlaceCode } from './place.ts';

export interface NoteForFirm {
	readonly note: ContextNote;
	/** The end, stated or inferred, lies behind: what the note says was so. */
	readonly ended: { readonly day: Day; readonly inferred: boolean } | undefined;
}

interface NoteInput {
	readonly rulesFile: RulesFile;
	readonly assessed: AssessedAnswers;
	readonly today: Day;
}

/** The notes of the firm's place, from near to far; a place or a condition still open brings none. */
export function notesFor({ rulesFile, assessed, today }: NoteInput): readonly NoteForFirm[] {
	const { settings, places, notes } = rulesFile;
	const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, assessed.readings);
	const facts = factsWithResults(settings, assessed);
	return notes
		.filter(
			({ region, when }) =>
				reachOf(region, whereabouts) === 'true' && evaluateTable(when, facts).truth === 'true',
		)
		.map((note) => ({ note, ended: endBefore(today, note.validity) }))
		.sort((a, b) => depthOf(b.note.region) - depthOf(a.note.region));
}

function endBefore(today: Day, { to, inferredTo }: Validity): NoteForFirm['ended'] {
	const day = to ?? inferredTo;
	return day !== undefined && day < today ? { day, inferred: to === undefined } : undefined;
}

const depthOf = (region: PlaceCode) => (region === '*' ? 0 : region.split('-').length);
