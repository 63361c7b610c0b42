import * as v from 'valibot';
import type { Answer } from '../engine/answer.ts';
import type { Questionnaire, VersionStep } from '../engine/questionnaire.ts';
import { moveThrough, stepsFrom } from '../engine/version-steps.ts';
import { nearestWord } from './nearest.ts';
import type { ProblemLog } from './problem.ts';

const names = v.optional(v.record(v.string(), v.string()), {});

export const authoredHistory = v.optional(
	v.array(
		v.strictObject({
			version: v.pipe(v.number(), v.integer(), v.minValue(1)),
			renamed: names,
			options: v.optional(v.record(v.string(), v.record(v.string(), v.string())), {}),
			removed: names,
		}),
	),
	[],
);

/** Every old name must end at an item and an option that exist, or be removed on the way. */
export function checkHistory(questionnaire: Questionnaire, log: ProblemLog): void {
	const { version, history = [] } = questionnaire;
	history.forEach((step, index) => {
		const path = ['history', index];
		if (step.version >= version)
			log.report([...path, 'version'], { kind: 'out-of-range', value: step.version, max: version - 1 });
		if (history.findIndex((other) => other.version === step.version) < index)
			log.report([...path, 'version'], { kind: 'duplicate-id', id: String(step.version) });
		checkStep(step, { questionnaire, path, log });
	});
}

interface StepContext {
	readonly questionnaire: Questionnaire;
	readonly path: readonly (string | number)[];
	readonly log: ProblemLog;
}

function checkStep(step: VersionStep, { questionnaire, path, log }: StepContext): void {
	const ids = questionnaire.items.map((item) => item.id);
	const unknown = (id: string, known: readonly string[]) =>
		({ kind: 'unknown-id', id, nearest: nearestWord(id, known) }) as const;
	const targets = Object.values(step.renamed);
	for (const [old, target] of Object.entries(step.renamed)) {
		const at = [...path, 'renamed', old];
		const end = movedFrom(questionnaire, step, old);
		if (end.kind === 'moved' && !ids.includes(end.item)) log.report(at, unknown(end.item, ids));
		if (targets.filter((other) => other === target).length > 1)
			log.report(at, { kind: 'duplicate-id', id: target });
	}
	// An id that comes back with another meaning would take old answers for new ones.
	for (const old of Object.keys(step.removed))
		if (ids.includes(old) || Object.hasOwn(step.renamed, old))
			log.report([...path, 'removed', old], { kind: 'duplicate-id', id: old });
	for (const [old, options] of Object.entries(step.options))
		for (const option of Object.keys(options)) {
			const at = [...path, 'options', old, option];
			const end = movedFrom(questionnaire, step, old, { kind: 'chosen', option });
			if (end.kind === 'removed') continue;
			const item = questionnaire.items.find(({ id }) => id === end.item);
			if (item === undefined || !('options' in item)) {
				log.report(at, unknown(end.item, ids));
				continue;
			}
			const known = item.options.map((own) => (typeof own === 'string' ? own : own.id));
			if (end.answer.kind === 'chosen' && !known.includes(end.answer.option))
				log.report(at, unknown(end.answer.option, known));
		}
}

function movedFrom(
	questionnaire: Questionnaire,
	{ version }: VersionStep,
	item: string,
	answer: Answer = { kind: 'dont-know' },
) {
	return moveThrough(stepsFrom(questionnaire, version), item, answer);
}
