import type { StandingOffer } from '../engine/offer-status.ts';
import type { AdviceSettings } from '../engine/offer.ts';
import { ownMoney, type OwnMoney } from '../engine/own-money.ts';
import type { LevelId, Scale } from '../engine/scale.ts';
import { emptyPlan, planOf } from './typed-plan.ts';

interface Planned {
	readonly offers: readonly StandingOffer[];
	readonly settings: AdviceSettings;
	/** In 10,000 CNY, as the firm answered. */
	readonly plannedSpend: number;
	readonly levelAfter: LevelId;
}

/** What the calculator says of the answered spend before anything else is typed: one sum, wherever it is shown. */
export const plannedMoney = ({ offers, settings, plannedSpend, levelAfter }: Planned): OwnMoney =>
	ownMoney({ plan: planOf(emptyPlan(levelAfter, plannedSpend)), settings, offers });

/** The next level up for which some grant pays. */
export function nextPaidLevel(
	offers: readonly StandingOffer[],
	{ levels }: Scale,
	levelNow: number,
): LevelId {
	const paid = offers.flatMap(({ offer: { money } }) =>
		money.kind === 'grant' ? Object.keys(money.capByLevelAfter ?? {}) : [],
	);
	const above = levels.filter((_, index) => index > levelNow);
	return (above.find(({ id }) => paid.includes(id)) ?? above[0] ?? levels.at(-1))?.id ?? '';
}
