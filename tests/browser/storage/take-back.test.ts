import { expect, it } from 'vitest';
import { chosen, makeAssessment, makeStorage, saying, valueOf } from './make-storage.ts';

it('takes a list back as if it had never been added, and what was there is as it was', async () => {
	const storage = await makeStorage();
	const before = makeAssessment({ id: 'old', name: '老厂' });
	const card = { id: 'old', phone: '1', updatedAt: 1 };
	await storage.create(before);
	await storage.save('old', saying({ q1: chosen('a') }));
	valueOf(await storage.changeFirmOf(card.id, () => card));
	const stored = valueOf(await storage.load('old'));
	const entry = { record: chosen('b'), savedAt: 3 };
	const added = {
		firms: [
			{ ...card, phone: '2' },
			{ id: 'new', updatedAt: 3 },
		],
		assessments: [{ ...stored.assessment, updatedAt: 3 }, makeAssessment({ id: 'new' })],
		entries: [
			{ ...entry, assessment: 'old', item: 'q2', save: 's-old' },
			{ ...entry, assessment: 'new', item: 'q1', save: 's-new' },
		],
	};
	valueOf(await storage.addCases(added));
	await storage.save('new', saying({ q2: chosen('c') }));
	expect(valueOf(await storage.cases()).assessments).toHaveLength(2);

	valueOf(
		await storage.takeBackCases({ added, firmsBefore: [card], assessmentsBefore: [stored.assessment] }),
	);
	expect(valueOf(await storage.cases())).toMatchObject({
		assessments: [stored.assessment],
		firms: [card],
		unreadable: 0,
	});
	expect(valueOf(await storage.load('old'))).toEqual(stored);
	// Not even answers without a check-up are left.
	expect(valueOf(await storage.list())).toHaveLength(1);
});
