import type { AnswerRecord, EvidenceGrade, Respondent } from '../../engine/answer.ts';
import { disagreements, heardBeside, voicesByItem, type Disagreement } from '../../engine/voices.ts';
import type { Result } from '../../engine/result.ts';
import type { Assessment, StorageProblem } from '../../storage/assessment.ts';
import type { AssessmentStorage } from '../../storage/open-storage.ts';
import { firmByAssessment } from '../../storage/firm.ts';
import { randomId } from '../../storage/random-id.ts';
import type { AssessmentSession } from '../assessment-session.svelte.ts';
import { carryEntries } from '../carried-entries.ts';
import { device } from '../device.svelte.ts';
import { answersToCarryOver } from '../earlier.ts';
import { deviceStorage } from '../storage.ts';

export type { Disagreement };

/** Those who may answer for themselves; the advisor settles. */
export type OwnVoice = Exclude<Respondent, 'advisor'>;
export const ownVoices: readonly OwnVoice[] = ['owner', 'workshop_head', 'accountant'];

/** What several people said about one firm: who said how much, where they differ, and what was settled. */
export class FirmVoices {
	readonly session: AssessmentSession;
	/** Other check-ups on this device whose answers can be heard here: those made for it first. */
	others = $state.raw<readonly Assessment[]>([]);
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
		const { assessment } = this.session;
		await this.#with(async (storage) => {
			const found = this.#taken(await storage.cases());
			const others = (found?.assessments ?? []).filter(
				({ id, deletedAt }) => id !== assessment.id && deletedAt === undefined,
			);
			const isNear = (one: Assessment) =>
				one.voiceOf === assessment.id ? 0 : one.name === assessment.name ? 1 : 2;
			this.others = [...others].sort((a, b) => isNear(a) - isNear(b) || b.updatedAt - a.updatedAt);
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
			device.chooseRespondent(by);
			return created.id;
		});
	}

	/**
	 * The answers of another check-up are heard here as one respondent's; what counts here goes on counting until it is
	 * settled. The other one goes into the bin. Gives how many answers were heard.
	 */
	async bringIn(other: string, by: OwnVoice): Promise<number | undefined> {
		const { assessment, answers, content } = this.session;
		const { questionnaire } = content;
		return this.#with(async (storage) => {
			const loaded = this.#taken(await storage.load(other));
			if (loaded === undefined) return undefined;
			const described = new Set(answersToCarryOver(questionnaire, answers).keys());
			const theirs = new Map(
				[...carryEntries(questionnaire, loaded).answers]
					.filter(([item]) => !described.has(item))
					.map(([item, record]): [string, AnswerRecord] => [item, { ...record, by }]),
			);
			const entries = heardBeside(answers, theirs).map((said) => ({
				...said,
				version: questionnaire.version,
			}));
			const saved = await storage.save(assessment.id, { entries, at: Date.now() });
			if (!saved.ok) return void (this.problem = saved.problems[0]);
			this.#taken(await storage.remove(other, Date.now()));
			await this.refresh();
			return theirs.size;
		});
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
