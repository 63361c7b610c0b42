import { language, locale } from '../../../i18n/i18n.ts';
import type { Stored, StorageProblem, UnreadableAssessment } from '../../../storage/assessment.ts';
import type { CaseSummary } from '../../../storage/case-summary.ts';
import type { Cases } from '../../../storage/cases.ts';
import type { AssessmentStorage } from '../../../storage/assessment-storage.ts';
import { loadAskingContent, type AskingContent } from '../../loaded-content.ts';
import { deviceStorage } from '../../storage.ts';
import { summariesUnder } from '../../summary-of.ts';
import { today } from '../../today.ts';
import { inIdleTime } from '../idle.ts';
import { searchTextOf, type OptionWords } from './case-search.ts';
import { changedCard, type CardFields } from './firm-card.ts';
import { namesTwice } from './namesakes.ts';
import { inOrder, isFiltered, passes, wholeList, type CaseView } from './case-view.ts';
import { firmCases, type FirmCase } from './firm-case.ts';
import { searchIn } from './narrowing.ts';

/** All firms of an advisor, read without their answers: searched, filtered, put in order. */
export class Caseload {
	problem = $state.raw<StorageProblem | undefined>(undefined);
	content = $state.raw<AskingContent | undefined>(undefined);
	view = $state.raw<CaseView>(wholeList);
	#cases = $state.raw<Cases | undefined>(undefined);
	/** Found while results were worked out, or because their own row is damaged. */
	damaged = $state.raw<readonly UnreadableAssessment[]>([]);
	/** How many results are still being worked out. */
	behind = $state.raw(0);
	readonly today = today();
	readonly #words: OptionWords;
	/** Counts the rounds of catching up: only the last one goes on. */
	#round = 0;
	/** What each firm is found by, as it is now and in the language as it is now. */
	#texts: { readonly language: string; readonly byFirm: WeakMap<FirmCase, string> } = {
		language: '',
		byFirm: new WeakMap(),
	};

	/** What has not changed stays the same object: what was made of it once need not be made again. */
	firms = $derived.by(() => {
		if (this.#cases === undefined) return [];
		const firms = firmCases(this.#cases, this.today, this.#known);
		this.#known = new Map(firms.map((firm) => [firm.id, firm]));
		return firms;
	});
	#known: ReadonlyMap<string, FirmCase> = new Map();
	/** The names that more than one firm bears. */
	namesakes = $derived.by(() => namesTwice(this.firms));
	bin = $derived.by(() => this.#cases?.assessments.filter(({ deletedAt }) => deletedAt !== undefined) ?? []);
	isLoaded = $derived.by(() => this.#cases !== undefined && this.content !== undefined);
	#order = $derived.by(() => this.view.order);
	/** Put in order once, not at every letter that is searched for. */
	#ordered = $derived.by(() => inOrder(this.firms, this.#order, locale()));
	/** In this order, by the text that each firm is found by; made when something is searched for. */
	#search = $derived.by(() => searchIn(this.#ordered.map((firm) => this.#textOf(firm))));
	#isSearching = $derived.by(() => this.view.search.trim() !== '');
	#matching = $derived.by(() => {
		const ordered = this.#ordered;
		const found = this.#isSearching
			? this.#search(this.view.search).flatMap((place) => ordered[place] ?? [])
			: ordered;
		return isFiltered(this.view) ? found.filter(passes(this.view, this.today)) : found;
	});

	/** The rows that stood there when a card was written on, for the view of then. */
	#held = $state.raw<{ readonly view: CaseView; readonly ids: readonly string[] } | undefined>(undefined);
	/** While somebody writes on a card its row neither moves nor goes. */
	found = $derived.by(() => {
		if (this.#held?.view !== this.view) return this.#matching;
		const firmBy = new Map(this.firms.map((firm) => [firm.id, firm]));
		return this.#held.ids.flatMap((id) => firmBy.get(id) ?? []);
	});

	constructor(words: OptionWords) {
		this.#words = words;
	}

	/** With what was read already, where it was. Rejects only where a part of the app cannot be fetched. */
	async open(cases?: Cases): Promise<void> {
		const reading = cases === undefined ? this.read() : this.#with((storage) => this.#show(storage, cases));
		const [content] = await Promise.all([loadAskingContent(), reading]);
		this.content = content;
	}

	read = async (): Promise<void> => {
		this.release();
		await this.#with(async (storage) => {
			const cases = await storage.cases();
			if (cases.ok) await this.#show(storage, cases.value);
			else this.problem = cases.problems[0];
		});
	};

	/** Writes what was typed on the card of the firm that a check-up is of. Says whether it is kept. */
	async changeCard(assessment: string, typed: Partial<CardFields>): Promise<boolean> {
		let isKept = false;
		await this.#with(async (storage) => {
			const at = Date.now();
			const saved = await storage.changeFirmOf(assessment, (card) => changedCard(card, typed, at));
			await storage.settled();
			this.problem = saved.ok ? undefined : saved.problems[0];
			isKept = saved.ok;
			if (!saved.ok || this.#cases === undefined) return;
			this.#held = { view: this.view, ids: this.found.map(({ id }) => id) };
			const others = this.#cases.firms.filter(({ id }) => id !== saved.value.id);
			this.#cases = { ...this.#cases, firms: [...others, saved.value] };
		});
		return isKept;
	}

	/** Nobody writes on a card any more: what was changed goes where it belongs in the list. */
	release(): void {
		this.#held = undefined;
	}

	/**
	 * Works out what is missing or out of date, and makes the search ready, while nobody waits for the page. Begun anew, it
	 * goes on with what has changed since.
	 */
	async catchUp(): Promise<void> {
		const round = (this.#round += 1);
		const isOver = () => round !== this.#round;
		const content = await loadAskingContent();
		await this.#readySearch(isOver);
		const { isFresh, summaryOf } = summariesUnder(content);
		const stale = this.firms.flatMap(({ checkUps }) =>
			checkUps.flatMap(({ assessment, summary }) => (isFresh(summary, assessment) ? [] : [assessment.id])),
		);
		if (isOver()) return;
		this.behind = stale.length;
		await this.#with(async (storage) => {
			let left = stale.length;
			for (const portion of portionsOf(stale)) {
				const made: CaseSummary[] = [];
				for (const id of portion) {
					await inIdleTime();
					if (isOver()) return;
					const loaded = await storage.load(id);
					if (loaded.ok) made.push(summaryOf(loaded.value));
					else this.#noteDamaged(loaded.problems);
				}
				await storage.saveSummaries(made);
				this.#take(made);
				left -= portion.length;
				this.behind = left;
			}
		});
	}

	/** The page is left. */
	stop(): void {
		this.#round += 1;
	}

	async #show(storage: AssessmentStorage, cases: Cases): Promise<void> {
		this.#cases = cases;
		if (cases.unreadable > 0) await this.#findDamaged(storage);
	}

	#take(made: readonly CaseSummary[]): void {
		if (this.#cases === undefined) return;
		const summaryBy = new Map(
			[...this.#cases.summaries, ...made].map((summary) => [summary.assessment, summary]),
		);
		this.#cases = { ...this.#cases, summaries: [...summaryBy.values()] };
	}

	async #readySearch(isOver: () => boolean): Promise<void> {
		const { firms } = this;
		for (let at = 0; at < firms.length && !isOver(); at += 250) {
			await inIdleTime();
			firms.slice(at, at + 250).forEach((firm) => this.#textOf(firm));
		}
		// The first search takes longest: nobody waits for this one.
		await inIdleTime();
		if (!isOver()) this.#search(firms[0]?.name ?? '');
	}

	#textOf(firm: FirmCase): string {
		const now = language();
		if (this.#texts.language !== now) this.#texts = { language: now, byFirm: new WeakMap() };
		const { byFirm } = this.#texts;
		const known = byFirm.get(firm);
		if (known !== undefined) return known;
		const made = searchTextOf(firm, this.#words);
		byFirm.set(firm, made);
		return made;
	}

	/** The long way through all answers, gone only where something is broken. */
	async #findDamaged(storage: AssessmentStorage): Promise<void> {
		const listed = await storage.list();
		if (listed.ok)
			this.damaged = listed.value.flatMap((entry) => (entry.kind === 'unreadable' ? [entry] : []));
	}

	#noteDamaged(problems: readonly StorageProblem[]): void {
		const found = problems.filter((problem) => problem.kind === 'unreadable');
		const known = new Set(found.map(({ id }) => id));
		this.damaged = [...this.damaged.filter(({ id }) => !known.has(id)), ...found];
	}

	async #with(use: (storage: AssessmentStorage) => Promise<void>): Promise<void> {
		const opened: Awaited<Stored<AssessmentStorage>> = await deviceStorage();
		if (opened.ok) await use(opened.value);
		else this.problem = opened.problems[0];
	}
}

/** The first are on the screen; later on the list is put together anew less often. */
function portionsOf(ids: readonly string[]): readonly (readonly string[])[] {
	const [first, later] = [20, 100];
	const rest = ids.slice(first);
	const portions = Array.from({ length: Math.ceil(rest.length / later) }, (_, index) =>
		rest.slice(index * later, (index + 1) * later),
	);
	return [ids.slice(0, first), ...portions].filter(({ length }) => length > 0);
}
