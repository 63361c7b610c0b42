import type { Content } from '../lib/content/read-content.ts';
import { factsWithResults } from '../lib/engine/advice.ts';
import type { Answers } from '../lib/engine/answer.ts';
import { assessAnswers } from '../lib/engine/diagnosis.ts';
import { explainLevels } from '../lib/engine/explain-level.ts';
import { explainOffer } from '../lib/engine/explain-offer.ts';
import { explainVerdict, type VerdictGround } from '../lib/engine/explain-verdict.ts';
import type { Offer } from '../lib/engine/offer.ts';
import { failure, success, type Result } from '../lib/engine/result.ts';
import { scaleNamed } from '../lib/engine/scale.ts';

/** What somebody wants explained; nothing named is every scale at the level it has and the next. */
export interface Asked {
	readonly scale?: string | undefined;
	readonly level?: string | undefined;
	readonly offer?: string | undefined;
}

export interface NotKnown {
	readonly option: keyof Asked;
	readonly id: string;
}

/** The JSON object of `checkup why`: trees as the engine gives them; options, levels and rows by index, points in thousandths. */
export function whyReport(content: Content, answers: Answers, asked: Asked): Result<unknown, NotKnown> {
	const { scales, rulesFile } = content;
	const unknown = [
		...missing('scale', asked.scale, scales),
		...missing(
			'level',
			asked.level,
			scales.filter(({ id }) => id === (asked.scale ?? id)).flatMap(({ levels }) => levels),
		),
		...missing('offer', asked.offer, rulesFile.offers),
	];
	if (unknown.length > 0) return failure(unknown);
	const offer = rulesFile.offers.find(({ id }) => id === asked.offer);
	const onlyOffer = offer && asked.scale === undefined && asked.level === undefined;
	return success({
		...(!onlyOffer && { scales: scalesReport(content, answers, asked) }),
		...(offer && { offer: offerReport(content, answers, offer) }),
	});
}

const missing = (
	option: keyof Asked,
	id: string | undefined,
	known: readonly { readonly id: string }[],
): readonly NotKnown[] =>
	id === undefined || known.some((candidate) => candidate.id === id) ? [] : [{ option, id }];

function scalesReport({ questionnaire, scales }: Content, answers: Answers, { scale, level }: Asked) {
	const results = assessAnswers(questionnaire, scales, answers).scales;
	const chosen = scales.filter(
		({ id, levels }) =>
			(scale === undefined || id === scale) &&
			(level === undefined || levels.some((candidate) => candidate.id === level)),
	);
	return Object.fromEntries(
		chosen.map((own) => {
			const has = results.get(own.id)?.level ?? { low: 0, high: 0 };
			const explain = explainLevels({ questionnaire, scale: own, answers });
			const isWanted = (id: string, index: number) =>
				level === undefined
					? scale !== undefined || index === has.low || index === has.low + 1
					: id === level;
			const wanted = own.levels.flatMap(({ id }, index) => (isWanted(id, index) ? [{ id, index }] : []));
			return [
				own.id,
				{
					level: { low: own.levels[has.low]?.id, high: own.levels[has.high]?.id },
					why: Object.fromEntries(wanted.map(({ id, index }) => [id, explain(index)])),
				},
			];
		}),
	);
}

/** Whether the firm may have it, and of each rule whether it is advised. */
function offerReport(content: Content, answers: Answers, offer: Offer) {
	const { questionnaire, scales, rulesFile } = content;
	const { settings, rules } = rulesFile;
	const assessed = assessAnswers(questionnaire, scales, answers);
	const ground: VerdictGround = {
		questionnaire,
		official: scaleNamed(scales, settings.officialScale),
		chain: scaleNamed(scales, settings.chainScale),
		readings: assessed.readings,
		facts: factsWithResults(settings, assessed),
	};
	return {
		id: offer.id,
		eligible: explainOffer(offer, rulesFile, ground),
		advised: Object.fromEntries(
			rules
				.filter((rule) => rule.offer === offer.id)
				.map(({ id, when }) => [id, explainVerdict(when, ground)]),
		),
	};
}
