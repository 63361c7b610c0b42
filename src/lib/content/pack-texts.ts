import type { Place } from '../engine/place.ts';
import type { Questionnaire } from '../engine/questionnaire.ts';
import type { Texts } from './texts.ts';

/** The questionnaire as its own texts know it: a place that a pack brings has its name from the pack. */
export function withoutPlaces(questionnaire: Questionnaire, places: readonly Place[]): Questionnaire {
	const codes = new Set(places.map(({ code }) => code));
	const items = questionnaire.items.map((item) =>
		item.kind === 'choice' ? { ...item, options: item.options.filter(({ id }) => !codes.has(id)) } : item,
	);
	return { ...questionnaire, items };
}

/** The words of the questionnaire and of all packs together; names of places become labels of the options they are. */
export function mergeTexts(own: Texts, packs: readonly Texts[], questionnaire: Questionnaire): Texts {
	const of = (part: string): Texts => Object.assign({}, ...packs.map((pack) => nested(pack, part))) as Texts;
	const places = of('place');
	const labelled = questionnaire.items.flatMap((item) => {
		const brought = item.kind === 'choice' ? item.options.filter(({ id }) => places[id] !== undefined) : [];
		const labels = Object.fromEntries(brought.map(({ id }) => [id, { label: places[id] ?? '' }]));
		const words = nested(nested(own, 'item'), item.id);
		return brought.length === 0
			? []
			: [[item.id, { ...words, option: { ...nested(words, 'option'), ...labels } }]];
	});
	return {
		...own,
		item: { ...nested(own, 'item'), ...(Object.fromEntries(labelled) as Texts) },
		offer: of('offer'),
		note: of('note'),
		service: of('service'),
	};
}

function nested(texts: Texts, key: string): Texts {
	const part = texts[key];
	return typeof part === 'object' ? part : {};
}
