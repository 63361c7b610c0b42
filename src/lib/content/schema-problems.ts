import * as v from 'valibot';
import type { ProblemLog } from './problem.ts';

/** Parses with a schema; every issue goes to the log with its path. */
export function parseWith<Schema extends v.GenericSchema>(
	schema: Schema,
	input: unknown,
	log: ProblemLog,
): v.InferOutput<Schema> | undefined {
	const parsed = v.safeParse(schema, input);
	if (parsed.success) return parsed.output;
	for (const issue of parsed.issues) reportIssue(issue, log);
	return undefined;
}

function reportIssue(issue: v.BaseIssue<unknown>, log: ProblemLog): void {
	// A union says "none of these fits"; its innermost issues say what is wrong in the branch that came furthest.
	const path = (issue.path ?? []).map(({ key }) => String(key));
	log.report(path, { kind: 'schema', expected: issue.expected ?? issue.type, found: issue.received });
}
