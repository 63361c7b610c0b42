import { version as app } from '$app/environment';
import type { Answers } from '../engine/answer.ts';
import { begunAssessment, type Assessment, type StorageProblem } from '../storage/assessment.ts';
import type { Capture } from '../storage/capture.ts';
import type { AssessmentStorage, Erased } from '../storage/open-storage.ts';
import { deviceNotes } from '../storage/device-note.ts';
import { downloadBackup } from './answers-download.ts';
import { lastBackup } from './backup-note.ts';
import { countCaught, lackingOf, type Caught } from './caught.ts';
import { carryEntries } from './carried-entries.ts';
import type { AnswersOfFirm } from './check-up-file.ts';
import { deviceSpace, askForPersistence, type DeviceSpace } from './device-space.ts';
import { loadAskingContent } from './loaded-content.ts';
import { deviceStorage } from './storage.ts';

/** A check-up on this device and how much of it also lies in a file. */
export interface StoredCheckUp extends AnswersOfFirm {
	readonly assessment: Assessment;
	readonly backedUpAt: number | undefined;
	/** Answers given since, all where no file was saved yet. */
	readonly since: number;
}

/** What lies on this device, what of it lies elsewhere too, and the way to have none of it here any more. */
export class StoredHere {
	loaded = $state.raw(false);
	problem = $state.raw<StorageProblem | undefined>(undefined);
	space = $state.raw<DeviceSpace | undefined>(undefined);
	all = $state.raw<readonly StoredCheckUp[]>([]);
	unreadable = $state.raw(0);
	#captures = $state.raw<readonly Capture[]>([]);
	/** All that was erased just now; gone with this page. */
	erased = $state.raw<Erasing | undefined>(undefined);
	/** The browser was asked on this page and did not promise. */
	refused = $state.raw(false);

	kept = $derived(this.all.filter(({ assessment }) => assessment.deletedAt === undefined));
	inBin = $derived(this.all.length - this.kept.length);
	/** On walks, undefined where nothing was. */
	caught: Caught | undefined = $derived(this.#captures.length > 0 ? countCaught(this.#captures) : undefined);
	/** What is not in the file that `saveBackup` makes. */
	lacking: Caught | undefined = $derived(
		lackingOf(this.#captures, new Set(this.kept.map(({ assessment }) => assessment.id))),
	);
	answers = $derived(this.all.reduce((sum, { answers }) => sum + answers.size, 0));

	async refresh(): Promise<void> {
		await Promise.all([this.#count(), this.#measure()]);
		this.loaded = true;
	}

	async askToKeep(): Promise<void> {
		this.refused = !(await askForPersistence());
		await this.#measure();
	}

	async saveBackup(): Promise<void> {
		const { questionnaire } = await loadAskingContent();
		await downloadBackup(this.kept, questionnaire, app);
		await this.#count();
	}

	async eraseEverything(): Promise<void> {
		await this.#with(async (storage) => {
			const erased = await storage.eraseEverything();
			if (!erased.ok) return void (this.problem = erased.problems[0]);
			this.erased = { rows: erased.value, notes: takeNotes() };
		});
		await this.refresh();
	}

	async bringBack(): Promise<void> {
		const { erased } = this;
		if (erased === undefined) return;
		await this.#with(async (storage) => {
			// First the notes: among them is how much there was, and that is counted anew.
			erased.notes.forEach((note, key) => deviceNotes.write(key, note));
			const back = await storage.bringBack(erased.rows);
			if (!back.ok) return void (this.problem = back.problems[0]);
			this.erased = undefined;
		});
		await this.refresh();
	}

	async #count(): Promise<void> {
		const { questionnaire } = await loadAskingContent();
		await this.#with(async (storage) => {
			const listed = await storage.list();
			if (!listed.ok) return void (this.problem = listed.problems[0]);
			const ids = listed.value.flatMap((entry) => begunAssessment(entry)?.id ?? []);
			const loaded = await Promise.all(ids.map((id) => storage.load(id)));
			const captures = await storage.everyCapture();
			this.#captures = captures.ok ? captures.value : [];
			const read = loaded.flatMap((result) => (result.ok ? [result.value] : []));
			this.unreadable =
				listed.value.filter(({ kind }) => kind === 'unreadable').length + loaded.length - read.length;
			this.all = read.map((journal) => {
				const { assessment } = journal;
				const { answers, fates } = carryEntries(questionnaire, journal);
				const backedUpAt = lastBackup(assessment.id);
				return { assessment, answers, fates, backedUpAt, since: givenSince(answers, backedUpAt) };
			});
		});
	}

	async #measure(): Promise<void> {
		this.space = await deviceSpace();
	}

	async #with(use: (storage: AssessmentStorage) => Promise<void>): Promise<void> {
		this.problem = undefined;
		const opened = await deviceStorage();
		if (opened.ok) await use(opened.value);
		else this.problem = opened.problems[0];
	}
}

interface Erasing {
	readonly rows: Erased;
	readonly notes: ReadonlyMap<string, string>;
}

/** Preferences, closed hints and backup dates: whoever gets the device next begins anew. */
function takeNotes(): ReadonlyMap<string, string> {
	const keys = deviceNotes.keys('factory-checkup:');
	const notes = new Map(keys.map((key) => [key, deviceNotes.read(key) ?? '']));
	keys.forEach((key) => deviceNotes.erase(key));
	return notes;
}

const givenSince = (answers: Answers, at = -Infinity): number =>
	[...answers.values()].filter((record) => record.at > at).length;
