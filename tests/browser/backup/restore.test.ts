import { expect, it } from 'vitest';
import type { Answer, AnswerRecord } from '../../../src/lib/engine/answer.ts';
import { evidenceGrades, respondents } from '../../../src/lib/engine/answer.ts';
import type { Item } from '../../../src/lib/engine/questionnaire.ts';
import { pack } from '../../../src/lib/session/workbench/container.ts';
import { lookAt, unseal } from '../../../src/lib/session/workbench/opened-file.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { drawLots, hostileWords, timesOf, type Lot } from '../../support/hostile.ts';
import { makeCapture } from '../../support/stored.ts';
import { makeAssessment, makeStorage, valueOf } from '../storage/make-storage.ts';
import { backupOf, mergeFor, questionnaire } from './make-device.ts';

const { id: own, version, items, nameItem, reasons } = questionnaire;
const wordsOf = (lot: Lot) => lot.oneOf(['宏达鞋厂', '王厂长', 'قبل', '😀', lot.oneOf(hostileWords)]);

function answerTo(item: Item, lot: Lot): Answer {
	if (item.kind !== 'text' && lot.below(8) === 0) return { kind: 'dont-know' };
	if (item.mayNotApply && lot.below(8) === 0) return { kind: 'not-applicable', reason: reasons[0] ?? '' };
	switch (item.kind) {
		case 'ladder':
			return { kind: 'chosen', option: item.options[lot.below(item.options.length)] ?? '' };
		case 'choice':
			return { kind: 'chosen', option: item.options[lot.below(item.options.length)]?.id ?? '' };
		case 'multi':
			return { kind: 'several', options: item.options.filter(() => lot.below(2) === 0) };
		case 'yes-no':
			return { kind: 'yes-no', value: lot.below(2) === 0 };
		case 'amount':
			// The least of each, so that no part is larger than its whole.
			return { kind: 'amount', value: item.min };
		case 'text':
			return { kind: 'text', value: lot.below(5) === 0 ? '' : wordsOf(lot) };
	}
}

const recordOf = (item: Item, lot: Lot): AnswerRecord => ({
	answer: answerTo(item, lot),
	by: lot.oneOf(respondents),
	at: lot.below(2_000_000_000),
	evidence: lot.oneOf(evidenceGrades),
	...(lot.below(3) === 0 && { note: wordsOf(lot) }),
});

/** A device as years of visits may leave it: some firms, said and said again, taken back, with cards, notes and photos. */
async function deviceOf(lot: Lot): Promise<AssessmentStorage> {
	const storage = await makeStorage();
	for (let firm = 0; firm <= lot.below(4); firm++) {
		const id = `firm-${String(firm)}`;
		const follows = firm > 0 && lot.below(2) === 0 ? { follows: `firm-${String(firm - 1)}` } : {};
		valueOf(await storage.create(makeAssessment({ id, ...follows, questionnaire: own, version, name: '' })));
		for (let turn = 0; turn <= lot.below(4); turn++) {
			const said = items.filter(({ id: item }) => item === nameItem || lot.below(3) === 0);
			const entries = said.map((item) => ({
				item: item.id,
				record: turn > 0 && lot.below(5) === 0 ? null : recordOf(item, lot),
				version,
			}));
			valueOf(await storage.save(id, { entries, at: 1000 + turn }));
		}
		await storage.changeFirmOf(id, (card) => ({
			...card,
			person: wordsOf(lot),
			remark: wordsOf(lot),
			updatedAt: 5,
		}));
		for (let shot = 0; shot < lot.below(3); shot++) {
			const bytes = Uint8Array.from({ length: lot.below(3000) }, () => lot.below(256));
			const media = { type: 'image/jpeg', bytes: bytes.length };
			const capture = makeCapture({
				id: `${id}-${String(shot)}`,
				assessment: id,
				words: wordsOf(lot),
				media,
			});
			valueOf(await storage.saveCapture(capture, bytes.buffer));
		}
	}
	return storage;
}

/** Through the bytes of a file, as whoever changes phones does. */
async function throughFile(letters: string, lot: Lot): Promise<string> {
	const passphrase = lot.below(2) === 0 ? '石狮 stone 88' : undefined;
	const looked = valueOf(await lookAt(await pack(letters, passphrase, 10), questionnaire));
	const opened =
		looked.kind === 'sealed' && passphrase !== undefined
			? valueOf(await unseal(looked.container, passphrase, questionnaire))
			: looked;
	expect(opened.kind).toBe('open');
	return letters;
}

it('any device is the same to the byte after backup, wiping and restoring', async () => {
	for (let seed = 1; seed <= timesOf(25, 1000); seed++) {
		const lot = drawLots(seed);
		const device = await deviceOf(lot);
		const letters = await backupOf(device);
		valueOf(await device.eraseEverything());
		const empty = await makeStorage();
		const merge = await mergeFor(empty, await throughFile(letters, lot));
		if (merge === undefined) throw new Error(`nothing to restore of seed ${String(seed)}`);
		valueOf(await empty.merge(merge));
		expect(await backupOf(empty), `seed ${String(seed)}`).toBe(letters);
		// Once more is the same as once.
		expect(await mergeFor(empty, letters), `seed ${String(seed)}`).toBeUndefined();
		empty.close();
		device.close();
	}
}, 1_200_000);
