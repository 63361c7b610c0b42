import type { FirmCase } from './firm-case.ts';
import { plainWords } from './plain-words.ts';

/** The names that more than one firm bears, as they stand on each. */
export function namesTwice(firms: readonly Pick<FirmCase, 'name'>[]): ReadonlySet<string> {
	const [once, twice] = [new Map<string, string>(), new Set<string>()];
	for (const { name } of firms) {
		const plain = plainWords(name);
		const before = once.get(plain);
		if (before === undefined) once.set(plain, name);
		else twice.add(before).add(name);
	}
	return twice;
}
