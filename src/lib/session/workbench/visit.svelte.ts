import visitContent from 'virtual:content/visit';
import type { AgendaEntry } from '../../engine/agenda.ts';
import {
	isEvidenced,
	isGiven,
	type Answer,
	type AnswerRecord,
	type EvidenceGrade,
} from '../../engine/answer.ts';
import { contradictions } from '../../engine/contradictions.ts';
import type { Item, ItemId } from '../../engine/questionnaire.ts';
import { success, type Result } from '../../engine/result.ts';
import type { StorageProblem } from '../../storage/assessment.ts';
import { aside } from '../aside.ts';
import type { AssessmentSession } from '../assessment-session.svelte.ts';
import { loadContent, type LoadedContent } from '../loaded-content.ts';
import { deviceStorage } from '../storage.ts';
import { today } from '../today.ts';
import { VisitCaptures, type CaptureTarget } from './visit-captures.svelte.ts';
import { VisitClock } from './visit-clock.svelte.ts';

/** Where the advisor is: at a place or at none, and at one of its items or at none. */
export interface Standing {
	/** `elsewhere` for what is only talked about. */
	readonly place?: string;
	readonly item?: ItemId;
}

const elsewhere = 'elsewhere';

/** A place of the walk with what is to be seen there, what has been, and what else may be answered there. */
export interface PlaceOfVisit {
	readonly place: string;
	/** All that is asked of this firm and looked at there. */
	readonly items: readonly ItemId[];
	/** How many are still to be seen, and how many have been. */
	readonly left: number;
	readonly seen: number;
	readonly listed: readonly ItemId[];
	readonly others: readonly ItemId[];
}

/** A firm on the day when an advisor walks through it. */
export class Visit {
	readonly session: AssessmentSession;
	readonly clock: VisitClock;
	readonly captures: VisitCaptures;
	readonly #content: LoadedContent;
	/** Undefined until it has been worked out once. */
	agenda = $state.raw<readonly AgendaEntry[] | undefined>(undefined);
	#asked = 0;
	/** Items whose photo the advisor does not take for evidence. */
	#declined = $state.raw<ReadonlySet<ItemId>>(new Set());

	/** Items that count as seen without a photo too. */
	#kept = $state.raw<ReadonlySet<ItemId>>(new Set());

	/** Once on the list, an item keeps its line while it is looked at. */
	readonly #lines = new Map<ItemId, number>();
	agendaByPlace: readonly PlaceOfVisit[] = $derived.by(() => {
		const left = this.agenda?.map(({ item }) => item) ?? [];
		const placed = new Set(visitContent.visit.flatMap(({ items }) => items));
		const talked = { place: elsewhere, items: left.filter((item) => !placed.has(item)) };
		const stops = visitContent.visit.map((stop) => this.#placeOfVisit(stop, left));
		return talked.items.length === 0 ? stops : [...stops, this.#placeOfVisit(talked, left)];
	});
	/** Answered with evidence since the day of the visit: what is ticked off. */
	seen: ReadonlySet<ItemId> = $derived.by(() => {
		const day = this.clock.visited ?? today();
		const items = this.#content.questionnaire.items.map(({ id }) => id);
		return new Set(
			items.filter((id) => {
				const graded = this.graded(id).map(([, record]) => record);
				const last = Math.max(0, ...graded.map(({ at }) => at));
				return (
					last > 0 && graded.every(({ evidence }) => isEvidenced(evidence)) && today(new Date(last)) >= day
				);
			}),
		);
	});

	private constructor(
		session: AssessmentSession,
		content: LoadedContent,
		beside: { readonly clock: VisitClock; readonly captures: VisitCaptures },
	) {
		this.session = session;
		this.#content = content;
		this.clock = beside.clock;
		this.captures = beside.captures;
	}

	/** The only rejection is a part of the app that could not be fetched. */
	static async of(session: AssessmentSession): Promise<Result<Visit, StorageProblem>> {
		const content = loadContent();
		// Heard of where it is awaited, and not before that as of something nobody waits for.
		content.catch(() => undefined);
		const storage = await deviceStorage();
		if (!storage.ok) return storage;
		const { id } = session.assessment;
		const firm = await storage.value.firmOf(id);
		if (!firm.ok) return firm;
		const caught = await storage.value.captures(id);
		if (!caught.ok) return caught;
		const clock = new VisitClock(storage.value, id, firm.value);
		const captures = new VisitCaptures(storage.value, id, caught.value);
		return success(new Visit(session, await content, { clock, captures }));
	}

	/** In the order in which they came onto the list. */
	inLine = (items: readonly ItemId[]): readonly ItemId[] => {
		const lineOf = (item: ItemId) => this.#lines.get(item) ?? Infinity;
		return [...items].sort((a, b) => (lineOf(a) === lineOf(b) ? 0 : lineOf(a) - lineOf(b)));
	};

	/** What is caught there belongs to it. */
	targetAt({ place, item }: Standing): CaptureTarget {
		return {
			...(item !== undefined && { item }),
			...(place !== undefined && place !== elsewhere && { place }),
		};
	}

	/** When something was last answered or caught since the clock runs. */
	get lastMoment(): number {
		const since = this.clock.since ?? Date.now();
		const answered = [...this.session.answers.values()].map(({ at }) => at);
		const caught = this.captures.list.map(({ at }) => at);
		return Math.max(since, ...answered, ...caught);
	}

	/** Works the agenda out of the answers of now, aside; one that newer answers have overtaken is dropped. */
	async refresh(): Promise<void> {
		this.#asked += 1;
		const ticket = this.#asked;
		const { answers, readings } = this.session;
		const found = contradictions(this.#content.contradictions, readings.facts);
		const worked = await (await aside(this.#content)).agenda(answers, visitContent.visit, found);
		if (ticket === this.#asked) this.agenda = worked;
	}

	/**
	 * Said by the advisor. Who finds otherwise than was said has seen it, where there is something to see; a first answer may
	 * be hearsay. Amounts are truer than a band and win over it, so choosing a band takes its own amount back.
	 */
	async answer(item: Item, answer: Answer): Promise<void> {
		const isFound = isGiven(answer) && this.#isToBeSeen(item.id) && this.#wasSaid(item.id);
		const part = item.kind === 'ladder' ? item.share?.part : undefined;
		if (part !== undefined && this.session.recordOf(part)) await this.session.withdraw(part);
		await this.session.answer(item.id, answer, { by: 'advisor', ...(isFound && { evidence: 'E2' }) });
	}

	/** Something was photographed, said and not yet graded: the advisor is asked whether that was seen. */
	proposesSeen(item: ItemId): boolean {
		const caught = this.captures.list.some((one) => one.item === item && one.kind === 'photo');
		return caught && !this.#declined.has(item) && this.#ungraded(item).length > 0;
	}

	declineSeen(item: ItemId): void {
		this.#declined = new Set([...this.#declined, item]);
	}

	/** Seen by its photo, which was deleted since. */
	doubtsSeen(item: ItemId): boolean {
		const { deleted, list } = this.captures;
		const isBare = !list.some((one) => one.item === item && one.kind === 'photo');
		const lost = deleted?.capture.kind === 'photo' && deleted.capture.item === item;
		const isSeen = this.graded(item).some(([, { evidence }]) => evidence === 'E2');
		return lost && isBare && isSeen && !this.#kept.has(item);
	}

	keepSeen(item: ItemId): void {
		this.#kept = new Set([...this.#kept, item]);
	}

	/** Who said it stays who said it; the advisor adds what it is worth. */
	grade(item: ItemId, evidence: EvidenceGrade): void {
		for (const [id, record] of this.graded(item))
			void this.session.answer(id, record.answer, { evidence, by: record.by });
	}

	/** The answers that evidence of an item is of: its own, or the amounts that it is worked out of. */
	graded(item: ItemId): readonly (readonly [ItemId, AnswerRecord])[] {
		const { answers } = this.session;
		const own = answers.get(item);
		const share = this.#shareOf(item);
		const reading = this.session.readings.of(item);
		const isDerived = reading.kind === 'given' && reading.derived;
		const of = isDerived && share !== undefined ? [share.part, share.whole] : own ? [item] : [];
		return of.flatMap((id) => {
			const record = answers.get(id);
			return record && isGiven(record.answer) ? [[id, record] as const] : [];
		});
	}

	/** What is asked to know an item: a share asks for its amounts, or for the band alone. */
	questionsOf(item: ItemId): readonly Item[] {
		const share = this.#shareOf(item);
		const ids = share === undefined ? [item] : [share.whole, share.part, item];
		return ids.flatMap((id) => this.#itemNamed(id) ?? []);
	}

	#placeOfVisit(stop: { place: string; items: readonly ItemId[] }, left: readonly ItemId[]): PlaceOfVisit {
		const items = stop.items.filter((item) => this.session.readings.of(item).kind !== 'irrelevant');
		const here = left.filter((item) => stop.items.includes(item));
		const seen = stop.items.filter((item) => this.seen.has(item) && !here.includes(item));
		const listed = [...here, ...seen];
		for (const item of listed) if (!this.#lines.has(item)) this.#lines.set(item, this.#lines.size);
		return {
			place: stop.place,
			items,
			left: here.length,
			seen: seen.length,
			listed: this.inLine(listed),
			others: items.filter((item) => !listed.includes(item)),
		};
	}

	#ungraded = (item: ItemId) => this.graded(item).filter(([, { evidence }]) => !isEvidenced(evidence));

	#isToBeSeen = (id: ItemId) =>
		visitContent.visit.some(({ items }) =>
			items.some((item) => this.questionsOf(item).some((question) => question.id === id)),
		);

	/** By somebody else, or by the advisor who had seen it: not what the advisor only heard on this walk. */
	#wasSaid = (id: ItemId) => {
		const own = this.session.recordOf(id);
		const said = [...(own ? [own] : []), ...this.graded(id).map(([, record]) => record)];
		return said.some(({ by, evidence }) => by !== 'advisor' || isEvidenced(evidence));
	};

	#itemNamed = (id: ItemId) => this.#content.questionnaire.items.find((candidate) => candidate.id === id);

	#shareOf(id: ItemId) {
		const item = this.#itemNamed(id);
		return item?.kind === 'ladder' ? item.share : undefined;
	}
}
