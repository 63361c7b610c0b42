import { firmByAssessment } from '../../storage/firm.ts';
import type { Assessment, StorageProblem } from '../../storage/assessment.ts';
import { AssessmentSession } from '../assessment-session.svelte.ts';
import type { FirmAdvice } from '../firm-advice.svelte.ts';
import { deviceStorage } from '../storage.ts';

/** More sheets than that a browser on a phone does not lay out. */
export const mostAtOnce = 40;

/** Papers of many firms, to be printed in one go. */
export class Printing {
	/** The last check-up of each firm, the one changed last in front. */
	firms = $state.raw<readonly Assessment[] | undefined>(undefined);
	chosen: ReadonlySet<string> = $state.raw(new Set());
	/** In the order of the list. */
	prepared: readonly FirmAdvice[] = $state.raw([]);
	step = $state.raw<'choosing' | 'preparing' | 'ready'>('choosing');
	problem = $state.raw<StorageProblem | undefined>(undefined);
	/** Firms that could not be opened, by name. */
	left: readonly string[] = $state.raw([]);

	async open(): Promise<void> {
		const storage = await deviceStorage();
		const cases = storage.ok ? await storage.value.cases() : storage;
		if (!cases.ok) return void (this.problem = cases.problems[0]);
		const { assessments } = cases.value;
		const firms = firmByAssessment(assessments);
		const last = new Map<string, Assessment>();
		for (const assessment of [...assessments].sort((a, b) => a.updatedAt - b.updatedAt))
			if (assessment.deletedAt === undefined && assessment.voiceOf === undefined)
				last.set(firms.get(assessment.id) ?? assessment.id, assessment);
		this.firms = [...last.values()].sort((a, b) => b.updatedAt - a.updatedAt);
	}

	choose(id: string, isWanted: boolean): void {
		const others = [...this.chosen].filter((one) => one !== id);
		this.chosen = new Set(isWanted ? [...others, id] : others);
	}

	/** The only rejection is a part of the app that could not be fetched. */
	async prepare(): Promise<void> {
		this.letGo();
		this.step = 'preparing';
		const { FirmAdvice } = await import('../firm-advice.svelte.ts');
		for (const { id, name } of this.firms?.filter((firm) => this.chosen.has(firm.id)) ?? []) {
			const opened = await AssessmentSession.open(id);
			if (opened.ok) this.prepared = [...this.prepared, await FirmAdvice.of(opened.value)];
			else this.left = [...this.left, name];
		}
		this.step = 'ready';
	}

	letGo(): void {
		for (const { session } of this.prepared) session.close();
		this.prepared = [];
		this.left = [];
		this.step = 'choosing';
	}
}
