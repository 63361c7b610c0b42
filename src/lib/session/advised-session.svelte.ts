import { advise, factsWithResults, isAdvised } from '../engine/advice.ts';
import { diagnoseBarriers } from '../engine/barriers.ts';
import { compareWithOthers } from '../engine/benchmarks.ts';
import { contradictions } from '../engine/contradictions.ts';
import { explainVerdict } from '../engine/explain-verdict.ts';
import type { Explanation } from '../engine/explanation.ts';
import { favouredBy } from '../engine/favoured.ts';
import { notesFor } from '../engine/notes.ts';
import type { Offer } from '../engine/offer.ts';
import { standingsOf } from '../engine/offer-status.ts';
import { leadingSteps, planOf } from '../engine/plan.ts';
import { serviceFor } from '../engine/region-service.ts';
import { success } from '../engine/result.ts';
import { worthOfRoute, type RouteWorth } from '../engine/route-worth.ts';
import { AssessmentSession, findAssessment, type Opened } from './assessment-session.svelte.ts';
import { loadContent, type LoadedContent } from './loaded-content.ts';
import { today } from './today.ts';

/** An assessment with all that is advised for it. Apart from the questions, which are asked without any of this. */
export class AdvisedSession extends AssessmentSession {
	declare readonly content: LoadedContent;

	/** What conditions of offers are tested against. */
	facts = $derived.by(() => factsWithResults(this.content.rulesFile.settings, this.diagnosis.claimed));
	plannedSpend = $derived.by(() => this.amountOf(this.content.rulesFile.settings.plannedSpendItem));
	/** What stands in the firm's way; it changes no result, only which of equals is advised first. */
	barriers = $derived.by(() => diagnoseBarriers(this.content.barriers, this.readings));
	recommendations = $derived.by(() =>
		favouredBy(
			this.barriers.named.map(({ rule }) => rule),
			advise({
				rulesFile: this.content.rulesFile,
				assessed: this.diagnosis.claimed,
				official: this.content.official,
				today: today(),
			}),
		),
	);
	/** Published figures beside the firm's own. */
	comparison = $derived.by(() =>
		compareWithOthers(this.content.benchmarks, {
			assessed: this.diagnosis.claimed,
			rulesFile: this.content.rulesFile,
			today: today(),
		}),
	);
	plan = $derived.by(() => planOf(this.content.rulesFile.offers, this.recommendations));
	/** Advice that mends the first break, best first. */
	mending = $derived.by(() =>
		this.recommendations.filter(
			(recommendation) => recommendation.mendsFirstBreak && isAdvised(recommendation),
		),
	);
	/** The few steps that the result page opens with, and that go on paper and into a message. */
	leadingSteps = (count: number) => leadingSteps(this.plan, count);

	/** What is public in the firm's place and nothing to apply for. */
	notes = $derived.by(() =>
		notesFor({ rulesFile: this.content.rulesFile, assessed: this.diagnosis.claimed, today: today() }),
	);

	/** Who looks at factories in the firm's region, where it has such a service. */
	doctor = $derived.by(() => serviceFor('doctor', this.content.rulesFile, this.readings));

	/** Every offer, advised or not, with how it stands for this firm today. */
	offers = $derived.by(() => {
		const { facts, readings } = this;
		return standingsOf(this.content.rulesFile, { facts, readings, today: today() });
	});

	/** What is worth a look on the walk; it changes no result. */
	contradictions = $derived.by(() => contradictions(this.content.contradictions, this.facts));

	/** What an official level is worth, beside the one that is certain, in each grant that hangs on the level. */
	worthAt = (level: number): readonly RouteWorth[] => {
		const { official, rulesFile } = this.content;
		const [now, after] = [official.levels[this.official.level.low], official.levels[level]];
		if (now === undefined || after === undefined) return [];
		const planned = this.facts(rulesFile.settings.plannedSpendItem);
		const { recommendations } = this;
		return worthOfRoute({ ...rulesFile, recommendations, planned, now: now.id, after: after.id });
	};

	/** Why the firm meets an offer's conditions or not; the place it reaches is told apart. */
	explainOffer = ({ eligible }: Offer): Explanation =>
		explainVerdict(eligible, { ...this.content, readings: this.readings, facts: this.facts });

	static override async open(id: string): Promise<Opened<AdvisedSession>> {
		const content = loadContent();
		const found = await findAssessment(id, content);
		return found.ok ? success(new AdvisedSession(await content, found.value)) : found;
	}
}
