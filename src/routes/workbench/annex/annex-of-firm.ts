import { routeAims, type RouteAim } from '$lib/components/route-aims.ts';
import type { FirmAdvice } from '$lib/session/firm-advice.svelte.ts';
import { annexOf } from '$lib/session/workbench/annex.ts';

/** Where the routes of a firm's annex lead; in the words of the language that is read now. */
export const annexAims = ({ content, session }: FirmAdvice): readonly RouteAim[] =>
	routeAims({ ...content, level: session.official.level.low, rung: session.chain.level.low });

/** The only rejection is a part of the app that could not be fetched. */
export const annexOfFirm = (advice: FirmAdvice): ReturnType<typeof annexOf> =>
	annexOf(
		advice,
		annexAims(advice).flatMap(({ id, target }) => (target ? [{ id, target }] : [])),
	);
