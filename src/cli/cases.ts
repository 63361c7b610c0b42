import path from 'node:path';
import * as v from 'valibot';
import { readAnswersFile } from '../lib/content/answers-file.ts';
import type { ContentProblem } from '../lib/content/problem.ts';
import type { Content } from '../lib/content/read-content.ts';
import { parseYaml, yamlFilesIn } from './content-files.ts';
import { scoreReport } from './score.ts';
import { sentenceOfAnswersProblem, sentenceOfContentProblem } from './sentences.ts';

const bounds = v.tuple([v.number(), v.number()]);
const expectedScale = v.strictObject({
	points: v.optional(bounds),
	level: v.optional(bounds),
	/** Item of the link, id of the node, or item of the decision at which the chain first stops. */
	firstBreak: v.optional(v.string()),
	badges: v.optional(v.array(v.string())),
});
const expectedHalf = v.strictObject({
	scales: v.optional(v.record(v.string(), expectedScale), {}),
	/** Offer id to the status that the firm must get; `absent` where it must not be advised. */
	offers: v.optional(v.record(v.string(), v.string()), {}),
	/** The offer that must stand first. */
	firstOffer: v.optional(v.string()),
});
const firmCase = v.strictObject({
	title: v.string(),
	today: v.optional(v.string(), '2026-11-21'),
	answers: v.record(v.string(), v.unknown()),
	expected: v.strictObject({
		claimed: v.optional(expectedHalf),
		evidenced: v.optional(expectedHalf),
		/** What stands in the way, in this order, and whether it is worth it now at all. */
		barriers: v.optional(v.array(v.string())),
		notNow: v.optional(v.picklist(['no', 'perhaps', 'yes'])),
	}),
});

export interface FirmCase {
	readonly file: string;
	readonly title: string;
	/** What differs from the expected result, a sentence each; empty when the case holds. */
	readonly differences: readonly string[];
}

/** Every firm in `cases/`, diagnosed and compared with what its author expects. */
export function firmCases(root: string, content: Content): readonly FirmCase[] {
	const folder = path.join('questionnaires', content.questionnaire.id, 'cases');
	return yamlFilesIn(path.join(root, folder)).map((name) =>
		compareCase(root, path.posix.join(folder, name), content),
	);
}

export function checkCases(root: string, content: Content): { count: number; problems: readonly string[] } {
	const cases = firmCases(root, content);
	return {
		count: cases.length,
		problems: cases.flatMap(({ file, differences }) =>
			differences.map((difference) => `${file}: ${difference}`),
		),
	};
}

function compareCase(root: string, file: string, content: Content): FirmCase {
	const problems: ContentProblem[] = [];
	const input = parseYaml(path.join(root, file), file, problems);
	if (problems.length > 0)
		return {
			file,
			title: file,
			differences: problems.map((problem) => sentenceOfContentProblem(problem, 'en')),
		};
	const parsed = v.safeParse(firmCase, input);
	if (!parsed.success)
		return {
			file,
			title: file,
			differences: parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`),
		};
	const { title, today, answers, expected } = parsed.output;
	const read = readAnswersFile({ answers }, content.questionnaire);
	if (!read.ok)
		return {
			file,
			title,
			differences: read.problems.map((problem) => sentenceOfAnswersProblem(problem, 'en')),
		};
	const report = scoreReport(content, read.value, today);
	return {
		file,
		title,
		differences: [
			...(['claimed', 'evidenced'] as const).flatMap((half) =>
				differencesOfHalf(expected[half], report[half]).map((difference) => `${half}: ${difference}`),
			),
			...differs(
				'barriers',
				expected.barriers,
				report.barriers.named.map(({ barrier }) => barrier),
			),
			...differs('not now', expected.notNow, report.barriers.notNow),
		],
	};
}

type Half = ReturnType<typeof scoreReport>['claimed'];

function differencesOfHalf(
	expected: v.InferOutput<typeof expectedHalf> | undefined,
	actual: Half,
): readonly string[] {
	if (expected === undefined) return [];
	const scales = Object.entries(expected.scales).flatMap(([id, scale]) => {
		const result = actual.scales[id];
		if (result === undefined) return [`no scale "${id}"`];
		return [
			...differs(`${id}.points`, scale.points, pairOf(result.points)),
			...differs(`${id}.level`, scale.level, pairOf(result.level)),
			...differs(`${id}.firstBreak`, scale.firstBreak, breakName(result.firstBreak)),
			...differs(`${id}.badges`, scale.badges, result.badges),
		];
	});
	const offers = Object.entries(expected.offers).flatMap(([id, status]) => {
		const found = actual.recommendations.find(({ offer }) => offer === id);
		return differs(`offer ${id}`, status, found?.status.kind ?? 'absent');
	});
	return [
		...scales,
		...offers,
		...differs('first offer', expected.firstOffer, actual.recommendations[0]?.offer),
	];
}

const pairOf = (value: { low: number; high: number } | undefined) => value && [value.low, value.high];

function breakName(found: Half['scales'][string]['firstBreak']): string {
	if (!found) return 'none';
	return found.kind === 'node' ? found.node : found.item;
}

function differs(name: string, expected: unknown, actual: unknown): readonly string[] {
	if (expected === undefined) return [];
	const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
	return wanted === got ? [] : [`${name}: expected ${wanted}, found ${got}`];
}
