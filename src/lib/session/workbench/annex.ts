import type { Answers, Respondent } from '../../engine/answer.ts';
import { success, type Result } from '../../engine/result.ts';
import type { RouteResult } from '../../engine/route.ts';
import { settledContradictions, type SettledContradiction } from '../../engine/settled-contradictions.ts';
import { disagreements, type Disagreement } from '../../engine/voices.ts';
import { answersToFile } from '../../content/answers-file.ts';
import { checkCode, paperMark } from '../../content/workbench/check-code.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import type { Capture } from '../../storage/capture.ts';
import type { Firm } from '../../storage/firm.ts';
import type { AssessmentSession, RouteTarget } from '../assessment-session.svelte.ts';
import type { FirmAdvice } from '../firm-advice.svelte.ts';
import { deviceStorage } from '../storage.ts';

export type { Capture, Disagreement, SettledContradiction };

/** What an annex tells beyond what the result page and the report do. */
export interface Annex {
	/** Of the answers, for comparing the paper with a file. */
	readonly code: string;
	/** What the picture of the code says. */
	readonly mark: string;
	readonly card: Firm;
	readonly captures: readonly Capture[];
	/** Photos that could be read, each with an address for as long as the page is open. */
	readonly photos: readonly ShownPhoto[];
	readonly disagreements: readonly Disagreement[];
	readonly settled: readonly SettledContradiction[];
	readonly respondents: readonly Spoken[];
	readonly period: { readonly from: number; readonly to: number } | undefined;
	/** By the name of its aim. */
	readonly routes: ReadonlyMap<string, RouteResult>;
	/** Lets go of the photos. */
	readonly close: () => void;
}

export interface ShownPhoto {
	readonly capture: Capture;
	readonly address: string;
}

export interface Spoken {
	readonly by: Respondent;
	/** Answers that count. */
	readonly count: number;
}

/** The only rejection is a part of the app that could not be fetched. */
export async function annexOf(
	{ session, content }: FirmAdvice,
	aims: readonly { readonly id: string; readonly target: RouteTarget }[],
): Promise<Result<Annex, StorageProblem>> {
	const storage = await deviceStorage();
	if (!storage.ok) return storage;
	const { id } = session.assessment;
	const card = await storage.value.firmOf(id);
	if (!card.ok) return card;
	const caught = await storage.value.captures(id);
	if (!caught.ok) return caught;
	const photos = await photosOf(caught.value, async (capture) => {
		const read = await storage.value.media(capture);
		return read.ok ? read.value : undefined;
	});
	const { questionnaire } = session.content;
	const { answers, statements } = session;
	return success({
		...codeOf(session),
		card: card.value,
		captures: caught.value,
		photos,
		disagreements: disagreements(questionnaire, statements),
		settled: settledContradictions(content.contradictions, { questionnaire, statements, answers }),
		respondents: respondentsOf(answers),
		period: periodOf(answers),
		routes: new Map(
			await Promise.all(aims.map(async ({ id, target }) => [id, await session.routeTo(target)] as const)),
		),
		close: () => {
			for (const { address } of photos) URL.revokeObjectURL(address);
		},
	});
}

/** Of all that was said in a check-up. */
export function codeOf({
	answers,
	content,
	fates,
	assessment,
}: AssessmentSession): Pick<Annex, 'code' | 'mark'> {
	const code = checkCode(answersToFile(answers, content.questionnaire, fates));
	return { code, mark: paperMark({ code, checkUp: assessment.id }) };
}

async function photosOf(
	captures: readonly Capture[],
	bytesOf: (capture: string) => Promise<ArrayBuffer | undefined>,
): Promise<readonly ShownPhoto[]> {
	const photos: ShownPhoto[] = [];
	for (const capture of captures) {
		if (capture.kind !== 'photo' || capture.media === undefined) continue;
		const bytes = await bytesOf(capture.id);
		if (bytes === undefined) continue;
		photos.push({ capture, address: URL.createObjectURL(new Blob([bytes], { type: capture.media.type })) });
	}
	return photos;
}

function respondentsOf(answers: Answers): readonly Spoken[] {
	const counts = new Map<Respondent, number>();
	for (const { by } of answers.values()) counts.set(by, (counts.get(by) ?? 0) + 1);
	return [...counts].map(([by, count]) => ({ by, count }));
}

/** Nothing where no answer bears a time, as in a file that was written by hand. */
function periodOf(answers: Answers): Annex['period'] {
	const times = [...answers.values()].map(({ at }) => at).filter((at) => at > 0);
	return times.length === 0 ? undefined : { from: Math.min(...times), to: Math.max(...times) };
}
