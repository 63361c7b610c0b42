import { appendFileSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Content } from '../../lib/content/read-content.ts';
import { sentenceOfAnswersProblem, type CliLanguage } from '../sentences.ts';
import type { Job } from './jobs.ts';
import { scoredRow } from './scored-row.ts';
import { cohortWords } from './words.ts';

export interface Scorer {
	readonly content: Content;
	readonly language: CliLanguage;
	/** Where the files are, and where what comes of them is written. */
	readonly folder: string;
	readonly scored: string;
	readonly refused: string;
}

export interface Scored {
	readonly scored: number;
	readonly refused: number;
}

/** A backup of the biggest caseload without photos has a quarter of this; more does not fit into one string for long. */
const largestFile = 2 ** 28;

/** Scores what a job holds and writes it away, a line each: nothing of it stays in memory. */
export function scoreJob(scorer: Scorer, job: Job): Scored {
	const found = [...readJob(scorer, job)].flatMap((told) => [...resultsOf(scorer, told)]);
	const lines = (kind: Found['kind']) =>
		found.flatMap((one) => (one.kind === kind ? [`${JSON.stringify(one.row, wellFormed)}\n`] : []));
	const [scored, refused] = [lines('scored'), lines('refused')];
	appendFileSync(scorer.scored, scored.join(''));
	appendFileSync(scorer.refused, refused.join(''));
	return { scored: scored.length, refused: refused.length };
}

/** Half a character or a zero, as a broken file may hold, is more than a table takes. */
const wellFormed = (_: string, value: unknown): unknown =>
	typeof value === 'string' ? value.replaceAll(/\p{Cs}|\0/gu, '\uFFFD') : value;

/** A text that should be JSON, or why there is none. */
type Told =
	| { readonly kind: 'text'; readonly place: string; readonly text: string }
	| { readonly kind: 'none'; readonly place: string; readonly reason: string };

function* readJob({ folder, language }: Scorer, job: Job): Generator<Told> {
	switch (job.kind) {
		case 'refused':
			yield { kind: 'none', place: job.place, reason: cohortWords[language].unreadable(job.why) };
			return;
		case 'files':
			for (const file of job.files) yield readSmallFile(path.join(folder, file), file, language);
			return;
		case 'lines': {
			const lines = new TextDecoder().decode(job.bytes).split('\n');
			for (const [index, text] of lines.entries())
				if (text.trim() !== '') yield { kind: 'text', place: `${job.file}:${job.firstLine + index}`, text };
		}
	}
}

function readSmallFile(absolute: string, place: string, language: CliLanguage): Told {
	try {
		const { size } = statSync(absolute);
		if (size > largestFile) return { kind: 'none', place, reason: cohortWords[language].tooLarge(size) };
		return { kind: 'text', place, text: readFileSync(absolute, 'utf8').replace(/^\uFEFF/, '') };
	} catch (error) {
		return { kind: 'none', place, reason: unreadable(error, language) };
	}
}

interface Found {
	readonly kind: 'scored' | 'refused';
	readonly row: object;
}

function* resultsOf({ content, language }: Scorer, told: Told): Generator<Found> {
	const refuse = (place: string, reasons: readonly string[]): Found => ({
		kind: 'refused',
		row: { file: place, reason: reasons.join('; ') },
	});
	if (told.kind === 'none') {
		yield refuse(told.place, [told.reason]);
		return;
	}
	const parsed = parseJson(told.text);
	if (parsed === undefined) {
		yield refuse(told.place, [cohortWords[language].noJson]);
		return;
	}
	for (const { input, within } of checkUpsIn(parsed.value)) {
		// What one respondent said alone is no check-up of the firm.
		if (v.is(ownVoice, input)) continue;
		const place = within === '' ? told.place : `${told.place} ${within}`;
		const row = scoredRow(content, input);
		yield row.ok
			? { kind: 'scored', row: { place, ...row.value } }
			: refuse(
					place,
					row.problems.map((problem) => sentenceOfAnswersProblem(problem, language)),
				);
	}
}

const ownVoice = v.looseObject({ checkUp: v.looseObject({ voiceOf: v.string() }) });
const bundle = v.looseObject({ checkUps: v.array(v.unknown()) });

/** A backup is opened check-up by check-up, so that one wrong one does not lose the rest. */
function checkUpsIn(value: unknown): readonly { readonly input: unknown; readonly within: string }[] {
	const parsed = v.safeParse(bundle, value);
	return parsed.success
		? parsed.output.checkUps.map((input, index) => ({ input, within: `checkUps.${index}` }))
		: [{ input: value, within: '' }];
}

/** Without the parser's own words: they repeat what stands in the file, and an answer of a firm is nothing for a log. */
function parseJson(text: string): { readonly value: unknown } | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return { value };
	} catch {
		return undefined;
	}
}

function unreadable(error: unknown, language: CliLanguage): string {
	const detail = error instanceof Error ? error.message : String(error);
	return sentenceOfAnswersProblem({ path: '', problem: { kind: 'unreadable', detail } }, language);
}
