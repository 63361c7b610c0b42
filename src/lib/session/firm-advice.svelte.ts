import { advise, factsWithResults, isAdvised } from '../engine/advice.ts';
import { diagnoseBarriers } from '../engine/barriers.ts';
import { compareWithOthers } from '../engine/benchmarks.ts';
import type { Day } from '../engine/calendar.ts';
import { contradictions } from '../engine/contradictions.ts';
import { explainVerdict } from '../engine/explain-verdict.ts';
import type { Explanation } from '../engine/explanation.ts';
import { favouredBy } from '../engine/favoured.ts';
import { notesFor } from '../engine/notes.ts';
import type { Offer, OfferId } from '../engine/offer.ts';
import { standingsOf } from '../engine/offer-status.ts';
import { leadingSteps, planOf } from '../engine/plan.ts';
import { serviceFor } from '../engine/region-service.ts';
import { worthOfRoute, type RouteWorth } from '../engine/route-worth.ts';
import type { AssessmentSession } from './assessment-session.svelte.ts';
import { loadContent, type LoadedContent } from './loaded-content.ts';
import { today } from './today.ts';

/** All that is advised for a firm. Apart from its answers, which are asked for and shown without any of this. */
export class FirmAdvice {
	readonly session: AssessmentSession;
	readonly content: LoadedContent;
	readonly #day: () => Day;

	/** What conditions of offers are tested against. */
	facts = $derived.by(() =>
		factsWithResults(this.content.rulesFile.settings, this.session.diagnosis.claimed),
	);
	plannedSpend = $derived.by(() => this.session.amountOf(this.content.rulesFile.settings.plannedSpendItem));
	/** What stands in the firm's way; it changes no result, only which of equals is advised first. */
	barriers = $derived.by(() => diagnoseBarriers(this.content.barriers, this.session.readings));
	/** "Not now" comes before anything to be done; whatever else stands in the way comes after it. */
	isNotNow = $derived.by(() => this.barriers.notNow.kind === 'yes');
	recommendations = $derived.by(() =>
		favouredBy(
			this.barriers.named.map(({ rule }) => rule),
			advise({
				rulesFile: this.content.rulesFile,
				assessed: this.session.diagnosis.claimed,
				official: this.content.official,
				today: this.#day(),
			}),
		),
	);
	/** Published figures beside the firm's own. */
	comparison = $derived.by(() =>
		compareWithOthers(this.content.benchmarks, {
			assessed: this.session.diagnosis.claimed,
			rulesFile: this.content.rulesFile,
			today: this.#day(),
		}),
	);
	/** How an offer stands for the firm, where it is spoken of at all. */
	standingOf = (id: OfferId) => this.recommendations.find(({ offer }) => offer === id);
	plan = $derived.by(() => planOf(this.content.rulesFile.offers, this.recommendations));
	/** Advice that mends the first break, best first. */
	mending = $derived.by(() =>
		this.recommendations.filter(
			(recommendation) => recommendation.mendsFirstBreak && isAdvised(recommendation),
		),
	);
	/** The few steps that the result page opens with, and that go on paper and into a message. */
	firstSteps = $derived.by(() =>
		leadingSteps(this.plan).map(({ recommendation, horizon }) => ({ ...recommendation, horizon })),
	);

	/** What is public in the firm's place and nothing to apply for. */
	notes = $derived.by(() =>
		notesFor({
			rulesFile: this.content.rulesFile,
			assessed: this.session.diagnosis.claimed,
			today: this.#day(),
		}),
	);

	/** Who looks at factories in the firm's region, where it has such a service. */
	doctor = $derived.by(() => serviceFor('doctor', this.content.rulesFile, this.session.readings));

	/** Every offer, advised or not, with how it stands for this firm today. */
	offers = $derived.by(() => {
		const { facts, session } = this;
		return standingsOf(this.content.rulesFile, { facts, readings: session.readings, today: this.#day() });
	});

	/** What is worth a look on the walk; it changes no result. */
	contradictions = $derived.by(() => contradictions(this.content.contradictions, this.facts));

	/** What an official level is worth, beside the one that is certain, in each grant that hangs on the level. */
	worthAt = (level: number): readonly RouteWorth[] => {
		const { official, rulesFile } = this.content;
		const [now, after] = [official.levels[this.session.official.level.low], official.levels[level]];
		if (now === undefined || after === undefined) return [];
		const planned = this.facts(rulesFile.settings.plannedSpendItem);
		const { recommendations } = this;
		return worthOfRoute({ ...rulesFile, recommendations, planned, now: now.id, after: after.id });
	};

	/** Why the firm meets an offer's conditions or not; the place it reaches is told apart. */
	explainOffer = ({ eligible }: Offer): Explanation =>
		explainVerdict(eligible, { ...this.content, readings: this.session.readings, facts: this.facts });

	/** As of a day: today's for whoever asks now, another for what was advised then. */
	constructor(session: AssessmentSession, content: LoadedContent, day: () => Day = today) {
		this.session = session;
		this.content = content;
		this.#day = day;
	}

	/** Loads what is advised in this build. The only rejection is a part of the app that could not be fetched. */
	static async of(session: AssessmentSession): Promise<FirmAdvice> {
		return new FirmAdvice(session, await loadContent());
	}
}
