/** Each list in the order of the whole. Map.groupBy is younger than the phones that this is to run on. */
export function groupedBy<Value, Key>(
	values: readonly Value[],
	keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [value]);
		else group.push(value);
	}
	return groups;
}
