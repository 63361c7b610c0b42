import { evidenceGrades, type EvidenceGrade } from './answer.ts';
import { evaluateTable, type Cell, type Table } from './condition.ts';
import type { FactId } from './fact.ts';
import type { OfferId } from './offer.ts';
import type { Readings } from './reading.ts';

export type BarrierId = string;

/** Sees no good in it, does not dare, cannot: 不愿, 不敢, 不会. Source: diagnosis.md, section 8. */
export const barrierGroups = ['unwilling', 'afraid', 'unable'] as const;
export type BarrierGroup = (typeof barrierGroups)[number];

/** What happened or stands in the firm weighs more than what somebody says he would do. */
export const barrierBases = ['fact', 'word'] as const;
export type BarrierBasis = (typeof barrierBases)[number];

/** Something that stands in a firm's way, as rows of a decision table over its answers. */
export interface BarrierRule {
	readonly id: BarrierId;
	readonly group: BarrierGroup;
	readonly basis: BarrierBasis;
	/** 0-100, higher first among equals; our judgement. */
	readonly weight: number;
	readonly when: Table;
	/** Offers that it puts forward, and those that wait, each within its own class of the ranking. */
	readonly favours: readonly OfferId[];
	readonly holds: readonly OfferId[];
	readonly source: BarrierSource;
}

export interface BarrierSource {
	readonly title: string;
	readonly url?: string;
	readonly link: 'clickable' | 'text-only';
	readonly checked: 'yes' | 'partly' | 'no';
}

/** "Not worth it now": the firm says so, and its own figures do not speak against it. */
export interface NotNowRule {
	readonly said: Table;
	readonly figures: Table;
	/** The offer whose first step such a firm is told. */
	readonly offer: OfferId;
	/** When to come back; the words are in the texts. */
	readonly signs: readonly string[];
}

export interface BarrierRules {
	/** So many are named at once, and no more. */
	readonly atMost: number;
	readonly notNow: NotNowRule;
	readonly barriers: readonly BarrierRule[];
}

export interface BarrierDiagnosis {
	readonly notNow: NotNow;
	/** Certain and first in order; none where it is not worth it now, for then nothing stands in the way. */
	readonly named: readonly HeldBarrier[];
	readonly open: readonly OpenBarrier[];
}

export type NotNow =
	| { readonly kind: 'no' }
	/** The firm says so; `tellUs` are its own figures that would settle it. */
	| { readonly kind: 'perhaps'; readonly because: readonly Cell[]; readonly tellUs: readonly FactId[] }
	| { readonly kind: 'yes'; readonly because: readonly Cell[] };

export interface HeldBarrier {
	readonly rule: BarrierRule;
	/** What the firm told us. */
	readonly because: readonly Cell[];
	/** The best grade among the answers that told it. */
	readonly evidence: EvidenceGrade;
}

export interface OpenBarrier {
	readonly barrier: BarrierId;
	/** Items whose answer will tell. */
	readonly tellUs: readonly FactId[];
}

/**
 * What stands in a firm's way, apart from how digital it is: no level and no rung reads it. Three-valued: an open answer
 * makes no barrier. Order: facts before words, stronger evidence, then the author's weight. Source: diagnosis.md, section 8.
 */
export function diagnoseBarriers(rules: BarrierRules, readings: Readings): BarrierDiagnosis {
	const notNow = notNowFor(rules.notNow, readings);
	const judged = rules.barriers.map((rule) => ({ rule, verdict: evaluateTable(rule.when, readings.facts) }));
	const held = judged
		.filter(({ verdict }) => verdict.truth === 'true')
		.map(({ rule, verdict: { deciding } }): HeldBarrier => {
			return { rule, because: deciding, evidence: bestEvidence(deciding, readings) };
		});
	return {
		notNow,
		named: notNow.kind === 'yes' ? [] : held.sort(byOrder).slice(0, rules.atMost),
		open: judged
			.filter(({ verdict }) => verdict.truth === 'unknown')
			.map(({ rule, verdict }) => ({ barrier: rule.id, tellUs: itemsBehind(verdict.open, readings) })),
	};
}

function notNowFor({ said, figures }: NotNowRule, readings: Readings): NotNow {
	const [word, proof] = [evaluateTable(said, readings.facts), evaluateTable(figures, readings.facts)];
	if (word.truth !== 'true' || proof.truth === 'false') return { kind: 'no' };
	return proof.truth === 'true'
		? { kind: 'yes', because: [...word.deciding, ...proof.deciding] }
		: { kind: 'perhaps', because: word.deciding, tellUs: itemsBehind(proof.open, readings) };
}

const itemsBehind = (open: readonly FactId[], { openBehind }: Readings): readonly FactId[] => [
	...new Set(open.flatMap(openBehind)),
];

/** A worked-out fact carries no evidence of its own. */
function bestEvidence(because: readonly Cell[], readings: Readings): EvidenceGrade {
	const grades = because.map(({ fact }) => {
		const reading = readings.of(fact);
		return reading.kind === 'given' ? evidenceGrades.indexOf(reading.evidence) : 0;
	});
	return evidenceGrades[Math.max(0, ...grades)] ?? 'E0';
}

const byOrder = (a: HeldBarrier, b: HeldBarrier): number =>
	barrierBases.indexOf(a.rule.basis) - barrierBases.indexOf(b.rule.basis) ||
	evidenceGrades.indexOf(b.evidence) - evidenceGrades.indexOf(a.evidence) ||
	b.rule.weight - a.rule.weight;
