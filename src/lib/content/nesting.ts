/** Whether objects or lists stand in one another deeper than that; found without going down by calls, of which a stack has few. */
export function isNestedDeeperThan(levels: number, value: unknown): boolean {
	let level: readonly unknown[] = [value];
	for (let depth = 0; depth <= levels; depth++) {
		level = level.flatMap((each) => (isParent(each) ? Object.values(each) : []));
		if (level.length === 0) return false;
	}
	return true;
}

const isParent = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;
