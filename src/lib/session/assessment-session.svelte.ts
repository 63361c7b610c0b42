import {
	evidencedAnswers,
	isEvidenced,
	problemsOfAnswer,
	type Answer,
	type AnswerProblem,
	type AnswerRecord,
	type Answers,
	type EvidenceGrade,
	type Respondent,
} from '../engine/answer.ts';
import {
	finishedSections,
	openItems,
	progress,
	screenStates,
	setAsideAnswers,
	type ScreenState,
} from '../engine/asking.ts';
import type { Deciding } from '../engine/deciding.ts';
import {
	assessAnswers,
	assessTold,
	type AssessedAnswers,
	type Diagnosis,
	type ScaleResult,
} from '../engine/diagnosis.ts';
import type { Explanation } from '../engine/explanation.ts';
import { nextQuestion } from '../engine/next-question.ts';
import { quickCheck } from '../engine/quick-check.ts';
import { remaining } from '../engine/remaining.ts';
import { tellAnswers } from '../engine/outcome.ts';
import type { RouteResult, RouteTarget } from '../engine/route.ts';
import type { Scale } from '../engine/scale.ts';
import {
	itemById,
	itemsFor,
	profileSections,
	secondsToAnswer,
	type ItemId,
	type Questionnaire,
	type SectionPurpose,
} from '../engine/questionnaire.ts';
import type { AnswerFate } from '../engine/carry-forward.ts';
import { disagreements, type Statement } from '../engine/voices.ts';
import { success, type Result } from '../engine/result.ts';
import type { Assessment, StorageProblem } from '../storage/assessment.ts';
import type { AssessmentStorage } from '../storage/open-storage.ts';
import { aside } from './aside.ts';
import { carryEntries } from './carried-entries.ts';
import { changesOf, type Changes, type Step } from './changes.svelte.ts';
import { carriedOverItems, earlierOf, isCarriedOver, type Earlier } from './earlier.ts';
import { loadAskingContent, type AskingContent } from './loaded-content.ts';
import { device } from './device.svelte.ts';
import { noteSave } from './saves-under-way.ts';
import { askToPersist, deviceStorage } from './storage.ts';

export type { Answers, ItemId, Questionnaire, RouteResult, RouteTarget, Scale, ScaleResult };

export type SaveState =
	| { readonly kind: 'saved' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'failed'; readonly problem: StorageProblem };

/** Details of an answer beyond the answer itself. */
export interface AnswerDetails {
	readonly evidence?: EvidenceGrade;
	readonly note?: string;
	readonly by?: Respondent;
}

/**
 * One firm's assessment while it is filled in: every answer is shown at once, saved durably behind it,
 * and everything else follows from the answers.
 */
export class AssessmentSession {
	readonly content: AskingContent;
	readonly #items;
	readonly #storage: AssessmentStorage;
	readonly #stopWatching: () => void;
	readonly #changes: Changes;

	assessment: Assessment = $state.raw({} as Assessment);
	saveState = $state.raw<SaveState>({ kind: 'saved' });
	/** Who holds the device; remembered, so that an advisor does not sign as the owner after a reload. */
	get respondent(): Respondent {
		return this.assessment.voiceBy ?? device.respondent;
	}
	/** As they are said, stored or not. What follows from them is worked out once an answer, not once more when it is saved. */
	answers: Answers = $state.raw(new Map());
	#entries: LoadedAssessment['entries'] = $state.raw([]);
	/** All that was said to this version of the questionnaire, by whomever, in the order of saying. */
	get statements(): readonly Statement[] {
		const { version } = this.content.questionnaire;
		const said = this.#entries.filter((entry) => (entry.version ?? this.assessment.version) === version);
		// Asked for first: what is not stored yet makes nobody look again.
		const now = this.answers;
		return [...said, ...[...this.#unsaved.keys()].map((item) => ({ item, record: now.get(item) ?? null }))];
	}
	/** How many items are answered differently by several people, and not settled. */
	differing = $derived.by(
		() => disagreements(this.content.questionnaire, this.statements).filter(({ settled }) => !settled).length,
	);
	/** What became of answers that were given to an older version of the questionnaire; those kept as they are too. */
	fates = $state.raw<readonly AnswerFate[]>([]);
	/** Others lie on this device too: whoever answers is told whose answers these are. */
	readonly isOneOfMany: boolean;
	/** The check-up before this one. */
	readonly earlier: Earlier;
	/** Said, but not yet durably stored; `null` takes an answer back. */
	#unsaved: Said = new Map();
	/** Of those, what a save that is under way carries already. */
	#carried: Said = new Map();
	/** Saves begun so far, of answers and of the question that somebody stands on; the last one tells of both. */
	#saves = 0;
	/** Saves that have reached the disk. */
	#stored = 0;
	#reading = Promise.resolve();
	/** What was read is not to be added to, but read anew. */
	#isOutdated = false;

	#told = $derived.by(() => tellAnswers(this.content.questionnaire, this.answers));
	readings = $derived(this.#told.readings);
	screens = $derived.by(() => screenStates(this.content.questionnaire, this.readings));
	progress = $derived(progress(this.screens, this.assessment.reached));
	/** By then the answers are worth keeping, and a browser that asks its user back has a reason to give. */
	hasFinishedSection = $derived.by(() => finishedSections(this.screens).length > 0);
	open = $derived.by(() => openItems(this.screens, this.readings));
	/** As the respondent wrote it; empty while nobody did. */
	name = $derived.by(() => {
		const answer = this.answers.get(this.content.questionnaire.nameItem)?.answer;
		return answer?.kind === 'text' ? answer.value.trim() : '';
	});
	/** What was answered at the first break; undefined where that is no answered link. */
	breakAnswer = $derived.by(() => {
		const found = this.chain.firstBreak;
		if (found?.kind !== 'link' || !found.known) return undefined;
		const answer = this.answers.get(found.item)?.answer;
		return answer?.kind === 'chosen' ? { item: found.item, option: answer.option } : undefined;
	});
	/** Something was seen by an advisor or is on record; before that an evidenced result says nothing. */
	hasEvidence = $derived.by(() => [...this.answers.values()].some(({ evidence }) => isEvidenced(evidence)));
	/** Scored items that the respondent does not know. */
	notKnown = $derived.by(() =>
		itemsFor(this.content.questionnaire, 'scored').filter((id) => this.readings.of(id).kind === 'dont-know'),
	);
	/** The option of a ladder or multi item at an index. */
	optionAt = (id: ItemId, index: number): string => {
		const item = this.#items.get(id);
		return item?.kind === 'ladder' || item?.kind === 'multi'
			? (item.options[index] ?? '')
			: index === 1
				? 'yes'
				: 'no';
	};

	/** What was said to an item last time; undefined without a last time. */
	lastTime = (id: ItemId): AnswerRecord | undefined =>
		this.earlier.kind === 'there' ? this.earlier.answers.get(id) : undefined;
	/** Taken over from last time and not said anew yet. */
	isCarriedOver = (id: ItemId): boolean => {
		const record = this.answers.get(id);
		return record !== undefined && isCarriedOver(this.assessment, record);
	};
	carriedOver = $derived.by(() => carriedOverItems(this.assessment, this.answers));

	/** The id of the screen to ask next, undefined when all are answered; those passed over come last. Worked out aside. */
	nextScreen = async (skipped: ReadonlySet<string> = new Set()): Promise<string | undefined> =>
		(await aside(this.content)).nextScreen(this.answers, skipped);

	/** The same at once, for a page that can not be shown without it. */
	nextQuestion = (skipped: ReadonlySet<string> = new Set()): ScreenState | undefined =>
		nextQuestion({
			questionnaire: this.content.questionnaire,
			scales: [this.content.chain, this.content.official],
			answers: this.answers,
			skipped,
		});

	/** How far the quick check has come; undefined where the questionnaire has none. */
	quick = $derived.by(() => quickCheck(this.content.questionnaire, this.screens));
	isQuickOver = $derived(this.quick?.left === 0);
	/** Asked before anything is scored. */
	isDescribing = ({ section }: ScreenState): boolean =>
		profileSections(this.content.questionnaire).has(section);
	/** Until everything is answered. */
	secondsLeft = $derived.by(() => secondsToAnswer(this.content.questionnaire, this.open));
	/** What is said about the way ahead while answering. */
	remaining = $derived.by(() => remaining(this));
	/** The answered screens, in the order in which their answers were given. */
	get screensByTime(): readonly ScreenState[] {
		const timeOf = ({ asked, screen }: ScreenState) =>
			Math.max(0, ...[...asked, ...screen.bands].map((item) => this.answers.get(item)?.at ?? 0));
		return this.screens
			.filter(({ state }) => state === 'answered')
			.map((state) => ({ state, time: timeOf(state) }))
			.sort((a, b) => a.time - b.time)
			.map(({ state }) => state);
	}

	/** The fewest open questions that can settle a scale, worked out aside. */
	async deciding(scale: Scale, answers = this.answers): Promise<Deciding> {
		return (await aside(this.content)).decidingItems(scale.id, answers);
	}

	/** The least effort to a target, exactly, worked out aside. */
	async routeTo(target: RouteTarget): Promise<RouteResult> {
		return (await aside(this.content)).routeTo(target, this.answers);
	}

	/** Why each of these levels of a scale is held or not, worked out aside. */
	async explain(scale: Scale, levels: readonly number[]): Promise<readonly Explanation[]> {
		return (await aside(this.content)).explain(scale.id, this.answers, levels);
	}

	/** Items asked for one purpose of this firm, in the order of asking. */
	itemsFor = (purpose: SectionPurpose): readonly ItemId[] =>
		itemsFor(this.content.questionnaire, purpose).filter((id) => this.readings.of(id).kind !== 'irrelevant');
	/** Answers kept but not counted: hidden by a condition, or of an option that is not offered. */
	setAside = $derived.by(() => setAsideAnswers(this.content.questionnaire, this.answers, this.readings));
	official = $derived.by(() => assessTold(this.content.questionnaire, this.content.official, this.#told));
	chain = $derived.by(() => assessTold(this.content.questionnaire, this.content.chain, this.#told));
	#claimed: AssessedAnswers = $derived.by(() => ({
		readings: this.readings,
		scales: new Map(this.content.scales.map((scale) => [scale.id, this.#resultNow(scale)])),
	}));
	#resultNow(scale: Scale): ScaleResult {
		if (scale === this.content.chain) return this.chain;
		if (scale === this.content.official) return this.official;
		return assessTold(this.content.questionnaire, scale, this.#told);
	}
	#evidenced: AssessedAnswers = $derived.by(() => {
		const { questionnaire, scales } = this.content;
		return assessAnswers(questionnaire, scales, evidencedAnswers(questionnaire, this.answers));
	});
	/** Every scale, worked out where a page asks for it: while answering none does. */
	readonly diagnosis: Diagnosis = lazily(
		() => this.#claimed,
		() => this.#evidenced,
	);
	officialEvidenced = $derived.by(() => resultOf(this.diagnosis.evidenced, this.content.official.id));
	chainEvidenced = $derived.by(() => resultOf(this.diagnosis.evidenced, this.content.chain.id));
	private constructor(content: AskingContent, { storage, loaded, earlier }: FoundAssessment) {
		this.content = content;
		this.earlier = earlier;
		this.#items = itemById(content.questionnaire);
		this.#storage = storage;
		this.isOneOfMany = storage.howMany() > 1;
		this.#changes = changesOf(loaded.assessment.id);
		this.#take(loaded);
		this.#stopWatching = storage.watch(loaded.assessment.id, (changed) => {
			void (changed === 'more' ? this.#readInTurn() : this.reload());
		});
	}

	static async open(id: string): Promise<Result<AssessmentSession, StorageProblem>> {
		const content = loadAskingContent();
		// Heard of where it is awaited, and not before that as of something nobody waits for.
		content.catch(() => undefined);
		const found = await findAssessment(id, content);
		return found.ok ? success(new AssessmentSession(await content, found.value)) : found;
	}

	close(): void {
		this.#stopWatching();
	}

	recordOf = (id: ItemId): AnswerRecord | undefined => this.answers.get(id);

	/** What is wrong with an answer before it is given; a wrong answer is never stored. */
	problemsOf(id: ItemId, answer: Answer): readonly AnswerProblem[] {
		const item = this.#items.get(id);
		if (item === undefined) return [];
		const { reasons } = this.content.questionnaire;
		return problemsOfAnswer({ item, reasons }, answer, (other) => this.amountOf(other));
	}

	amountOf(id: ItemId): number | undefined {
		const answer = this.answers.get(id)?.answer;
		return answer?.kind === 'amount' ? answer.value : undefined;
	}

	/** Shows the answer at once and saves it. Evidence was given for what was said then: another answer is claimed anew. */
	async answer(id: ItemId, answer: Answer, details: AnswerDetails = {}): Promise<void> {
		const before = this.answers.get(id);
		const note = details.note ?? before?.note;
		// Put down to somebody else, it is still the answer that was given then.
		const isSameSaid =
			before !== undefined &&
			details.by !== undefined &&
			details.by !== before.by &&
			isSame(before.answer, answer);
		const record: AnswerRecord = {
			answer,
			by: details.by ?? this.respondent,
			at: isSameSaid ? before.at : Date.now(),
			evidence: details.evidence ?? (before && isSame(before.answer, answer) ? before.evidence : 'E0'),
			...(note !== undefined && note !== '' && { note }),
		};
		if (before === undefined || !isSameRecord(before, record))
			this.#changes.note({ item: id, before: before ?? null, after: record, at: record.at });
		await this.#say([[id, record]]);
	}

	/** Takes an answer back; the item is open again. */
	async withdraw(id: ItemId): Promise<void> {
		const before = this.answers.get(id);
		if (before === undefined) return;
		this.#changes.note({ item: id, before, after: null, at: Date.now() });
		await this.#say([[id, null]]);
	}

	/** What would be undone next; undefined where nothing was changed in this visit. */
	get lastStep(): Step | undefined {
		return this.#changes.last;
	}

	/** Puts everything as it was before the last thing that was done. */
	async undo(): Promise<void> {
		const step = this.#changes.takeBack();
		if (step) await this.#say([...step.before]);
	}

	/** Remembers the screen, so that opening the assessment again lands there. */
	async standOn(screen: string): Promise<void> {
		if (this.assessment.bookmark === screen) return;
		this.assessment = { ...this.assessment, bookmark: screen };
		await this.#save();
	}

	retry = (): Promise<void> => this.#save();

	/** Handed to the storage at once, which notes it before anything else: the page may be left in this moment. */
	#save(): Promise<void> {
		this.saveState = { kind: 'saving' };
		return noteSave(this.#saveNow());
	}

	async #say(said: readonly (readonly [ItemId, AnswerRecord | null])[]): Promise<void> {
		this.answers = withUnsaved(this.answers, new Map(said));
		this.#unsaved = new Map([...this.#unsaved, ...said]);
		await this.#save();
	}

	async #saveNow(): Promise<void> {
		const saying = without(this.#unsaved, this.#carried);
		this.#carried = new Map([...this.#carried, ...saying]);
		const { id, bookmark } = this.assessment;
		const name = this.name;
		const turn = (this.#saves += 1);
		const saved = await this.#storage.save(id, {
			entries: [...saying].map(([item, record]) => ({
				item,
				record,
				version: this.content.questionnaire.version,
			})),
			...(bookmark !== undefined && { bookmark }),
			name,
			reached: this.progress,
			at: Date.now(),
		});
		this.#carried = without(this.#carried, saying);
		if (!saved.ok) {
			this.saveState = { kind: 'failed', problem: saved.problems[0] ?? { kind: 'missing', id } };
			return;
		}
		this.#stored += 1;
		this.#unsaved = without(this.#unsaved, saying);
		if (this.hasFinishedSection) void askToPersist();
		void this.#callSaved(turn);
	}

	/** Chromium may throw its whole database away: what is called saved lies beside it too. Nobody waits for that to go on. */
	async #callSaved(turn: number): Promise<void> {
		await this.#storage.settled();
		if (this.#unsaved.size === 0 && turn === this.#saves) this.saveState = { kind: 'saved' };
	}

	/** Reads all of it again: something may have been taken away. */
	reload(): Promise<void> {
		this.#isOutdated = true;
		return this.#readInTurn();
	}

	/** One after the other, so that no reading that began earlier is taken over a later one. */
	#readInTurn(): Promise<void> {
		const reading = this.#reading.then(() => this.#readNow());
		this.#reading = reading.catch(() => undefined);
		return reading;
	}

	/** Another tab answered too: what is stored now counts, below what this tab has not stored yet. */
	async #readNow(): Promise<void> {
		const stored = this.#stored;
		const known = this.#isOutdated ? [] : this.#entries;
		this.#isOutdated = false;
		const loaded = await this.#storage.load(this.assessment.id, known.at(-1)?.seq);
		if (loaded.ok && stored === this.#stored) {
			const { assessment, entries } = loaded.value;
			this.#take({ assessment, entries: [...known, ...entries] });
		}
		// What was read before the last save would put an older answer back on the screen; that save has it read again.
		else this.#isOutdated ||= known.length === 0;
	}

	#take({ assessment, entries }: LoadedAssessment): void {
		const { bookmark } = this.assessment;
		this.assessment = { ...assessment, ...(bookmark !== undefined && { bookmark }) };
		const { answers, fates } = carryEntries(this.content.questionnaire, { assessment, entries });
		this.#entries = entries;
		this.answers = withUnsaved(answers, this.#unsaved);
		this.fates = fates;
	}
}

/** An assessment as it lies on the device. */
interface FoundAssessment {
	readonly storage: AssessmentStorage;
	readonly loaded: LoadedAssessment;
	readonly earlier: Earlier;
}

/** Looks the assessment up while the content is still on its way. */
async function findAssessment(
	id: string,
	content: Promise<AskingContent>,
): Promise<Result<FoundAssessment, StorageProblem>> {
	const storage = await deviceStorage();
	if (!storage.ok) return storage;
	const loaded = await storage.value.load(id);
	if (!loaded.ok) return loaded;
	const { questionnaire } = await content;
	const earlier = await earlierOf(loaded.value.assessment, { storage: storage.value, questionnaire });
	return success({ storage: storage.value, loaded: loaded.value, earlier });
}

type LoadedAssessment = Extract<Awaited<ReturnType<AssessmentStorage['load']>>, { ok: true }>['value'];

const lazily = (claimed: () => AssessedAnswers, evidenced: () => AssessedAnswers): Diagnosis => ({
	get claimed() {
		return claimed();
	},
	get evidenced() {
		return evidenced();
	},
});

const isSame = (a: Answer, b: Answer): boolean => JSON.stringify(a) === JSON.stringify(b);

const isSameRecord = (a: AnswerRecord, b: AnswerRecord): boolean =>
	isSame(a.answer, b.answer) && a.evidence === b.evidence && a.note === b.note && a.by === b.by;

function resultOf(assessed: AssessedAnswers, scale: string): ScaleResult {
	const result = assessed.scales.get(scale);
	if (result === undefined) throw new Error(`scale ${scale} was not assessed`);
	return result;
}

type Said = ReadonlyMap<ItemId, AnswerRecord | null>;

/** What of `said` is not in `done`; another record of the same item is. */
const without = (said: Said, done: Said): Said =>
	new Map([...said].filter(([item, record]) => done.get(item) !== record));

function withUnsaved(stored: Answers, unsaved: Said): Answers {
	if (unsaved.size === 0) return stored;
	const merged = new Map(stored);
	for (const [id, record] of unsaved) {
		if (record === null) merged.delete(id);
		else merged.set(id, record);
	}
	return merged;
}
