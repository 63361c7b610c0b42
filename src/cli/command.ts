import { parseArgs } from 'node:util';
import type { CheckedContent } from '../lib/content/read-content.ts';
import { failure, success, type Result } from '../lib/engine/result.ts';
import type { CliLanguage } from './sentences.ts';

export interface Command {
	/** How it is called, and what it does. */
	readonly usage: Readonly<Record<CliLanguage, string>>;
	/** Undefined where something that it needs is not told, or is no number or day. */
	readonly prepare: (told: Told) => Run | undefined;
}

/** Gives the exit code. */
export type Run = (checked: CheckedContent) => number | Promise<number>;

export type Told = ReturnType<typeof parse>['told'];

/** The command that is named and all options; a command takes those that it knows. */
export function readWords(words: readonly string[]): Result<ReturnType<typeof parse>, string> {
	try {
		return success(parse(words));
	} catch (error) {
		return failure([error instanceof Error ? error.message : String(error)]);
	}
}

function parse(words: readonly string[]) {
	const { values, positionals } = parseArgs({
		args: [...words],
		allowPositionals: true,
		options: {
			answers: { type: 'string' },
			today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
			help: { type: 'boolean' },
			before: { type: 'string' },
			after: { type: 'string' },
			firms: { type: 'string' },
			seed: { type: 'string', default: '1' },
			to: { type: 'string' },
			plan: { type: 'string' },
			// Taken and without effect: the output is JSON anyway.
			json: { type: 'boolean' },
			scale: { type: 'string' },
			level: { type: 'string' },
			offer: { type: 'string' },
			strict: { type: 'boolean' },
			out: { type: 'string' },
			anonymous: { type: 'boolean', default: false },
			language: { type: 'string' },
		},
	});
	const [command, folder] = positionals;
	return { command, told: { ...values, folder } };
}

/** Undefined where either is no whole number, or there is no firm at all. */
export function firmsAndSeed({ firms, seed }: Told, usual: number) {
	const drawn = { firms: Number(firms ?? usual), seed: Number(seed) };
	return Number.isInteger(drawn.firms) && drawn.firms >= 1 && Number.isInteger(drawn.seed)
		? drawn
		: undefined;
}
