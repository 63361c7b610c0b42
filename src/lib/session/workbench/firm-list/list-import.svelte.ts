import lists from 'virtual:content/lists';
import { language } from '../../../i18n/i18n.ts';
import { originalLanguage } from '../../../i18n/languages.ts';
import type { StorageProblem } from '../../../storage/assessment.ts';
import { randomId } from '../../../storage/random-id.ts';
import type { AddedCases } from '../../../storage/take-back.ts';
import { loadAskingContent, type AskingContent } from '../../loaded-content.ts';
import { deviceStorage } from '../../storage.ts';
import { today } from '../../today.ts';
import { firmCases, type FirmCase } from '../caseload/firm-case.ts';
import type { Adding } from './cases-to-add.ts';
import { findHeader, remapped, type Header } from './header.ts';
import { knownOfFirm, type Known } from './difference.ts';
import { importOutcomes, type Outcome } from './import-outcome.ts';
import { importPlan, proposedFate, type Fate } from './import-plan.ts';
import type { TakenInColumn } from './list-columns.ts';
import { listedFirms, type ListedFirm } from './listed-firm.ts';
import { optionMatcher, type LabelOf, type OptionMatcher } from './match-option.ts';
import {
	matcherWith,
	meaningOf,
	rememberedMeanings,
	rememberMeanings,
	withMeaning,
	type Meanings,
} from './meaning.ts';
import { optionLabels } from './option-labels.ts';
import { readTable } from './read-table.ts';
import type { Sheet, TableProblem } from './table.ts';
import { takeInList } from './take-in-list.ts';
import { foundTwice } from './twice.ts';
import { unknownWords, type UnknownWords } from './unknown-words.ts';

/** The way of a list from a file onto the device. */
type Step =
	| { readonly kind: 'choosing'; readonly problem?: TableProblem }
	| { readonly kind: 'reading' }
	| { readonly kind: 'checking' }
	| { readonly kind: 'storing' }
	| { readonly kind: 'done'; readonly added: AddedCases }
	| { readonly kind: 'undone' };

interface ImportWords {
	/** What our own lists call a column. */
	readonly column: (column: TakenInColumn) => string;
	readonly remarkOf: Adding['remarkOf'];
	readonly otherRow: Adding['otherRow'];
}

export class ListImport {
	step = $state.raw<Step>({ kind: 'choosing' });
	problem = $state.raw<StorageProblem | undefined>(undefined);
	sheets = $state.raw<readonly Sheet[]>([]);
	sheet = $state.raw<Sheet | undefined>(undefined);
	header = $state.raw<Header>({ row: 0, mapping: [] });
	/** For the rows that differ from `fateOfAll`. */
	fateBy = $state.raw<ReadonlyMap<number, Fate>>(new Map());
	fateOfAll = $state.raw<Fate | 'proposed'>('proposed');
	/** Rows that are firms, although their name does not look like one. */
	trusted = $state.raw<ReadonlySet<number>>(new Set());
	/** What words mean that fit no option: said once for all rows, and remembered for the next list. */
	meanings = $state.raw<Meanings>(new Map());
	#content = $state.raw<AskingContent | undefined>(undefined);
	#labels = $state.raw<readonly LabelOf[]>([]);
	#stored = $state.raw<readonly FirmCase[]>([]);
	readonly #words: ImportWords;

	hasName = $derived.by(() => this.header.mapping.includes('name'));
	#matcher = $derived.by(
		() =>
			this.#content &&
			optionMatcher(this.#content.questionnaire, { labels: this.#labels, aliases: lists.aliases }),
	);
	/** As the rows are read without what the advisor said of words. */
	#plain = $derived.by(() => this.#listedBy(this.#matcher));
	listed = $derived.by(() =>
		this.meanings.size === 0
			? this.#plain
			: this.#listedBy(this.#matcher && matcherWith(this.#matcher, this.meanings)),
	);
	unknown = $derived.by((): readonly UnknownWords[] =>
		this.#content === undefined || this.#matcher === undefined
			? []
			: unknownWords(this.#plain, {
					questionnaire: this.#content.questionnaire,
					matcher: this.#matcher,
				}),
	);
	doubtful = $derived.by(() => this.listed.filter(({ isDoubtful }) => isDoubtful));
	#taken = $derived.by(() =>
		this.listed.filter(({ row, isDoubtful }) => !isDoubtful || this.trusted.has(row)),
	);
	twice = $derived.by(() => foundTwice(this.#taken, this.#stored));
	#proposed = $derived.by(() => new Map(this.twice.map((found) => [found.row, proposedFate(found)])));
	plan = $derived.by(() => importPlan(this.#taken, this.twice, this.fateOf));
	/** Doubtful and not trusted. */
	refused = $derived.by(() => this.listed.length - this.#taken.length);
	outcomes = $derived.by(() => {
		const knownBy = new Map(this.#stored.map((firm) => [firm.id, firm]));
		return importOutcomes(this.plan, (id) => knownOfCase(knownBy.get(id)));
	});
	constructor(words: ImportWords) {
		this.#words = words;
	}

	fateOf = (row: number): Fate => this.fateBy.get(row) ?? this.#fateOfAll(row);
	outcomeOf = (row: number): Outcome => this.outcomes.get(row) ?? { kind: 'skipped' };

	#fateOfAll = (row: number): Fate =>
		this.fateOfAll === 'proposed' ? (this.#proposed.get(row) ?? 'merge') : this.fateOfAll;

	/** Rejects only where a part of the app cannot be fetched. */
	async read(file: File): Promise<void> {
		this.step = { kind: 'reading' };
		const [content, labels, table, storage] = await Promise.all([
			loadAskingContent(),
			optionLabels([...new Set([language(), originalLanguage])]),
			readTable(file),
			deviceStorage(),
		]);
		const cases = storage.ok ? await storage.value.cases() : storage;
		if (!table.ok || !cases.ok) {
			this.problem = cases.ok ? undefined : cases.problems[0];
			const found = table.ok ? undefined : table.problems[0];
			this.step = { kind: 'choosing', ...(found !== undefined && { problem: found }) };
			return;
		}
		this.problem = undefined;
		this.#content = content;
		this.#labels = labels;
		this.meanings = rememberedMeanings(content.questionnaire);
		this.#stored = firmCases(cases.value, today());
		this.sheets = table.value;
		// Most workbooks have one list in them, and it is the longest sheet.
		const [longest] = table.value.toSorted((a, b) => b.rows.length - a.rows.length);
		if (longest !== undefined) this.chooseSheet(longest);
		this.step = { kind: 'checking' };
	}

	chooseSheet(sheet: Sheet): void {
		this.sheet = sheet;
		this.header = findHeader(sheet.rows, this.#words.column);
		this.trusted = new Set();
		this.decideAll('proposed');
	}

	mapColumn(at: number, column: TakenInColumn | undefined): void {
		this.header = { ...this.header, mapping: remapped(this.header.mapping, at, column) };
		this.decideAll(this.fateOfAll);
	}

	meaningOf = ({ column, words }: UnknownWords): string | undefined =>
		meaningOf(this.meanings, column, words);

	mean(unknown: UnknownWords, option: string | undefined): void {
		this.meanings = withMeaning(this.meanings, unknown, option);
	}

	#listedBy(matcher: OptionMatcher | undefined): readonly ListedFirm[] {
		if (this.#content === undefined || matcher === undefined || this.sheet === undefined) return [];
		const { questionnaire } = this.#content;
		const { row, mapping } = this.header;
		return listedFirms(this.sheet.rows, { questionnaire, mapping, header: row, matcher });
	}

	decide(row: number, fate: Fate): void {
		this.fateBy = new Map([...this.fateBy, [row, fate]]);
	}

	trust(row: number, isFirm: boolean): void {
		const others = [...this.trusted].filter((trusted) => trusted !== row);
		this.trusted = new Set(isFirm ? [...others, row] : others);
	}

	decideAll(fate: Fate | 'proposed'): void {
		this.fateOfAll = fate;
		this.fateBy = new Map();
	}

	async store(): Promise<void> {
		const content = this.#content;
		const storage = await deviceStorage();
		if (content === undefined || !storage.ok) return;
		this.step = { kind: 'storing' };
		rememberMeanings(this.meanings);
		const { remarkOf, otherRow } = this.#words;
		const adding = { content, at: Date.now(), newId: randomId, remarkOf, otherRow };
		const taken = await takeInList(storage.value, this.plan, { adding, stored: this.#stored });
		this.problem = taken.ok ? undefined : taken.problems[0];
		this.step = taken.ok ? { kind: 'done', added: taken.value } : { kind: 'checking' };
	}

	async undo(added: AddedCases): Promise<void> {
		const storage = await deviceStorage();
		const undone = storage.ok ? await storage.value.takeBackCases(added) : storage;
		this.problem = undone.ok ? undefined : undone.problems[0];
		if (undone.ok) this.step = { kind: 'undone' };
	}
}

/** As the list shows it: answers that were not summed up yet are met when it is stored. */
const knownOfCase = (firm: FirmCase | undefined): Known =>
	firm === undefined
		? new Map()
		: knownOfFirm(firm.name, firm.card, (item) => firm.checkUps[0].summary?.profile[item]);
