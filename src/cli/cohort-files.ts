import { answersToFile } from '../lib/content/answers-file.ts';
import type { AnswerRecord, Answers } from '../lib/engine/answer.ts';
import { itemsFor, type Item, type ItemId, type Questionnaire } from '../lib/engine/questionnaire.ts';
import { drawFirm, type Chance, type Distribution } from './simulated-firm.ts';

interface FirmsOfFiles {
	readonly questionnaire: Questionnaire;
	readonly firms: Distribution;
	readonly chance: Chance;
}

const day = 86_400_000;
const firstDay = Date.UTC(2026, 0, 5);

/**
 * Made-up check-ups as files, in the order of the year: a firm answers for itself, two in five leave something open; a
 * third are visited, a third of these again, where an advisor sees a half of the answers, one in four of them lower.
 */
export function* cohortFiles(count: number, { questionnaire, firms, chance }: FirmsOfFiles) {
	const context = new Set(itemsFor(questionnaire, 'context'));
	const items = new Map(questionnaire.items.map((item) => [item.id, item]));
	for (let made = 0, firm = 1; made < count; firm += 1) {
		const share = chance() < 0.4 ? 0.6 + 0.4 * chance() : 1;
		const drawn = drawFirm(questionnaire, firms, chance);
		const told = new Map([...drawn].filter(([id]) => context.has(id) || chance() < share));
		const id = `firm-${firm}`;
		let at = firstDay + Math.floor(chance() * 200) * day;
		let said: Answers = told;
		for (let turn = 1; made < count; turn += 1) {
			yield fileOf(said, { id, turn, at });
			made += 1;
			if (chance() >= 1 / 3) break;
			at += Math.floor(30 + chance() * 150) * day;
			said = visited(said, (item) => !context.has(item));
		}
	}

	function visited(told: Answers, mayBeSeen: (item: ItemId) => boolean): Answers {
		return new Map(
			[...told].map(([id, record]): [ItemId, AnswerRecord] =>
				mayBeSeen(id) && chance() < 0.5 ? [id, seen(record, items.get(id))] : [id, record],
			),
		);
	}

	function seen(record: AnswerRecord, item: Item | undefined): AnswerRecord {
		const { answer } = record;
		const grade = { by: 'advisor', evidence: chance() < 0.7 ? 'E2' : 'E3' } as const;
		if (item?.kind !== 'ladder' || answer.kind !== 'chosen') return { ...record, ...grade };
		const at = item.options.indexOf(answer.option) + (chance() < 0.25 ? -1 : chance() < 0.1 ? 1 : 0);
		const option = item.options[Math.min(item.options.length - 1, Math.max(0, at))] ?? answer.option;
		return { ...record, ...grade, answer: { kind: 'chosen', option } };
	}

	function fileOf(
		told: Answers,
		{ id, turn, at }: { readonly id: string; readonly turn: number; readonly at: number },
	) {
		const dated = new Map([...told].map(([item, record]) => [item, { ...record, at }]));
		return {
			...answersToFile(dated, questionnaire),
			checkUp: {
				id: `${id}-${turn}`,
				createdAt: at,
				updatedAt: at + day / 24,
				...(turn > 1 && { follows: `${id}-${turn - 1}` }),
			},
			firm: { id },
		};
	}
}
