import type { BarrierRules } from '../engine/barriers.ts';
import type { Benchmarks } from '../engine/benchmarks.ts';
import type { ContradictionRule } from '../engine/contradictions.ts';
import type { Crosswalk } from '../engine/crosswalk.ts';
import type { ItemId, Questionnaire, RemovalReason } from '../engine/questionnaire.ts';
import type { Scale } from '../engine/scale.ts';
import type { VisitStop } from '../engine/visit-stop.ts';
import type { OfferPack } from './read-offers.ts';
import type { ProblemLog } from './problem.ts';

/** Words of one language, nested by key: `item.Q1.prompt` is `texts.item.Q1.prompt`. */
export interface Texts {
	readonly [key: string]: string | Texts;
}

export interface Expected {
	readonly required: readonly string[];
	readonly optional: readonly string[];
}

interface BesideScales {
	readonly contradictions: readonly ContradictionRule[];
	readonly crosswalk: Crosswalk;
	readonly barriers: BarrierRules;
	readonly benchmarks: Benchmarks;
	readonly visit: readonly VisitStop[];
}

/** The keys that a questionnaire, its scales and what stands beside them need in every language. */
export function textKeysOfQuestionnaire(
	questionnaire: Questionnaire,
	scales: readonly Scale[],
	{ contradictions, crosswalk, barriers, benchmarks, visit }: BesideScales,
): Expected {
	const items = questionnaire.items.map((item) => {
		const options =
			item.kind === 'yes-no'
				? ['yes', 'no']
				: 'options' in item
					? item.options.map((option) => (typeof option === 'string' ? option : option.id))
					: [];
		const key = `item.${item.id}`;
		return {
			required: [
				`${key}.short`,
				`${key}.prompt`,
				...options.map((option) => `${key}.option.${option}.label`),
			],
			optional: [
				`${key}.help`,
				`${key}.broken`,
				...options.map((option) => `${key}.option.${option}.example`),
				...(item.kind === 'yes-no' ? options.map((option) => `${key}.state.${option}`) : []),
			],
		};
	});
	const units = questionnaire.items.flatMap((item) => (item.kind === 'amount' ? [`unit.${item.unit}`] : []));
	return {
		required: [
			'title',
			...questionnaire.sections.map((section) => `section.${section.id}.title`),
			...questionnaire.reasons.map((reason) => `reason.${reason}`),
			...items.flatMap(({ required }) => required),
			...questionnaire.facts.flatMap((fact) => [
				`fact.${fact.id}.name`,
				...fact.values.map((value) => `fact.${fact.id}.value.${value}`),
			]),
			...new Set(units),
			...new Set(removals(questionnaire).flatMap(([item, reason]) => [`was.${item}`, `removed.${reason}`])),
			...scales.flatMap(textKeysOfScale),
			...textKeysOfContradictions(contradictions),
			...textKeysOfPlaces(contradictions, visit),
			...textKeysOfCrosswalk(crosswalk),
			...textKeysOfBarriers(barriers),
			...textKeysOfBenchmarks(benchmarks),
		],
		optional: [
			...questionnaire.sections.map((section) => `section.${section.id}.intro`),
			...items.flatMap(({ optional }) => optional),
			...scales.map(({ id }) => `scale.${id}.remark`),
			...benchmarks.own.map(({ id }) => `own_figure.${id}.note`),
		],
	};
}

function textKeysOfScale(scale: Scale): readonly string[] {
	const key = `scale.${scale.id}`;
	const setsInGates = Object.keys(scale.sets).filter(() => scale.dimensions.length > 0);
	return [
		`${key}.title`,
		`${key}.about`,
		...(scale.dimensions.length > 0 ? [`${key}.dimension.total`] : []),
		...scale.dimensions.map((dimension) => `${key}.dimension.${dimension.id}`),
		...setsInGates.map((set) => `${key}.set.${set}`),
		...scale.levels.flatMap((level) => [`${key}.level.${level.id}.name`, `${key}.level.${level.id}.says`]),
		...(scale.network?.nodes ?? []).map((node) => `${key}.node.${node.id}.name`),
		...scale.badges.flatMap((badge) => [`${key}.badge.${badge.id}.name`, `${key}.badge.${badge.id}.says`]),
	];
}

/** What is no longer asked keeps a name, so that an old answer to it can still be shown. */
const removals = ({ history = [] }: Questionnaire): readonly (readonly [ItemId, RemovalReason])[] =>
	history.flatMap(({ removed }) => Object.entries(removed));

const textKeysOfContradictions = (rules: readonly ContradictionRule[]): readonly string[] => [
	...rules.flatMap(({ id }) => [`contradiction.${id}.says`, `contradiction.${id}.look`]),
];

const textKeysOfPlaces = (
	rules: readonly ContradictionRule[],
	visit: readonly VisitStop[],
): readonly string[] => [...new Set([...rules, ...visit].map(({ place }) => `place.${place}`))];

/** A framework has a word for those of its levels that a row names, and for no other. */
function textKeysOfCrosswalk({ frameworks, rows }: Crosswalk): readonly string[] {
	const mappings = rows.flatMap((row) => row.mappings);
	const words = mappings.flatMap((mapping) =>
		mapping.fit === 'cannot-say' ? [] : [`${mapping.framework}.level.${mapping.level}`],
	);
	if (frameworks.length === 0) return [];
	return [
		'crosswalk.about',
		...new Set([
			...frameworks.map(({ id }) => `crosswalk.framework.${id}.name`),
			...words.map((word) => `crosswalk.framework.${word}`),
			...mappings.flatMap(({ fit, mark }) => [`crosswalk.fit.${fit}`, `crosswalk.mark.${mark}`]),
		]),
	];
}

const textKeysOfBarriers = ({ notNow, barriers }: BarrierRules): readonly string[] => [
	'not_now.says',
	'not_now.perhaps',
	...notNow.signs.map((sign) => `not_now.sign.${sign}`),
	...new Set(barriers.map(({ group }) => `barrier_group.${group}`)),
	...barriers.flatMap(({ id }) => barrierWords.map((part) => `barrier.${id}.${part}`)),
];

/** What it is called, what usually helps, what to do first, and how the advice is put because of it. */
const barrierWords = ['name', 'helps', 'step', 'wording'];

/** A figure that is no plain number has words, and so has every caveat; percent are written by the language itself. */
const textKeysOfBenchmarks = ({ groups, own, benchmarks }: Benchmarks): readonly string[] => [
	...groups.map(({ id }) => `benchmark_group.${id}`),
	...own.map(({ id }) => `own_figure.${id}.name`),
	...new Set(
		benchmarks.flatMap(({ figure }) =>
			figure.kind === 'words' || figure.unit === 'percent' ? [] : [`benchmark_unit.${figure.unit}`],
		),
	),
	...benchmarks.flatMap(({ id, figure, caveat }) => [
		`benchmark.${id}.metric`,
		...(figure.kind === 'words' ? [`benchmark.${id}.figure`] : []),
		...(caveat ? [`benchmark.${id}.caveat`] : []),
	]),
];

export function textKeysOfPack(pack: OfferPack): Expected {
	const part = (names: readonly string[]) =>
		pack.offers.flatMap((offer) => names.map((name) => `offer.${offer.id}.${name}`));
	return {
		required: [
			'pack.title',
			...part(['name', 'what', 'first_step', 'measure', 'exit']),
			...pack.notes.flatMap(({ id }) => [`note.${id}.name`, `note.${id}.says`]),
			...pack.places.map(({ code }) => `place.${code}`),
			...pack.services.map(({ offer }) => `service.${offer}.label`),
		],
		optional: part(['caveat', 'amount_note', 'papers']),
	};
}

/** A translation needs what the original says, whether it had to or not. */
export function neededInTranslation({ required, optional }: Expected, original: Texts): Expected {
	const said = new Set(keysOf(original));
	return { required: [...required, ...optional.filter((key) => said.has(key))], optional };
}

const isOptionLabel = (key: string): boolean => /^item\..+\.option\..+\.label$/.test(key);

/** What fits beside a radio button on a phone of 320 px, in one line and one glance. */
const mostCharacters = 12;

function isLong(label: string): boolean {
	const wide = label.replaceAll(/[^\u2e80-\uffff]/g, '').length;
	const narrow = label.length - wide;
	return /\p{Script=Han}/u.test(label) && wide + narrow / 2 > mostCharacters;
}

/** Of a key that is present. */
function textAt(texts: Texts, key: string): string {
	const found = key
		.split('.')
		.reduce<string | Texts>((part, name) => (typeof part === 'string' ? part : (part[name] ?? '')), texts);
	return typeof found === 'string' ? found : '';
}

interface TextLogs {
	/** A text that nobody shows is most often a misspelt key. */
	readonly log: ProblemLog;
	readonly missing: ProblemLog;
}

/** Missing and unused keys of one language. */
export function checkTexts(texts: Texts, expected: Expected, language: string, logs: TextLogs): void {
	const present = new Set(keysOf(texts));
	const known = new Set([...expected.required, ...expected.optional]);
	for (const key of expected.required)
		if (!present.has(key)) logs.missing.report(key.split('.'), { kind: 'missing-text', key, language });
	for (const key of present)
		if (!known.has(key)) logs.log.report(key.split('.'), { kind: 'unused-text', key, language });
	for (const key of present) {
		const label = isOptionLabel(key) ? textAt(texts, key) : '';
		if (isLong(label)) logs.log.report(key.split('.'), { kind: 'long-label', label, most: mostCharacters });
	}
}

function keysOf(texts: Texts, prefix = ''): readonly string[] {
	return Object.entries(texts).flatMap(([key, value]) =>
		typeof value === 'string'
			? value.trim() === ''
				? []
				: [prefix + key]
			: keysOf(value, `${prefix}${key}.`),
	);
}
