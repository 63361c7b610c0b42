import type { AnswerRecord, Answers, EvidenceGrade, Respondent } from '../../engine/answer.ts';
import { disagreements, heardBeside, voicesByItem, type Disagreement } from '../../engine/voices.ts';
import type { Result } from '../../engine/result.ts';
import type { Assessment, StorageProblem } from '../../storage/assessment.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { firmByAssessment } from '../../storage/firm.ts';
import type { CaseMerge } from '../../storage/merge.ts';
import type { ReadAssessment } from '../../storage/read-rows.ts';
import { randomId } from '../../storage/random-id.ts';
import type { AssessmentSession } from '../assessment-session.svelte.ts';
import { carryEntries } from '../carried-entries.ts';
import { answersToCarryOver } from '../earlier.ts';
import { deviceStorage } from '../storage.ts';
import { otherCheckUps, type OtherCheckUp } from './other-check-ups.ts';

export type { Disagreement, OtherCheckUp };

/** Those who may answer for themselves; the advisor settles. */
export type OwnVoice = Exclude<Respondent, 'advisor'>;
export const ownVoices: readonly OwnVoice[] = ['owner', 'workshop_head', 'accountant'];
export const isOwnVoice = (by: Respondent | undefined): by is OwnVoice =>
	by !== undefined && by !== 'advisor';

export type Brought =
	| { readonly kind: 'heard'; readonly by: OwnVoice; readonly count: number; readonly merge: CaseMerge }
	/** It has no answer of its own yet. */
	| { readonly kind: 'nothing'; readonly by: OwnVoice }
	| { readonly kind: 'taken-back' };

/** What several people said about one firm: who said how much, where they differ, and what was settled. */
export class FirmVoices {
	readonly session: AssessmentSession;
	/** Other check-ups on this device whose answers can be heard here, the likely ones first. */
	others = $state.raw<readonly OtherCheckUp[]>([]);
	/** What became of the last one that was to be heard, until the page is left. */
	brought = $state.raw<Brought | undefined>(undefined);
	problem = $state.raw<StorageProblem | undefined>(undefined);

	all = $derived.by(() => disagreements(this.session.content.questionnaire, this.session.statements));
	open = $derived(this.all.filter(({ settled }) => settled === undefined));
	settled = $derived(this.all.filter(({ settled }) => settled !== undefined));
	/** How many items each respondent has spoken on. */
	counts = $derived.by((): ReadonlyMap<Respondent, number> => {
		const counts = new Map<Respondent, number>();
		for (const voices of voicesByItem(this.session.statements).values())
			for (const by of voices.keys()) counts.set(by, (counts.get(by) ?? 0) + 1);
		return counts;
	});

	constructor(session: AssessmentSession) {
		this.session = session;
	}

	async refresh(): Promise<void> {
		await this.#with(async (storage) => {
			const found = this.#taken(await storage.cases());
			this.others = otherCheckUps(this.session.assessment, found?.assessments ?? []);
		});
	}

	/** A check-up of its own for one respondent: nobody sees there what the others said. Undefined where it is refused. */
	async begin(by: OwnVoice): Promise<string | undefined> {
		const { assessment, answers, content, name } = this.session;
		const { questionnaire } = content;
		const at = Date.now();
		const described = answersToCarryOver(questionnaire, answers);
		return this.#with(async (storage) => {
			const cases = this.#taken(await storage.cases());
			if (cases === undefined) return undefined;
			const created = this.#taken(
				await storage.create({
					id: randomId(),
					name,
					questionnaire: questionnaire.id,
					version: questionnaire.version,
					firm: firmByAssessment(cases.assessments).get(assessment.id) ?? assessment.id,
					voiceOf: assessment.id,
					voiceBy: by,
					createdAt: at,
					updatedAt: at,
					reached: 0,
				}),
			);
			if (created === undefined) return undefined;
			const entries = [...described].map(([item, record]) => ({
				item,
				record,
				version: questionnaire.version,
			}));
			const saved = await storage.save(created.id, { entries, name, at });
			if (!saved.ok) return void (this.problem = saved.problems[0]);
			return created.id;
		});
	}

	/**
	 * The answers of another check-up are heard here as one respondent's; what counts here goes on counting until it is
	 * settled. The other one goes into the bin; one that says nothing of its own stays where it is.
	 */
	async bringIn(other: string, by: OwnVoice): Promise<void> {
		this.brought = undefined;
		await this.#with(async (storage) => {
			const here = this.#taken(await storage.load(this.session.assessment.id));
			const loaded = this.#taken(await storage.load(other));
			if (here === undefined || loaded === undefined) return;
			const count = this.#heardIn(loaded, by).size;
			if (count === 0) return void (this.brought = { kind: 'nothing', by });
			const merge = this.#mergeOf(here.assessment, loaded, by);
			const merged = this.#taken(await storage.merge(merge));
			if (merged?.kind !== 'merged') return;
			await this.#lookAgain();
			this.brought = { kind: 'heard', by, count, merge };
		});
	}

	/** As if it had never been brought in; what was settled since stays settled. */
	async takeBack(): Promise<void> {
		const { brought } = this;
		if (brought?.kind !== 'heard') return;
		await this.#with(async (storage) => {
			const taken = await storage.takeBack(brought.merge);
			if (!taken.ok) return void (this.problem = taken.problems[0]);
			await this.#lookAgain();
			this.brought = { kind: 'taken-back' };
		});
	}

	/** What the other one says beyond what describes the firm here. */
	#heardIn(loaded: ReadAssessment, by: OwnVoice): Answers {
		const { answers, content } = this.session;
		const { questionnaire } = content;
		const described = new Set(answersToCarryOver(questionnaire, answers).keys());
		const own = [...carryEntries(questionnaire, loaded).answers].filter(([item]) => !described.has(item));
		return new Map(own.map(([item, record]) => [item, { ...record, by }]));
	}

	#mergeOf(here: Assessment, other: ReadAssessment, by: OwnVoice): CaseMerge {
		const { answers, content } = this.session;
		const { version } = content.questionnaire;
		const at = Date.now();
		const heard = heardBeside(answers, this.#heardIn(other, by));
		return {
			save: randomId(),
			at,
			assessments: [
				{ before: here, after: { ...here, updatedAt: at } },
				{ before: other.assessment, after: { ...other.assessment, deletedAt: at } },
			],
			firms: [],
			entries: heard.map((said) => ({ ...said, assessment: here.id, version })),
			captures: [],
		};
	}

	async #lookAgain(): Promise<void> {
		await this.session.reload();
		await this.refresh();
	}

	/** What the advisor found on the spot; from then on it counts. */
	async settle({ item }: Disagreement, found: AnswerRecord, details: Settlement): Promise<void> {
		await this.session.answer(item, found.answer, { ...details, by: 'advisor' });
	}

	#taken<Value>(result: Result<Value, StorageProblem>): Value | undefined {
		if (result.ok) return result.value;
		this.problem = result.problems[0];
		return undefined;
	}

	async #with<Value>(use: (storage: AssessmentStorage) => Promise<Value>): Promise<Value | undefined> {
		this.problem = undefined;
		const opened = await deviceStorage();
		if (opened.ok) return use(opened.value);
		this.problem = opened.problems[0];
		return undefined;
	}
}

export interface Settlement {
	readonly evidence: EvidenceGrade;
	readonly note: string;
}
