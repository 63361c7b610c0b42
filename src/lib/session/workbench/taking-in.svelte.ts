import type { OpenedFile } from '../../content/answers-bundle.ts';
import type { AnswerFate } from '../../engine/carry-forward.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import type { Result } from '../../engine/result.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import type { CaseMerge } from '../../storage/merge.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { randomId } from '../../storage/random-id.ts';
import { lastBackup, noteBackup } from '../backup-note.ts';
import { loadAskingContent } from '../loaded-content.ts';
import { deviceStorage } from '../storage.ts';
import type { Container } from './container.ts';
import { planMerge, type HerePlan, type MergePlan } from './merge-plan.ts';
import { rowsOf } from './merge-rows.ts';
import { usualSide, type ItemMerge, type Side } from './merge-statements.ts';
import { largestFile, lookAt, unseal, type FileProblem, type LookedAt } from './opened-file.ts';

export type { MergePlan } from './merge-plan.ts';
export type { CardMerge } from './merge-cards.ts';
export type { FileProblem } from './opened-file.ts';

/** How far the taking in of a file has come. Until `done` nothing on the device is changed. */
export type Stage =
	| { readonly kind: 'reading' }
	| { readonly kind: 'too-large' }
	| { readonly kind: 'refused'; readonly problems: readonly FileProblem[] }
	/** The device does not let us read, or write what `at` stands ready. */
	| { readonly kind: 'failed'; readonly problem: StorageProblem; readonly at: Preview | undefined }
	| { readonly kind: 'sealed'; readonly container: Container; readonly wrong: boolean }
	| Preview
	| { readonly kind: 'cancelled' }
	| { readonly kind: 'writing' }
	| {
			readonly kind: 'done';
			readonly plan: MergePlan;
			/** Undefined where there was nothing to write. */
			readonly merge: CaseMerge | undefined;
			/** Why it could not be taken back; it can be tried again. */
			readonly refused?: StorageProblem;
	  }
	| { readonly kind: 'taken-back' };

interface Preview {
	readonly kind: 'preview';
	readonly file: OpenedFile;
	readonly plan: MergePlan;
	readonly questionnaire: Questionnaire;
	/** Something changed here since it was looked at first. */
	readonly again: boolean;
}

/** A file on its way onto the device: opened, looked through, merged, and taken back where that was a mistake. */
export class TakingIn {
	stage = $state.raw<Stage>({ kind: 'reading' });
	/** What was chosen otherwise than usual, by check-up and item. */
	#chosen = $state.raw<ReadonlyMap<string, Side>>(new Map());

	async open(file: Blob): Promise<void> {
		if (file.size > largestFile) return void (this.stage = { kind: 'too-large' });
		await this.openBytes(new Uint8Array(await file.arrayBuffer()));
	}

	/** The same for what came another way than as a file. */
	async openBytes(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const { questionnaire } = await loadAskingContent();
		await this.#show(await lookAt(bytes, questionnaire));
	}

	async unseal(passphrase: string): Promise<void> {
		if (this.stage.kind !== 'sealed') return;
		const { container } = this.stage;
		const { questionnaire } = await loadAskingContent();
		const opened = await unseal(container, passphrase, questionnaire);
		if (!opened.ok && opened.problems.some(isWrongPassphrase))
			return void (this.stage = { kind: 'sealed', container, wrong: true });
		await this.#show(opened);
	}

	sideOf = (checkUp: HerePlan, item: ItemMerge): Side =>
		this.#chosen.get(keyOf(checkUp, item)) ?? usualSide(item);

	choose(checkUp: HerePlan, item: ItemMerge, side: Side): void {
		this.#chosen = new Map(this.#chosen).set(keyOf(checkUp, item), side);
	}

	chooseAll(side: Side): void {
		if (this.stage.kind !== 'preview') return;
		this.#chosen = new Map(
			choicesIn(this.stage.plan).map(({ checkUp, item }) => [keyOf(checkUp, item), side]),
		);
	}

	/** Leaves everything as it was. */
	cancel(): void {
		this.stage = { kind: 'cancelled' };
	}

	async merge(): Promise<void> {
		if (this.stage.kind === 'preview') await this.#merge(this.stage);
	}

	/** What was chosen is chosen still. */
	async retry(): Promise<void> {
		if (this.stage.kind === 'failed' && this.stage.at) await this.#merge(this.stage.at);
	}

	async #merge(at: Preview): Promise<void> {
		const { file, plan, questionnaire } = at;
		const rows = rowsOf(plan, { questionnaire, sideOf: this.sideOf, at: Date.now(), newId: randomId });
		if (rows === undefined) return void (this.stage = { kind: 'done', plan, merge: undefined });
		this.stage = { kind: 'writing' };
		const merged = await this.#on((storage) => storage.merge(rows), at);
		if (merged === undefined) return;
		if (merged.kind === 'changed') return this.#plan(file, questionnaire, true);
		noteWhatLiesIn(file, plan);
		this.stage = { kind: 'done', plan, merge: rows };
	}

	async takeBack(): Promise<void> {
		if (this.stage.kind !== 'done' || this.stage.merge === undefined) return;
		const { kind, plan, merge } = this.stage;
		const opened = await deviceStorage();
		const taken = opened.ok ? await opened.value.takeBack(merge) : opened;
		this.stage = taken.ok
			? { kind: 'taken-back' }
			: { kind, plan, merge, refused: taken.problems[0] ?? { kind: 'refused', detail: '' } };
	}

	async #show(looked: Result<LookedAt, FileProblem>): Promise<void> {
		if (!looked.ok) return void (this.stage = { kind: 'refused', problems: looked.problems });
		switch (looked.value.kind) {
			case 'sealed':
				this.stage = { kind: 'sealed', container: looked.value.container, wrong: false };
				return;
			case 'open': {
				const { questionnaire } = await loadAskingContent();
				return this.#plan(looked.value.file, questionnaire, false);
			}
		}
	}

	async #plan(file: OpenedFile, questionnaire: Questionnaire, again: boolean): Promise<void> {
		const here = await this.#on(async (storage) => {
			const cases = await storage.cases();
			if (!cases.ok) return cases;
			const named = file.checkUps.flatMap(({ checkUp }) => (checkUp ? [checkUp.id] : []));
			// What names no check-up may belong to any.
			const all = cases.value.assessments.map(({ id }) => id);
			const ids = named.length < file.checkUps.length ? [...new Set([...named, ...all])] : named;
			const journals = await storage.journals(ids);
			return journals.ok ? { ok: true, value: { ...journals.value, cards: cases.value.firms } } : journals;
		});
		if (here === undefined) return;
		const plan = planMerge(file.checkUps, { questionnaire, ...here });
		this.stage = { kind: 'preview', file, plan, questionnaire, again };
	}

	async #on<Value>(
		use: (storage: AssessmentStorage) => Promise<Result<Value, StorageProblem>>,
		at?: Preview,
	): Promise<Value | undefined> {
		const opened = await deviceStorage();
		const used = opened.ok ? await use(opened.value) : opened;
		if (used.ok) return used.value;
		const [problem = { kind: 'refused', detail: '' }] = used.problems;
		this.stage = { kind: 'failed', problem, at };
		return undefined;
	}
}

interface Choice {
	readonly checkUp: HerePlan;
	readonly item: ItemMerge;
}

/** Where both sides say something else, and the reader may choose. */
export const choicesIn = ({ firms }: MergePlan): readonly Choice[] =>
	firms.flatMap(({ checkUps }) =>
		checkUps.flatMap((checkUp) =>
			checkUp.kind === 'here'
				? checkUp.items
						.filter(({ kind }) => kind === 'conflict' || kind === 'later')
						.map((item) => ({ checkUp, item }))
				: [],
		),
	);

/** What became of the answers of check-ups that were not here. */
export const fatesIn = ({ firms }: MergePlan): readonly AnswerFate[] =>
	firms.flatMap(({ checkUps }) => checkUps.flatMap(({ told }) => told.fates));

const keyOf = ({ journal }: HerePlan, { item }: ItemMerge): string => `${journal.assessment.id} ${item}`;

const isWrongPassphrase = (found: FileProblem): boolean =>
	found.kind === 'file' && found.problem.kind === 'wrong-passphrase';

/** What is here and lies in the file too needs no other copy: nobody is to be reminded of it. */
function noteWhatLiesIn({ made }: OpenedFile, { firms }: MergePlan): void {
	if (made === undefined) return;
	for (const { checkUps } of firms)
		for (const plan of checkUps) {
			const id = plan.kind === 'here' ? plan.journal.assessment.id : plan.told.checkUp?.id;
			const isWhole = plan.kind === 'new' || (plan.kind === 'here' && !plan.isNewerHere);
			if (id !== undefined && isWhole && (lastBackup(id) ?? 0) < made.createdAt)
				noteBackup(id, made.createdAt);
		}
}
