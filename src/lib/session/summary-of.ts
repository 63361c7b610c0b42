import { isEvidenced } from '../engine/answer.ts';
import { assessAnswers } from '../engine/diagnosis.ts';
import type { FirstBreak } from '../engine/first-break.ts';
import { profileSections, type ItemId } from '../engine/questionnaire.ts';
import type { CaseSummary } from '../storage/case-summary.ts';
import { profileOf } from './case-profile.ts';
import { carryEntries } from './carried-entries.ts';
import type { AskingContent } from './loaded-content.ts';

type Journal = Parameters<typeof carryEntries>[1];

/** Works out what a list shows of check-ups, under one edition of the questions and scales. */
export function summariesUnder(content: AskingContent) {
	const edition = editionOf(content);
	const isProfile = itemsOfProfile(content);
	const isFresh = (summary: CaseSummary | undefined, { updatedAt }: Journal['assessment']): boolean =>
		summary?.of === updatedAt && summary.edition === edition;
	return { isFresh, summaryOf: (journal: Journal) => summaryOf(journal, { content, edition, isProfile }) };
}

interface Under {
	readonly content: AskingContent;
	readonly edition: string;
	/** All that describes a firm, its name too. */
	readonly isProfile: ReadonlySet<ItemId>;
}

/** All answers count, as on the page of the result. */
function summaryOf(journal: Journal, { content, edition, isProfile }: Under): CaseSummary {
	const { questionnaire, chain, official } = content;
	const isDescribing = (item: ItemId) => isProfile.has(item) && item !== questionnaire.nameItem;
	const { answers } = carryEntries(questionnaire, journal);
	const { scales } = assessAnswers(questionnaire, [chain, official], answers);
	const [rung, level] = [scales.get(chain.id), scales.get(official.id)];
	const found = breakOf(rung?.firstBreak);
	return {
		assessment: journal.assessment.id,
		of: journal.assessment.updatedAt,
		edition,
		answered: answers.size,
		asked: [...answers.keys()].filter((item) => !isProfile.has(item)).length,
		evidenced: [...answers.values()].filter(({ evidence }) => isEvidenced(evidence)).length,
		rung: rung?.level ?? { low: 0, high: chain.levels.length - 1 },
		level: level?.level ?? { low: 0, high: official.levels.length - 1 },
		...(found !== undefined && { firstBreak: found }),
		profile: profileOf(
			[...answers].flatMap(([item, { answer }]) => (isDescribing(item) ? [[item, answer]] : [])),
		),
	};
}

function itemsOfProfile({ questionnaire }: Pick<AskingContent, 'questionnaire'>): ReadonlySet<ItemId> {
	const profile = profileSections(questionnaire);
	return new Set(
		questionnaire.sections
			.filter(({ id }) => profile.has(id))
			.flatMap(({ screens }) => screens.flatMap(({ items }) => items)),
	);
}

const breakOf = (found: FirstBreak | undefined): ItemId | undefined =>
	found?.kind === 'link' && found.known ? found.item : undefined;

/** Raised when a summary has other contents than before. */
const form = 2;

/** Told by what the questions and scales are, so that nobody has to remember to raise a number. */
const editionOf = ({ questionnaire, chain, official }: AskingContent): string =>
	`${form} ${checksum(JSON.stringify([questionnaire, chain, official]))}`;

/** FNV-1a with 32 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function checksum(text: string): string {
	let sum = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
	return (sum >>> 0).toString(36);
}
