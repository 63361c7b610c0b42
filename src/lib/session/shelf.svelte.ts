import type { Answers } from '../engine/answer.ts';
import { success, type Result } from '../engine/result.ts';
import {
	begunAssessment,
	type Assessment,
	type StorageProblem,
	type StoredAssessment,
} from '../storage/assessment.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { randomId } from '../storage/random-id.ts';
import { loadAskingContent } from './loaded-content.ts';
import { deviceStorage } from './storage.ts';

type Act = (storage: AssessmentStorage) => ReturnType<AssessmentStorage['restore']>;

/** The assessments on this device: open, rename, delete and bring back. */
export class Shelf {
	stored = $state.raw<readonly StoredAssessment[]>([]);
	problem = $state.raw<StorageProblem | undefined>(undefined);
	loaded = $state.raw(false);
	/** How many came back from the second copy, without their photos. */
	broughtBack = $state.raw(0);
	/** How many assessments were here at the last visit and are not found any more. */
	lost = $state.raw(0);
	/** The same of what was said. */
	lostAnswers = $state.raw(0);

	readable = $derived(this.stored.flatMap((entry) => (entry.kind === 'readable' ? [entry.assessment] : [])));
	/**
	 * One that was begun and left before anything was answered is nothing to come back to. It is not shown, and not erased
	 * either: another tab may stand at its first question.
	 */
	kept = $derived(
		this.stored.flatMap((entry) => {
			const begun = begunAssessment(entry);
			return begun?.deletedAt === undefined ? (begun ?? []) : [];
		}),
	);
	bin = $derived(this.readable.filter((assessment) => assessment.deletedAt !== undefined));
	unreadable = $derived(this.stored.flatMap((entry) => (entry.kind === 'unreadable' ? [entry] : [])));

	readonly #reread: () => Promise<void>;

	/** Whoever shows these assessments another way reads them anew after each change in that way. */
	constructor(reread?: () => Promise<void>) {
		this.#reread = reread ?? (() => this.refresh());
	}

	async refresh(): Promise<void> {
		await this.#with(async (storage) => {
			const listed = (await listedWithoutAnswers(storage)) ?? (await storage.list());
			if (listed.ok) this.stored = listed.value;
			else this.problem = listed.problems[0];
			this.broughtBack = storage.broughtBack;
			this.lost = storage.missingAssessments;
			this.lostAnswers = storage.missingEntries;
		});
		this.loaded = true;
	}

	/** A new assessment; undefined where the device refuses to store one, which `problem` then explains. */
	async create(told: Pick<Assessment, 'follows'> = {}): Promise<Assessment | undefined> {
		const { questionnaire } = await loadAskingContent();
		const now = Date.now();
		const assessment: Assessment = {
			id: randomId(),
			name: '',
			questionnaire: questionnaire.id,
			version: questionnaire.version,
			createdAt: now,
			updatedAt: now,
			reached: 0,
			...told,
		};
		return this.#with(async (storage) => {
			const created = await storage.create(assessment);
			if (!created.ok) this.problem = created.problems[0];
			return created.ok ? created.value : undefined;
		});
	}

	/** A new assessment of the same firm: what describes the firm is taken over, everything else is asked anew. */
	async checkAgain(id: string): Promise<Assessment | undefined> {
		const { questionnaire } = await loadAskingContent();
		const loaded = await this.#with((storage) => storage.load(id));
		if (loaded === undefined) return undefined;
		if (!loaded.ok) {
			this.problem = loaded.problems[0];
			return undefined;
		}
		const created = await this.create({ follows: id });
		if (created === undefined) return undefined;
		const { carriedOverFrom } = await firstAnswers();
		await this.#say(created, carriedOverFrom(questionnaire, loaded.value));
		await this.#reread();
		return created;
	}

	async rename(id: string, name: string): Promise<void> {
		const { questionnaire } = await loadAskingContent();
		const at = Date.now();
		await this.#change((storage) =>
			storage.save(id, {
				entries: [
					{
						item: questionnaire.nameItem,
						record: { answer: { kind: 'text', value: name }, by: 'owner', at, evidence: 'E0' },
						version: questionnaire.version,
					},
				],
				name,
				at,
			}),
		);
	}

	/** The first answers of a new assessment. */
	async #say({ id }: Assessment, answers: Answers): Promise<void> {
		const [{ questionnaire }, { reachedBy }] = await Promise.all([loadAskingContent(), firstAnswers()]);
		const name = answers.get(questionnaire.nameItem)?.answer;
		const { version } = questionnaire;
		await this.#store((storage) =>
			storage.save(id, {
				entries: [...answers].map(([item, record]) => ({ item, record, version })),
				...(name?.kind === 'text' && { name: name.value }),
				reached: reachedBy(questionnaire, answers),
				at: Date.now(),
			}),
		);
	}

	remove = (id: string): Promise<void> => this.#change((storage) => storage.remove(id, Date.now()));
	restore = (id: string): Promise<void> => this.#change((storage) => storage.restore(id));
	erase = (id: string): Promise<void> => this.#change((storage) => storage.erase(id));

	async raw(id: string): Promise<unknown> {
		return this.#with((storage) => storage.raw(id));
	}

	async #change(act: Act): Promise<void> {
		await this.#store(act);
		await this.#reread();
	}

	async #store(act: Act): Promise<void> {
		await this.#with(async (storage) => {
			const result = await act(storage);
			this.problem = result.ok ? undefined : result.problems[0];
		});
	}

	async #with<T>(use: (storage: AssessmentStorage) => Promise<T>): Promise<T | undefined> {
		const opened = await deviceStorage();
		if (opened.ok) return use(opened.value);
		this.problem = opened.problems[0];
		return undefined;
	}
}

/** So many check-ups are an advisor's: reading all their answers would take seconds. */
const many = 50;

/** The same list as far as the rows of the check-ups tell it; undefined where they are few, or one of them is damaged. */
async function listedWithoutAnswers(
	storage: AssessmentStorage,
): Promise<Result<readonly StoredAssessment[], StorageProblem> | undefined> {
	const cases = await storage.cases();
	if (!cases.ok) return cases;
	const { assessments, unreadable } = cases.value;
	if (assessments.length < many || unreadable > 0) return undefined;
	const isBegun = ({ name, createdAt, updatedAt }: Assessment) => name !== '' || updatedAt > createdAt;
	return success(
		assessments
			.toSorted((a, b) => b.updatedAt - a.updatedAt)
			.map((assessment) => ({ kind: 'readable', assessment, answered: isBegun(assessment) ? 1 : 0 })),
	);
}

/** Loaded where it is needed: the start page shows without. */
const firstAnswers = () => import('./first-answers.ts');
