import { version as app } from '$app/environment';
import { grouped } from '../../engine/grouped.ts';
import { success, type Result } from '../../engine/result.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import { firmByAssessment } from '../../storage/firm.ts';
import type { Journal } from '../../storage/journals.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { noteBackup } from '../backup-note.ts';
import { backupJson, checkUpFiles, type PictureOf } from '../check-up-file.ts';
import { loadAskingContent } from '../loaded-content.ts';
import { deviceStorage } from '../storage.ts';
import { today } from '../today.ts';
import { base64Of } from './base64.ts';
import { pack } from './container.ts';
import { NewPassphrase } from './new-passphrase.svelte.ts';

/** More photos in one file than a phone can hold in its memory: then firm by firm. */
const mostPictures = 120_000_000;

export interface FirmToKeep {
	readonly id: string;
	readonly name: string;
	readonly checkUps: readonly string[];
	/** Bytes of photos and voice notes, and how many there are. */
	readonly pictureBytes: number;
	readonly pictures: number;
}

export interface MadeBackup {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Packed or sealed; else plain letters that every program reads. */
	readonly isPacked: boolean;
	readonly name: string;
	readonly checkUps: readonly string[];
}

/** Longer than on a device: of a file nobody knows how many copies there are. */
const shortestPassphrase = 10;

/** What goes into a backup, chosen and then written into one file. */
export class MakingBackup {
	loaded = $state.raw(false);
	firms = $state.raw<readonly FirmToKeep[]>([]);
	problem = $state.raw<StorageProblem | undefined>(undefined);
	/** One firm; all where none is chosen. */
	firm = $state<string | undefined>(undefined);
	withPictures = $state(true);
	isSealed = $state(false);
	readonly passphrase = new NewPassphrase(shortestPassphrase);
	#written = $state.raw<{ readonly as: string; readonly backup: MadeBackup } | undefined>(undefined);

	chosen = $derived(this.firms.filter(({ id }) => this.firm === undefined || id === this.firm));
	pictures = $derived(this.chosen.reduce((sum, { pictures }) => sum + pictures, 0));
	pictureBytes = $derived(this.chosen.reduce((sum, { pictureBytes }) => sum + pictureBytes, 0));
	takesPictures = $derived(this.withPictures && this.pictures > 0);
	#wanted = $derived(JSON.stringify([this.firm, this.takesPictures, this.isSealed, this.passphrase.words]));
	/** Undefined too where something else was chosen since. */
	made = $derived(this.#written?.as === this.#wanted ? this.#written.backup : undefined);
	isTooLarge = $derived(this.takesPictures && this.pictureBytes > mostPictures);

	async load(): Promise<void> {
		const found = await this.#on(async (storage) => {
			const cases = await storage.cases();
			if (!cases.ok) return cases;
			const kept = cases.value.assessments.filter(({ deletedAt }) => deletedAt === undefined);
			const journals = await storage.journals(kept.map(({ id }) => id));
			if (!journals.ok) return journals;
			const begun = journals.value.journals.filter(({ entries }) => entries.length > 0);
			const firms = firmByAssessment(cases.value.assessments);
			return success(grouped(begun, ({ assessment }) => firms.get(assessment.id) ?? assessment.id));
		});
		if (found) this.firms = [...found].map(([id, journals]) => firmToKeep(id, journals));
		this.loaded = true;
	}

	/** The file, ready to be saved or sent. */
	async make(): Promise<void> {
		const { questionnaire } = await loadAskingContent();
		const as = this.#wanted;
		const ids = this.chosen.flatMap(({ checkUps }) => checkUps);
		const files = await this.#on((storage) =>
			checkUpFiles(storage, questionnaire, {
				ids,
				...(this.takesPictures && { pictureOf: picturesFrom(storage) }),
			}),
		);
		if (files === undefined) return;
		const letters = backupJson(files, { createdAt: Date.now(), app });
		const isPacked = this.takesPictures || this.isSealed;
		const backup = {
			bytes: isPacked
				? await pack(letters, this.isSealed ? this.passphrase.words : undefined)
				: new TextEncoder().encode(letters),
			isPacked,
			name: `${this.#nameOfOne() ?? 'factory-checkup'}-${today()}`,
			checkUps: ids,
		};
		this.#written = { as, backup };
	}

	/** The file has left the app. */
	noteKept({ checkUps }: MadeBackup): void {
		checkUps.forEach((id) => noteBackup(id, Date.now()));
	}

	#nameOfOne(): string | undefined {
		const [one] = this.chosen;
		return this.firm !== undefined && one !== undefined && one.name !== '' ? one.name : undefined;
	}

	async #on<Value>(
		use: (storage: AssessmentStorage) => Promise<Result<Value, StorageProblem>>,
	): Promise<Value | undefined> {
		const opened = await deviceStorage();
		const used = opened.ok ? await use(opened.value) : opened;
		this.problem = used.ok ? undefined : used.problems[0];
		return used.ok ? used.value : undefined;
	}
}

function firmToKeep(id: string, journals: readonly Journal[]): FirmToKeep {
	const media = journals.flatMap(({ captures }) => captures.flatMap((capture) => capture.media ?? []));
	const last = [...journals].sort((a, b) => a.assessment.updatedAt - b.assessment.updatedAt);
	return {
		id,
		name:
			last
				.map(({ assessment }) => assessment.name)
				.filter((name) => name !== '')
				.at(-1) ?? '',
		checkUps: journals.map(({ assessment }) => assessment.id),
		pictureBytes: media.reduce((sum, { bytes }) => sum + bytes, 0),
		pictures: media.length,
	};
}

const picturesFrom =
	(storage: AssessmentStorage): PictureOf =>
	async (capture) => {
		const bytes = await storage.media(capture);
		return bytes.ok && bytes.value ? base64Of(new Uint8Array(bytes.value)) : undefined;
	};
