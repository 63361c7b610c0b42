import * as v from 'valibot';

const wholeFile = v.looseObject({
	answers: v.record(v.string(), v.unknown()),
	history: v.optional(v.array(v.looseObject({ item: v.string() })), []),
});

const timed = v.looseObject({ at: v.number() });
const saidAt = (said: unknown): number => (v.is(timed, said) ? said.at : 0);

/**
 * A file of letters without a blank, and without what its history says once more of the answers: whoever reads it puts
 * the answers last anyway. A third fewer pictures.
 */
export function withoutRepeats(letters: string): string {
	const { history, ...file } = v.parse(wholeFile, JSON.parse(letters));
	const earlier = history.filter(
		({ item, ...said }) => JSON.stringify(said) !== JSON.stringify(file.answers[item]),
	);
	// In the order of saying, for two times that follow each other share most of their figures.
	const answers = Object.fromEntries(
		Object.entries(file.answers).sort(([, a], [, b]) => saidAt(a) - saidAt(b)),
	);
	return JSON.stringify({ ...file, answers, ...(earlier.length > 0 && { history: earlier }) });
}
