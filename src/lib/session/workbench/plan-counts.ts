import type { FirmPlan, MergePlan } from './merge-plan.ts';

/** What taking a file in would do to a firm, in numbers. */
export interface PlanCounts {
	readonly checkUps: number;
	readonly newCheckUps: number;
	/** Of new check-ups, and of those that are here where they had none. */
	readonly newAnswers: number;
	readonly later: number;
	readonly conflicts: number;
	readonly captures: number;
	readonly cardFields: number;
	readonly fromBin: number;
	readonly unreadable: number;
	/** Something was said here that the file does not know. */
	readonly newerHere: number;
}

export const countsOf = ({ checkUps, card }: FirmPlan): PlanCounts =>
	sumOf([
		...checkUps.map((plan): PlanCounts => {
			switch (plan.kind) {
				case 'new':
					return {
						...nothing,
						checkUps: 1,
						newCheckUps: 1,
						newAnswers: plan.told.answers.size,
						captures: plan.told.captures.length,
					};
				case 'unreadable':
					return { ...nothing, checkUps: 1, unreadable: 1 };
				case 'here': {
					const of = (wanted: string) => plan.items.filter(({ kind }) => kind === wanted).length;
					return {
						...nothing,
						checkUps: 1,
						newAnswers: of('added'),
						later: of('later'),
						conflicts: of('conflict'),
						captures: plan.captures.length,
						fromBin: Number(plan.fromBin),
						newerHere: Number(plan.isNewerHere),
					};
				}
			}
		}),
		{ ...nothing, cardFields: (card?.added.length ?? 0) + (card?.differences.length ?? 0) },
	]);

export const allCounts = ({ firms }: MergePlan): PlanCounts => sumOf(firms.map(countsOf));

/** Nothing would be added or changed, and nothing has to be chosen. */
export const bringsNothing = (counts: PlanCounts): boolean =>
	counts.newCheckUps +
		counts.newAnswers +
		counts.later +
		counts.conflicts +
		counts.captures +
		counts.cardFields +
		counts.fromBin ===
	0;

const nothing: PlanCounts = {
	checkUps: 0,
	newCheckUps: 0,
	newAnswers: 0,
	later: 0,
	conflicts: 0,
	captures: 0,
	cardFields: 0,
	fromBin: 0,
	unreadable: 0,
	newerHere: 0,
};

const sumOf = (all: readonly PlanCounts[]): PlanCounts =>
	all.reduce(
		(sum, each) => ({
			checkUps: sum.checkUps + each.checkUps,
			newCheckUps: sum.newCheckUps + each.newCheckUps,
			newAnswers: sum.newAnswers + each.newAnswers,
			later: sum.later + each.later,
			conflicts: sum.conflicts + each.conflicts,
			captures: sum.captures + each.captures,
			cardFields: sum.cardFields + each.cardFields,
			fromBin: sum.fromBin + each.fromBin,
			unreadable: sum.unreadable + each.unreadable,
			newerHere: sum.newerHere + each.newerHere,
		}),
		nothing,
	);
