import * as v from 'valibot';
import type { Place } from '../engine/place.ts';
import { authoredPlace } from './authored-pack.ts';

const packWithPlaces = v.looseObject({ places: v.array(authoredPlace) });

/**
 * The places of all packs, each once: they become options before the packs themselves are read. What is wrong with
 * them is told when the packs are.
 */
export function readPlaces(packs: readonly unknown[]): readonly Place[] {
	const places = packs.flatMap((pack) => {
		const parsed = v.safeParse(packWithPlaces, pack);
		return parsed.success ? parsed.output.places : [];
	});
	return [...new Map(places.map((place) => [place.code, place])).values()];
}
