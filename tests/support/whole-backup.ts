import { bundleOf } from '../../src/lib/content/answers-bundle.ts';
import { checkUpToFile } from '../../src/lib/content/answers-file.ts';
import { canonicalJson } from '../../src/lib/content/canonical-json.ts';
import type { AnswerRecord, GivenAnswer } from '../../src/lib/engine/answer.ts';
import type { Item, Questionnaire } from '../../src/lib/engine/questionnaire.ts';

/** A backup in which everything occurs that a file can say: a card, history, what was taken back, photos, a follow-up. */
export function wholeBackup(questionnaire: Questionnaire): string {
	const { id, version, items } = questionnaire;
	const answers = new Map(items.map((item) => [item.id, recordOf(item)]));
	const said = [...answers].map(([item, record]) => ({ item, version, record }));
	const takenBack = { item: 'energy', version, record: null };
	const media = { type: 'image/jpeg', bytes: 3 };
	const photo = {
		kind: 'photo',
		words: '看板',
		by: 'advisor',
		at: 5,
		item: 'quality',
		media,
		data: 'AQID',
	} as const;
	const card = {
		id: 'firm',
		person: '王厂长',
		phone: '13800001234',
		planned: '2026-11-24',
		remark: '展会',
		updatedAt: 5,
	};
	const one = (checkUp: string, follows?: string) =>
		checkUpToFile(
			{
				answers,
				fates: [],
				checkUp: {
					id: checkUp,
					createdAt: 1,
					updatedAt: 9,
					reached: 0.5,
					...(follows !== undefined && { follows }),
				},
				firm: card,
				history: [...said, takenBack, ...said.slice(0, 3)],
				captures: [{ ...photo, id: `p-${checkUp}` }],
			},
			questionnaire,
		);
	const gone = { [`${id}_gone`]: { value: 'x', at: 1 } };
	const older = { ...one('older', 'firm'), setAside: [{ version: version - 1, answers: gone }] };
	return canonicalJson(bundleOf([one('firm'), one('again', 'firm'), older], { createdAt: 7, app: 'test' }));
}

const recordOf = (item: Item): AnswerRecord => ({
	answer: givenTo(item),
	by: 'accountant',
	at: 2,
	evidence: 'E3',
	note: '工资表',
});

function givenTo(item: Item): GivenAnswer {
	switch (item.kind) {
		case 'ladder':
			return { kind: 'chosen', option: item.options[0] ?? '' };
		case 'choice':
			return { kind: 'chosen', option: item.options[0]?.id ?? '' };
		case 'multi':
			return { kind: 'several', options: item.options };
		case 'yes-no':
			return { kind: 'yes-no', value: true };
		case 'amount':
			return { kind: 'amount', value: item.min };
		case 'text':
			return { kind: 'text', value: '宏达鞋厂' };
	}
}
