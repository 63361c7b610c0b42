import * as v from 'valibot';
import type { resultFacts } from '../engine/advice.ts';
import type { BarrierRules } from '../engine/barriers.ts';
import type { Benchmarks } from '../engine/benchmarks.ts';
import type { ContradictionRule } from '../engine/contradictions.ts';
import type { Crosswalk } from '../engine/crosswalk.ts';
import type { Effort } from '../engine/effort.ts';
import type { RulesFile } from '../engine/offer.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import { failure, success, type Result } from '../engine/result.ts';
import type { Scale } from '../engine/scale.ts';
import type { VisitStop } from '../engine/visit-stop.ts';
import { withBorrowed } from './borrowed-texts.ts';
import { checkOrder } from './check-order.ts';
import { checkPacksTogether } from './check-packs.ts';
import { mergeTexts, withoutPlaces } from './pack-texts.ts';
import { problemLog, type ContentProblem } from './problem.ts';
import { readAliases, type Aliases } from './read-aliases.ts';
import { readAdviceSettings } from './read-advice-settings.ts';
import { readBarriers } from './read-barriers.ts';
import { readBenchmarks } from './read-benchmarks.ts';
import { readContradictions } from './read-contradictions.ts';
import { readCrosswalk } from './read-crosswalk.ts';
import { readEffort } from './read-effort.ts';
import { readOfferPack, type OfferPack } from './read-offers.ts';
import { readPlaces } from './read-places.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { readScale } from './read-scale.ts';
import { readVisit } from './read-visit.ts';
import { parseWith } from './schema-problems.ts';
import { questionnaireDomains, type Domains } from './table.ts';
import {
	checkTexts,
	neededInTranslation,
	textKeysOfPack,
	textKeysOfQuestionnaire,
	type Expected,
	type Texts,
} from './texts.ts';

/** What one build of the product asks, judges and advises; plain data, so that it can be shipped as JSON. */
export interface Content {
	readonly questionnaire: Questionnaire;
	readonly scales: readonly Scale[];
	readonly effort: Effort;
	readonly rulesFile: RulesFile;
	/** Answers that hardly go together, to verify on the walk. */
	readonly contradictions: readonly ContradictionRule[];
	/** Words of other published scales beside our levels. */
	readonly crosswalk: Crosswalk;
	/** What stands in a firm's way, and how that changes the order of advice. */
	readonly barriers: BarrierRules;
	/** Published figures beside the firm's own. */
	readonly benchmarks: Benchmarks;
	/** Where in the factory an item is looked at, in the order of the walk. */
	readonly visit: readonly VisitStop[];
	/** What lists of firms call the options. */
	readonly aliases: Aliases;
}

/** A file as found: parsed YAML or JSON, not trusted yet. */
export interface SourceFile {
	readonly file: string;
	readonly input: unknown;
}

export interface ContentFiles {
	readonly questionnaire: SourceFile;
	readonly scales: readonly SourceFile[];
	readonly effort: SourceFile;
	readonly contradictions: SourceFile;
	readonly crosswalk: SourceFile;
	readonly barriers: SourceFile;
	readonly benchmarks: SourceFile;
	readonly visit: SourceFile;
	readonly aliases: SourceFile;
	readonly texts: Readonly<Record<string, SourceFile>>;
	readonly settings: SourceFile;
	readonly packs: readonly {
		readonly pack: SourceFile;
		readonly texts: Readonly<Record<string, SourceFile>>;
	}[];
}

export interface CheckedContent {
	readonly content: Content;
	/**
	 * Per language, the words of the questionnaire and of all offers together. What a translation lacks is filled with
	 * the second language of the questionnaire, else with the first, the original; see `withBorrowed`.
	 */
	readonly texts: Readonly<Record<string, Texts>>;
	/** What waits for a translator: whoever adds an offer need not know every language. */
	readonly untranslated: readonly ContentProblem[];
}

/** Reads everything a domain expert edits. Either all of it holds, or every problem is listed by file and path. */
export function readContent(files: ContentFiles): Result<CheckedContent, ContentProblem> {
	const problems: ContentProblem[] = [];
	const untranslated: ContentProblem[] = [];
	const logOf = ({ file }: SourceFile) => problemLog(file, problems);
	const places = readPlaces(files.packs.map(({ pack }) => pack.input));
	const questionnaire = readQuestionnaire(files.questionnaire.input, logOf(files.questionnaire), places);
	if (questionnaire === undefined) return failure(problems);
	const domains = questionnaireDomains(questionnaire, questionnaire.facts);
	const scales = files.scales.flatMap(
		(source) => readScale(source.input, { questionnaire, domains, log: logOf(source) }) ?? [],
	);
	const contradictions = readContradictions(files.contradictions.input, {
		questionnaire,
		domains,
		log: logOf(files.contradictions),
	});
	const crosswalk = readCrosswalk(files.crosswalk.input, { scales, log: logOf(files.crosswalk) });
	const effort = readEffort(files.effort.input, { questionnaire, scales, log: logOf(files.effort) });
	const visit = readVisit(files.visit.input, { questionnaire, scales, log: logOf(files.visit) });
	const aliases = readAliases(files.aliases.input, { questionnaire, log: logOf(files.aliases) });
	const settings = readAdviceSettings(files.settings.input, {
		domains,
		scales: scales.map((scale) => scale.id),
		log: logOf(files.settings),
	});
	if (settings === undefined) return failure(problems);
	const official = scales.find((scale) => scale.id === settings.officialScale);
	const chain = scales.find((scale) => scale.id === settings.chainScale);
	const ruleDomains = withResults(domains, official, chain);
	const packs = files.packs.flatMap(({ pack: source, texts }) => {
		const log = logOf(source);
		const pack = readOfferPack(source.input, { questionnaire, official, domains: ruleDomains, log });
		return pack ? [{ pack, log, texts, source }] : [];
	});
	// Where a pack could not be read, what others expect of it would only be blamed on them.
	const allPacksRead = packs.length === files.packs.length;
	if (allPacksRead) {
		checkPacksTogether(packs, questionnaire, settings);
		checkOrder(
			packs,
			questionnaire.items.map(({ id }) => id),
		);
	}
	const offers = packs.flatMap(({ pack }) => pack.offers);
	const barriers = readBarriers(files.barriers.input, {
		domains,
		offers,
		allPacksRead,
		log: logOf(files.barriers),
	});
	const benchmarks = readBenchmarks(files.benchmarks.input, {
		questionnaire,
		scales,
		domains: ruleDomains,
		log: logOf(files.benchmarks),
	});
	const beside = { contradictions, crosswalk, barriers, benchmarks, visit };
	const expected = textKeysOfQuestionnaire(withoutPlaces(questionnaire, places), scales, beside);
	const [original = '', ...others] = questionnaire.languages;
	const wordsOf = (source: TextSource) => readTexts(source, { original, problems, untranslated });
	const saidIn = (language: string) => {
		const own = wordsOf({ texts: files.texts, owner: files.questionnaire, language, expected });
		const ofPacks = packs.map(({ pack, texts, source }) =>
			wordsOf({ texts, owner: source, language, expected: textKeysOfPack(pack) }),
		);
		return { language, texts: mergeTexts(own, ofPacks, questionnaire) };
	};
	const said = [original, ...others].map(saidIn);
	const lenders = [said[1], said[0]].flatMap((lender) => lender ?? []);
	const texts = Object.fromEntries(
		said.map(({ language, texts: own }) => [language, withBorrowed(own, lenders)]),
	);
	if (problems.length > 0) return failure(problems);
	const all = <Part>(partsOf: (pack: OfferPack) => readonly Part[]) =>
		packs.flatMap(({ pack }) => partsOf(pack));
	const rulesFile: RulesFile = {
		settings,
		places,
		services: all(({ services }) => services),
		offers,
		rules: all(({ rules }) => rules),
		notes: all(({ notes }) => notes),
	};
	return success({
		content: { questionnaire, scales, effort, rulesFile, aliases, ...beside },
		texts,
		untranslated,
	});
}

/** Conditions of offers may also ask for results. */
function withResults(domains: Domains, official: Scale | undefined, chain: Scale | undefined): Domains {
	const levels = (scale: Scale | undefined) =>
		({ kind: 'number', min: 0, max: (scale?.levels.length ?? 1) - 1 }) as const;
	const breaks = [
		...(chain?.network?.links ?? []).map((link) => link.item),
		...(chain?.network?.nodes ?? []).map((node) => node.id),
	];
	const byFact = {
		official_level: levels(official),
		chain_rung: levels(chain),
		first_break: { kind: 'texts', values: breaks, several: false },
	} as const satisfies Record<(typeof resultFacts)[number], unknown>;
	return new Map([...domains, ...Object.entries(byFact)]);
}

const nestedTexts: v.GenericSchema<unknown, Texts> = v.lazy(() =>
	v.record(v.string(), v.union([v.string(), nestedTexts])),
);

interface TextSource {
	readonly texts: Readonly<Record<string, SourceFile>>;
	/** Whose words they are. */
	readonly owner: SourceFile;
	readonly language: string;
	readonly expected: Expected;
}

interface Findings {
	readonly original: string;
	readonly problems: ContentProblem[];
	readonly untranslated: ContentProblem[];
}

/** Words that the original lacks are a problem; those that a translation lacks are to be translated. */
function readTexts(
	{ texts, owner, language, expected }: TextSource,
	{ original, problems, untranslated }: Findings,
): Texts {
	const isOriginal = language === original;
	const source = texts[language];
	const gaps = isOriginal ? problems : untranslated;
	if (source === undefined) {
		const key = `texts/${language}.yaml`;
		problemLog(owner.file, gaps).report([], { kind: 'missing-text', key, language });
		return {};
	}
	const log = problemLog(source.file, problems);
	const words = parseWith(nestedTexts, source.input, log) ?? {};
	const originals = v.safeParse(nestedTexts, texts[original]?.input);
	const needed =
		isOriginal || !originals.success ? expected : neededInTranslation(expected, originals.output);
	checkTexts(words, needed, language, { log, missing: problemLog(source.file, gaps) });
	return words;
}
