import path from 'node:path';
import * as v from 'valibot';
import { readAnswersFile } from '../lib/content/answers-file.ts';
import { money } from '../lib/content/authored-pack.ts';
import type { ContentProblem } from '../lib/content/problem.ts';
import type { Content } from '../lib/content/read-content.ts';
import { authoredPlan } from '../lib/content/read-money-plan.ts';
import type { Offer } from '../lib/engine/offer.ts';
import { moneyCasesFolder, parseYaml, yamlFilesIn } from './content-files.ts';
import { moneyReport } from './money.ts';
import { sentenceOfAnswersProblem, sentenceOfContentProblem } from './sentences.ts';

const line = v.strictObject({
	offer: v.string(),
	/** after-down-payment, after-assessment, loan-year-1, tax-return-1 ... */
	when: v.string(),
	/** Yuan: one sum, or the least and the most. */
	amount: v.union([v.number(), v.tuple([v.number(), v.number()])]),
	certainty: v.optional(v.picklist(['certain', 'possible'])),
});

const moneyCase = v.strictObject({
	title: v.string(),
	today: v.optional(v.string(), '2026-11-21'),
	answers: v.optional(v.record(v.string(), v.unknown()), {}),
	/** Terms of a source whose offer stands in no pack, by id: open to everyone and checked. */
	terms: v.optional(v.record(v.string(), money), {}),
	plan: authoredPlan,
	expected: v.strictObject({
		own: v.optional(v.tuple([v.number(), v.number()])),
		interest: v.optional(v.number()),
		/** All lines of the offers named in them. */
		lines: v.optional(v.array(line), []),
		/** Offer id to the reason. */
		notCounted: v.optional(v.record(v.string(), v.string()), {}),
	}),
});
const caseFile = v.strictObject({ cases: v.array(moneyCase) });

export interface MoneyCase {
	readonly file: string;
	readonly title: string;
	/** What differs from the expected sums, a sentence each; empty when the case holds. */
	readonly differences: readonly string[];
}

/** Every worked example in `offers/money-cases/`, worked out and compared with its author's sums. */
export function moneyCases(root: string, content: Content): readonly MoneyCase[] {
	const folder = path.posix.join('questionnaires/offers', moneyCasesFolder);
	return yamlFilesIn(path.join(root, folder)).flatMap((name) =>
		casesIn(root, path.posix.join(folder, name), content),
	);
}

function casesIn(root: string, file: string, content: Content): readonly MoneyCase[] {
	const problems: ContentProblem[] = [];
	const input = parseYaml(path.join(root, file), file, problems);
	if (problems.length > 0) {
		const differences = problems.map((problem) => sentenceOfContentProblem(problem, 'en'));
		return [{ file, title: file, differences }];
	}
	const parsed = v.safeParse(caseFile, input);
	if (!parsed.success) {
		const differences = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
		return [{ file, title: file, differences }];
	}
	return parsed.output.cases.map((one) => ({
		file,
		title: one.title,
		differences: differencesOf(one, content),
	}));
}

function differencesOf(
	{ today, answers, terms, plan, expected }: v.InferOutput<typeof moneyCase>,
	content: Content,
): readonly string[] {
	const read = readAnswersFile({ answers }, content.questionnaire);
	if (!read.ok) return read.problems.map((problem) => sentenceOfAnswersProblem(problem, 'en'));
	const further = Object.entries(terms).map(([id, stated]) => offerWith(id, stated, today));
	const report = moneyReport(content, { answers: read.value, plan, today, further });
	const named = new Set(expected.lines.map(({ offer }) => offer));
	const found = report.lines.filter(({ offer }) => named.has(offer));
	return [
		...differs('own', expected.own, [report.own.low, report.own.high]),
		...differs('interest', expected.interest, report.interest),
		...(named.size === 0
			? []
			: differs(
					'lines',
					expected.lines.map(({ offer, when, amount }) => [offer, when, amount].flat()),
					found.map(({ offer, when, amount: { low, high } }) => [
						offer,
						whenId(when),
						...(low === high ? [low] : [low, high]),
					]),
				)),
		...expected.lines.flatMap(({ offer, when, certainty }) =>
			differs(
				`certainty of ${offer} ${when}`,
				certainty,
				found.find((one) => one.offer === offer && whenId(one.when) === when)?.certainty,
			),
		),
		...Object.entries(expected.notCounted).flatMap(([offer, reason]) =>
			differs(
				`reason of ${offer}`,
				reason,
				report.notCounted.find((one) => one.offer === offer)?.reason.kind ?? 'counted',
			),
		),
	];
}

type When = ReturnType<typeof moneyReport>['lines'][number]['when'];
const whenId = (when: When): string => ('year' in when ? `${when.kind}-${String(when.year)}` : when.kind);

const offerWith = (id: string, terms: Offer['money'], today: string): Offer => ({
	id,
	kind: 'subsidy',
	region: '*',
	eligible: [],
	instead: [],
	who: 'accountant',
	after: [],
	held: [],
	against: [],
	effort: { days: 0, cost: 'unknown' },
	money: terms,
	currency: 'CNY',
	stacksWith: [],
	validity: {},
	source: { title: id, kind: 'official', link: 'text-only' },
	checked: { by: 'yes', asOf: today },
});

function differs(name: string, expected: unknown, actual: unknown): readonly string[] {
	if (expected === undefined) return [];
	const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
	return wanted === got ? [] : [`${name}: expected ${wanted}, found ${got}`];
}
