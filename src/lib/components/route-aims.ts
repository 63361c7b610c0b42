import type { RouteTarget } from '../engine/route.ts';
import type { Scale } from '../engine/scale.ts';
import { formatList } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { levelName } from './sentences.ts';

/** Where a route may lead: the next official level, the next rung, or both at once. */
export interface RouteAim {
	readonly id: 'level' | 'rung' | 'both';
	/** Undefined where the firm is at the top already. */
	readonly target: RouteTarget | undefined;
	/** What it leads to, by name. */
	readonly leadsTo: string;
}

interface Stand {
	readonly official: Scale;
	readonly chain: Scale;
	/** What is certain now, as indices into the levels. */
	readonly level: number;
	readonly rung: number;
}

/** There is nothing to join where one of the two is at the top. */
export function routeAims({ official, chain, level, rung }: Stand): readonly RouteAim[] {
	const nextOf = (scale: Scale, now: number): RouteTarget =>
		now + 1 < scale.levels.length ? [{ scale, level: now + 1 }] : [];
	const [grade, flow] = [nextOf(official, level), nextOf(chain, rung)];
	const single = [aimAt('level', grade), aimAt('rung', flow)];
	return grade.length > 0 && flow.length > 0 ? [...single, aimAt('both', [...grade, ...flow])] : single;
}

function aimAt(id: RouteAim['id'], target: RouteTarget): RouteAim {
	if (target.length === 0) return { id, target: undefined, leadsTo: text('route.atTop') };
	return { id, target, leadsTo: formatList(target.map(({ scale, level }) => levelName(scale, level))) };
}
