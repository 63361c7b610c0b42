import { describe, expect, it } from 'vitest';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import { chosen, makeAssessment, makeStorage, newName, recordOf, saying, valueOf } from './make-storage.ts';

describe('an assessment', () => {
	it('comes back after a restart as it was saved', async () => {
		const name = newName();
		const first = await makeStorage({ name });
		const record = { ...recordOf({ kind: 'several', options: ['a', 'b'] }), note: '二号车间' };
		await first.create(makeAssessment());
		await first.save('firm', { ...saying({ q1: record }, 3000), bookmark: 's2', reached: 0.4, name: '鞋厂' });
		first.close();

		const { assessment, entries } = valueOf(await (await makeStorage({ name })).load('firm'));
		expect(assessment).toEqual(
			makeAssessment({ name: '鞋厂', bookmark: 's2', reached: 0.4, updatedAt: 3000 }),
		);
		expect(entries).toEqual([{ seq: 1, assessment: 'firm', item: 'q1', record }]);
	});

	it('is saved from a proxy, as a rune has it', async () => {
		const storage = await makeStorage();
		await storage.create(proxied(makeAssessment()));
		const record = recordOf({ kind: 'several', options: ['a'] });
		valueOf(await storage.save('firm', proxied(saying({ q1: record }))));
		expect(valueOf(await storage.load('firm')).entries).toMatchObject([{ item: 'q1', record }]);
	});

	it('refuses as a bug what no schema knows, and stores nothing of it', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		const nonsense = saying({ q1: recordOf({ kind: 'amount', value: NaN }) });
		await expect(storage.save('firm', nonsense)).rejects.toThrow();
		expect(valueOf(await storage.load('firm')).entries).toEqual([]);
	});

	it('has the last thing said about an item, whatever the clock says', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		await storage.save('firm', saying({ q1: chosen('first'), q2: chosen('kept') }, 5000));
		await storage.save('firm', saying({ q1: chosen('last') }, 1));
		const { entries } = valueOf(await storage.load('firm'));
		expect(answersFromEntries([...entries].reverse())).toEqual(
			new Map([
				['q1', chosen('last')],
				['q2', chosen('kept')],
			]),
		);
	});

	it('keeps the history of a withdrawn answer, but no answer', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		await storage.save('firm', saying({ q1: chosen('a') }));
		await storage.save('firm', saying({ q1: null }));
		const { entries } = valueOf(await storage.load('firm'));
		expect(entries).toHaveLength(2);
		expect(answersFromEntries(entries).size).toBe(0);
	});

	it('never falls behind the progress already shown', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		await storage.save('firm', { entries: [], reached: 0.8, at: 2000 });
		await storage.save('firm', { entries: [], reached: 0.3, at: 3000 });
		expect(valueOf(await storage.load('firm')).assessment.reached).toBe(0.8);
	});

	it('goes into the bin, comes back, and is erased for good', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment());
		await storage.save('firm', saying({ q1: chosen('a') }));
		await storage.remove('firm', 9000);
		expect(valueOf(await storage.list())).toMatchObject([{ assessment: { deletedAt: 9000 } }]);
		await storage.restore('firm');
		expect(valueOf(await storage.load('firm')).assessment).not.toHaveProperty('deletedAt');
		await storage.erase('firm');
		expect(await storage.raw('firm')).toEqual({ assessment: null, entries: [] });
		expect(await storage.load('firm')).toMatchObject({ problems: [{ kind: 'missing', id: 'firm' }] });
	});

	it('is said to be missing where nobody created it', async () => {
		const storage = await makeStorage();
		const problems = [{ kind: 'missing', id: 'nobody' }];
		expect(await storage.save('nobody', saying({ q1: chosen('a') }))).toMatchObject({ problems });
		expect(await storage.remove('nobody', 1)).toMatchObject({ problems });
	});

	it('is listed last touched first', async () => {
		const storage = await makeStorage();
		await storage.create(makeAssessment({ id: 'old' }));
		await storage.create(makeAssessment({ id: 'new', createdAt: 2000, updatedAt: 2000 }));
		await storage.save('old', saying({ q1: chosen('a') }, 3000));
		const ids = valueOf(await storage.list()).map((it) => it.kind === 'readable' && it.assessment.id);
		expect(ids).toEqual(['old', 'new']);
	});
});

/** Like a Svelte $state: every object in it is a proxy, which the structured clone refuses. */
function proxied<Value extends object>(value: Value): Value {
	return new Proxy(value, {
		get(target, key): unknown {
			const inner: unknown = Reflect.get(target, key);
			return typeof inner === 'object' && inner !== null ? proxied(inner) : inner;
		},
	});
}
