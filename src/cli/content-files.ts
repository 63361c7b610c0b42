import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { ContentProblem } from '../lib/content/problem.ts';
import {
	readContent,
	type CheckedContent,
	type ContentFiles,
	type SourceFile,
} from '../lib/content/read-content.ts';
import { failure, type Result } from '../lib/engine/result.ts';

/** Reads `questionnaires/` from disk: the questionnaire, its scales, every folder of offers, and all texts. */
export function loadContent(root: string): Result<CheckedContent, ContentProblem> {
	const problems: ContentProblem[] = [];
	const source = (...parts: string[]): SourceFile => {
		const file = path.posix.join('questionnaires', ...parts);
		return { file, input: parseYaml(path.join(root, file), file, problems) };
	};
	const textsIn = (...parts: string[]) =>
		Object.fromEntries(
			yamlFilesIn(path.join(root, 'questionnaires', ...parts)).map((name) => [
				path.basename(name, '.yaml'),
				source(...parts, name),
			]),
		);
	const files: ContentFiles = {
		questionnaire: source('factory', 'questionnaire.yaml'),
		scales: yamlFilesIn(path.join(root, 'questionnaires/factory/scales')).map((name) =>
			source('factory', 'scales', name),
		),
		contradictions: source('factory', 'contradictions.yaml'),
		crosswalk: source('factory', 'crosswalk.yaml'),
		barriers: source('factory', 'barriers.yaml'),
		benchmarks: source('factory', 'benchmarks.yaml'),
		effort: source('factory', 'effort.yaml'),
		visit: source('factory', 'visit.yaml'),
		aliases: source('factory', 'aliases.yaml'),
		texts: textsIn('factory', 'texts'),
		settings: source('offers', 'advice.yaml'),
		packs: packFoldersIn(path.join(root, 'questionnaires/offers')).map((folder) => ({
			pack: source('offers', folder, 'pack.yaml'),
			texts: textsIn('offers', folder, 'texts'),
		})),
	};
	// A file that is no YAML has nothing in it to check; the schema's complaints about it would only hide the reason.
	return problems.length > 0 ? failure(problems) : readContent(files);
}

export function parseYaml(absolute: string, file: string, problems: ContentProblem[]): unknown {
	try {
		return parse(readFileSync(absolute, 'utf8'));
	} catch (error) {
		if (!(error instanceof YAMLParseError) && !isMissingFile(error)) throw error;
		problems.push({ file, path: '', problem: { kind: 'unreadable', detail: error.message } });
		return undefined;
	}
}

const isMissingFile = (error: unknown): error is NodeJS.ErrnoException =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';

export function yamlFilesIn(folder: string): readonly string[] {
	return existsSync(folder)
		? readdirSync(folder)
				.filter((name) => name.endsWith('.yaml'))
				.sort()
		: [];
}

/** Worked cases stand beside the packs whose terms they prove. */
export const moneyCasesFolder = 'money-cases';

function packFoldersIn(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && entry.name !== moneyCasesFolder)
		.map((entry) => entry.name)
		.sort();
}
