import { grouped } from '../../engine/grouped.ts';
import type { Result } from '../../engine/result.ts';
import { firmByAssessment } from '../../storage/firm.ts';
import type { Assessment, StorageProblem } from '../../storage/assessment.ts';
import { AssessmentSession } from '../assessment-session.svelte.ts';
import type { FirmAdvice } from '../firm-advice.svelte.ts';
import { deviceStorage } from '../storage.ts';
import type { Annex } from './annex.ts';
import { lastFirst } from './caseload/firm-case.ts';

/** More sheets than that a browser on a phone does not lay out. */
export const mostAtOnce = 40;

/** What the papers of one firm are drawn from. */
export interface PrintedFirm {
	readonly advice: FirmAdvice;
	/** Undefined where none is wanted. */
	readonly annex: Annex | undefined;
}

interface Making {
	/** Undefined where no annex is wanted. */
	readonly annexOf: ((advice: FirmAdvice) => Promise<Result<Annex, StorageProblem>>) | undefined;
	/** Resolves when the papers of the firm that came last stand on the page. */
	readonly drawn: () => Promise<void>;
}

/** Papers of many firms, to be printed in one go. */
export class Printing {
	/** The last check-up of each firm, the one changed last in front. */
	firms = $state.raw<readonly Assessment[] | undefined>(undefined);
	chosen: ReadonlySet<string> = $state.raw(new Set());
	/** In the order of the list. */
	prepared: readonly PrintedFirm[] = $state.raw([]);
	step = $state.raw<'choosing' | 'preparing' | 'ready'>('choosing');
	problem = $state.raw<StorageProblem | undefined>(undefined);
	/** Firms that could not be opened, by name. */
	left: readonly string[] = $state.raw([]);
	/** Counts up when all is let go: what was under way then comes too late. */
	#round = 0;

	async open(): Promise<void> {
		const storage = await deviceStorage();
		const cases = storage.ok ? await storage.value.cases() : storage;
		if (!cases.ok) return void (this.problem = cases.problems[0]);
		const { assessments } = cases.value;
		const firms = firmByAssessment(assessments);
		const own = assessments.filter(
			({ deletedAt, voiceOf }) => deletedAt === undefined && voiceOf === undefined,
		);
		const checkUps = grouped(own, ({ id }) => firms.get(id) ?? id);
		this.firms = [...checkUps.values()]
			.flatMap((group) => lastFirst(group.map((assessment) => ({ assessment })))[0] ?? [])
			.map(({ assessment }) => assessment)
			.sort((a, b) => b.updatedAt - a.updatedAt);
	}

	choose(id: string, isWanted: boolean): void {
		const others = [...this.chosen].filter((one) => one !== id);
		this.chosen = new Set(isWanted ? [...others, id] : others);
	}

	/** Firm by firm, the next when the one before is drawn. The only rejection is a part of the app that could not be fetched. */
	async prepare({ annexOf, drawn }: Making): Promise<void> {
		this.letGo();
		this.step = 'preparing';
		const round = this.#round;
		for (const { id, name } of this.firms?.filter((firm) => this.chosen.has(firm.id)) ?? []) {
			const firm = await printedFirm(id, annexOf);
			if (round !== this.#round) {
				if (firm) close(firm);
				return;
			}
			if (firm === undefined) this.left = [...this.left, name];
			else this.prepared = [...this.prepared, firm];
			await drawn();
			if (round !== this.#round) return;
		}
		this.step = 'ready';
	}

	/** Also what is under way. */
	letGo(): void {
		this.#round++;
		this.prepared.forEach(close);
		this.prepared = [];
		this.left = [];
		this.step = 'choosing';
	}
}

async function printedFirm(id: string, annexOf: Making['annexOf']): Promise<PrintedFirm | undefined> {
	const { FirmAdvice } = await import('../firm-advice.svelte.ts');
	const opened = await AssessmentSession.open(id);
	if (!opened.ok) return undefined;
	const advice = await FirmAdvice.of(opened.value);
	const annex = await annexOf?.(advice);
	if (annex?.ok !== false) return { advice, annex: annex?.value };
	opened.value.close();
	return undefined;
}

function close({ advice, annex }: PrintedFirm): void {
	advice.session.close();
	annex?.close();
}
