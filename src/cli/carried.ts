import { recordToFile } from '../lib/content/answers-file.ts';
import type { AnswerFate } from '../lib/engine/carry-forward.ts';

/** What became of the answers of an older version; those that stayed as they are are left out. */
export function carriedReport(fates: readonly AnswerFate[]) {
	const moved = fates.flatMap((fate) =>
		fate.kind === 'mapped' ? [{ item: fate.item, to: fate.to, was: recordToFile(fate.was) }] : [],
	);
	const setAside = fates.flatMap((fate) => {
		if (fate.kind !== 'set-aside') return [];
		const { item, version, why, was } = fate;
		return [{ item, version, why, was: recordToFile(was) }];
	});
	return { moved, setAside };
}
