import type { Answers } from '../../../engine/answer.ts';
import type { CohortCheckUp } from '../../../engine/cohort-check-up.ts';
import { cohortFigures } from '../../../engine/cohort-figures.ts';
import { isInPart, partStates, wholeCohort, type CohortPart } from '../../../engine/cohort-parts.ts';
import { leastShown } from '../../../engine/cohort-shown.ts';
import type { Assessment, StorageProblem } from '../../../storage/assessment.ts';
import { firmByAssessment } from '../../../storage/firm.ts';
import type { AssessmentStorage } from '../../../storage/open-storage.ts';
import { aside } from '../../aside.ts';
import { carryEntries } from '../../carried-entries.ts';
import { dayOfCheckUp } from '../../earlier.ts';
import { loadAskingContent, type AskingContent } from '../../loaded-content.ts';
import { deviceStorage } from '../../storage.ts';
import { checkUpsOfFirms, firmsInOrder, isCheckedUp, type CountedCheckUp } from './counted-check-up.ts';

export { cohortSizes } from '../../../engine/cohort-figures.ts';
export { withoutRare } from '../../../engine/cohort-nameless.ts';
export { breakPlace } from '../../../engine/cohort-summary.ts';
export { leastShown };
export type { CohortPart, CountedCheckUp };

/** So many at a time: a page that answers to taps has to do with no more of them at once. */
const atOnce = 10;

/** The firms on this device, counted together. Nothing of it is stored. */
export class Cohort {
	content = $state.raw<AskingContent | undefined>(undefined);
	reading = $state.raw<'begins' | 'reads' | 'stopped' | 'done'>('begins');
	/** Check-ups looked at so far, and how many there are. */
	done = $state.raw(0);
	all = $state.raw(0);
	/** Rows that are damaged; they are counted nowhere. */
	unreadable = $state.raw(0);
	problem = $state.raw<StorageProblem | undefined>(undefined);
	part = $state.raw<CohortPart>(wholeCohort);

	#checkUps = $state.raw<readonly CountedCheckUp[]>([]);
	/** Firms of check-ups in which nothing but the profile was answered. */
	#described = $state.raw<readonly string[]>([]);
	#left: readonly Assessment[] = [];
	#firms: ReadonlyMap<string, string> = new Map();
	#mayGoOn = true;

	firms = $derived(firmsInOrder(this.#checkUps));
	/** Firms that are known by name and place only. */
	planned = $derived.by(() => {
		const counted = new Set(this.#checkUps.map(({ firm }) => firm));
		return new Set(this.#described.filter((firm) => !counted.has(firm))).size;
	});
	isEnough = $derived(this.firms.length >= leastShown);
	stateOf = $derived(partStates(this.firms.flatMap((own) => own.at(-1)?.profile ?? [])));
	shown = $derived(this.firms.filter((own) => own.at(-1) && isInPart(lastOf(own).profile, this.part)));
	figures = $derived(
		this.content && this.isEnough && this.stateOf(this.part) === 'open'
			? cohortFigures(this.content, this.shown)
			: undefined,
	);

	async open(): Promise<void> {
		const [content, storage] = await Promise.all([loadAskingContent(), deviceStorage()]);
		this.content = content;
		const cases = storage.ok ? await storage.value.cases() : storage;
		if (!cases.ok) {
			this.problem = cases.problems[0];
			return;
		}
		this.#left = checkUpsOfFirms(cases.value.assessments);
		this.#firms = firmByAssessment(cases.value.assessments);
		this.all = this.#left.length;
		this.unreadable = cases.value.unreadable;
		await this.goOn();
	}

	/** From where it was stopped. */
	async goOn(): Promise<void> {
		const { content } = this;
		const storage = await deviceStorage();
		if (content === undefined || !storage.ok) return;
		this.#mayGoOn = true;
		this.problem = undefined;
		this.reading = 'reads';
		await this.#read(content, storage.value);
		this.reading = this.#left.length === 0 ? 'done' : 'stopped';
	}

	stop(): void {
		this.#mayGoOn = false;
	}

	async #read(content: AskingContent, storage: AssessmentStorage): Promise<void> {
		const engine = await aside(content);
		/** Figures are worked out once, from all of them. */
		let read: readonly CountedCheckUp[] = this.#checkUps;
		while (this.#mayGoOn && this.#left.length > 0) {
			const next = this.#left.slice(0, atOnce);
			const answered = await this.#answersOf(next, content, storage);
			if (answered === undefined) break;
			const counted = await engine.cohortCheckUps(answered.map(({ answers }) => answers));
			read = [...read, ...answered.flatMap((one, index) => this.#checkUp(one, counted[index]) ?? [])];
			this.#left = this.#left.slice(atOnce);
			this.done = this.all - this.#left.length;
		}
		this.#checkUps = read;
	}

	/** Undefined where the device refuses. */
	async #answersOf(
		assessments: readonly Assessment[],
		{ questionnaire }: AskingContent,
		storage: AssessmentStorage,
	): Promise<readonly Answered[] | undefined> {
		const isChecked = isCheckedUp(questionnaire);
		const answered: Answered[] = [];
		const described: string[] = [];
		let unreadable = 0;
		for (const assessment of assessments) {
			const loaded = await storage.load(assessment.id);
			if (loaded.ok) {
				const { answers } = carryEntries(questionnaire, loaded.value);
				if (isChecked(answers)) answered.push({ assessment, answers });
				else if (answers.size > 0) described.push(this.#firms.get(assessment.id) ?? assessment.id);
				continue;
			}
			const [problem] = loaded.problems;
			if (problem?.kind === 'unreadable') unreadable += 1;
			// One that is missing was erased meanwhile, by another page.
			else if (problem?.kind !== 'missing') return void (this.problem = problem);
		}
		// Those of a chunk that is broken off are read again, and counted then.
		this.#described = [...this.#described, ...described];
		this.unreadable += unreadable;
		return answered;
	}

	#checkUp(
		{ assessment, answers }: Answered,
		counted: CohortCheckUp | undefined,
	): CountedCheckUp | undefined {
		const { id, name, follows, createdAt, updatedAt } = assessment;
		return (
			counted && {
				...counted,
				...{ id, name, follows, createdAt, updatedAt },
				firm: this.#firms.get(id) ?? id,
				day: dayOfCheckUp(assessment, answers),
			}
		);
	}
}

interface Answered {
	readonly assessment: Assessment;
	readonly answers: Answers;
}

function lastOf(own: readonly CountedCheckUp[]): CountedCheckUp {
	const last = own.at(-1);
	if (last === undefined) throw new Error('a firm without a check-up is none');
	return last;
}
