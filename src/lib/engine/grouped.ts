/** Everything under its key, keys in the order in which they first come. (`Map.groupBy` is younger than our engines.) */
export function grouped<T, Key>(
	list: readonly T[],
	keyOf: (element: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
	const byKey = new Map<Key, T[]>();
	for (const element of list) {
		const key = keyOf(element);
		const own = byKey.get(key);
		if (own === undefined) byKey.set(key, [element]);
		else own.push(element);
	}
	return byKey;
}
