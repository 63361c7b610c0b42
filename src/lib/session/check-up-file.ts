import { bundleOf, type BackupMade } from '../content/answers-bundle.ts';
import {
	answersToFile,
	checkUpToFile,
	type CaptureOfFile,
	type FirmOfFile,
} from '../content/answers-file.ts';
import { canonicalJson } from '../content/canonical-json.ts';
import type { Answers } from '../engine/answer.ts';
import type { AnswerFate } from '../engine/carry-forward.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from '../storage/assessment.ts';
import { firmByAssessment, type Firm } from '../storage/firm.ts';
import type { Journal } from '../storage/journals.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { carryEntries } from './carried-entries.ts';

/** Gives the bytes of a photo or a voice note in base64; undefined where it is to be left out. */
export type PictureOf = (capture: string) => Promise<string | undefined>;
const withoutPictures: PictureOf = () => Promise.resolve(undefined);

interface Wanted {
	readonly ids: readonly string[];
	readonly pictureOf?: PictureOf;
}

/** Check-ups as files hold them whole, in the order of the ids; those that can not be read are left out. */
export async function checkUpFiles(
	storage: AssessmentStorage,
	questionnaire: Questionnaire,
	{ ids, pictureOf = withoutPictures }: Wanted,
): Promise<Result<ReturnType<typeof checkUpToFile>[], StorageProblem>> {
	const cases = await storage.cases();
	if (!cases.ok) return cases;
	const found = await storage.journals(ids);
	if (!found.ok) return found;
	const firms = firmByAssessment(cases.value.assessments);
	const cards = new Map(cases.value.firms.map((card) => [card.id, card]));
	const files: ReturnType<typeof checkUpToFile>[] = [];
	for (const journal of found.value.journals) {
		const { assessment } = journal;
		const firm = firms.get(assessment.id) ?? assessment.id;
		const { answers, fates } = carryEntries(questionnaire, journal);
		files.push(
			checkUpToFile(
				{
					answers,
					fates,
					checkUp: checkUpOf(journal),
					firm: firmOf(journal, firm, cards.get(firm)),
					history: historyOf(journal),
					captures: await capturesOf(journal, pictureOf),
				},
				questionnaire,
			),
		);
	}
	return success(files);
}

/** A check-up as a page shows it. */
export interface AnswersOfFirm {
	readonly assessment: Pick<Assessment, 'id'>;
	readonly answers: Answers;
	readonly fates: readonly AnswerFate[];
}

type Storage = Result<AssessmentStorage, StorageProblem>;

/** One check-up as a file of letters: whole, or where the device does not give its rows, what is on the screen of it. */
export async function answersLetters(
	storage: Storage,
	firm: AnswersOfFirm,
	questionnaire: Questionnaire,
): Promise<string> {
	const [file] = await wholeFiles(storage, [firm], questionnaire);
	return canonicalJson(file);
}

/** The same for a backup of several. */
export async function backupLetters(
	storage: Storage,
	{ firms, made }: { readonly firms: readonly AnswersOfFirm[]; readonly made: Omit<BackupMade, 'edition'> },
	questionnaire: Questionnaire,
): Promise<string> {
	return backupJson(await wholeFiles(storage, firms, questionnaire), made);
}

async function wholeFiles(
	storage: Storage,
	firms: readonly AnswersOfFirm[],
	questionnaire: Questionnaire,
): Promise<readonly unknown[]> {
	const ids = firms.map(({ assessment }) => assessment.id);
	const files = storage.ok ? await checkUpFiles(storage.value, questionnaire, { ids }) : storage;
	const wholeById = new Map(files.ok ? files.value.map((file) => [file.checkUp.id, file]) : []);
	return firms.map(
		({ assessment, answers, fates }) =>
			wholeById.get(assessment.id) ?? answersToFile(answers, questionnaire, fates),
	);
}

/** In letters that are the same for the same contents. */
export const backupJson = (files: readonly unknown[], made: Parameters<typeof bundleOf>[1]): string =>
	canonicalJson(bundleOf(files, made));

const checkUpOf = ({ assessment }: Journal) => {
	const { id, createdAt, updatedAt, follows, voiceOf, voiceBy, reached } = assessment;
	return {
		id,
		createdAt,
		updatedAt,
		...(follows !== undefined && { follows }),
		...(voiceOf !== undefined && { voiceOf }),
		...(voiceBy !== undefined && { voiceBy }),
		reached: Math.min(1, Math.max(0, reached)),
	};
};

/** Nothing where there is no card, and whose it is follows from the check-ups. */
function firmOf({ assessment }: Journal, id: string, card: Firm | undefined): FirmOfFile | undefined {
	if (card !== undefined) return card;
	return id === assessment.id || id === assessment.follows ? undefined : { id, updatedAt: 0 };
}

const historyOf = ({ assessment, entries }: Journal) =>
	[...entries]
		.sort((a, b) => a.seq - b.seq)
		.map(({ item, record, version = assessment.version }) => ({ item, record, version }));

/** Without its picture a photo would be an empty frame: then only what was written goes along. */
async function capturesOf({ captures }: Journal, pictureOf: PictureOf): Promise<readonly CaptureOfFile[]> {
	const written: CaptureOfFile[] = [];
	for (const { assessment: _, ...capture } of captures) {
		const data = capture.media === undefined ? undefined : await pictureOf(capture.id);
		if (capture.kind === 'text' || data !== undefined)
			written.push({ ...capture, ...(data !== undefined && { data }) });
	}
	return written;
}
