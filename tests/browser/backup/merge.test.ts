import { describe, expect, it } from 'vitest';
import { answersFromEntries } from '../../../src/lib/storage/assessment.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { makeStorage, valueOf } from '../storage/make-storage.ts';
import { backupOf, makeDevice, mergeFor, people, pictured, say } from './make-device.ts';

const headcounts = async (storage: AssessmentStorage, id = 'firm') =>
	valueOf(await storage.load(id))
		.entries.filter(({ item }) => item === 'headcount')
		.map(({ record }) => (record?.answer.kind === 'amount' ? record.answer.value : undefined));

async function restore(storage: AssessmentStorage, letters: string, side?: 'here' | 'there') {
	const merge = await mergeFor(storage, letters, side && (() => side));
	if (merge === undefined) throw new Error('nothing to restore');
	expect(valueOf(await storage.merge(merge)).kind).toBe('merged');
	return merge;
}

describe('a backup', () => {
	it('makes an empty device what the other one was, to the letter', async () => {
		const letters = await backupOf(await makeDevice());
		const storage = await makeStorage();
		await restore(storage, letters);
		expect(await backupOf(storage)).toBe(letters);
		expect(await headcounts(storage)).toEqual([40, 41]);
		expect(valueOf(await storage.media('p1'))).toEqual(pictured);
		expect(valueOf(await storage.load('again')).assessment.follows).toBe('firm');
	});

	it('asks for nothing on the device that it was made of, nor when it is taken in twice', async () => {
		const device = await makeDevice();
		const letters = await backupOf(device);
		expect(await mergeFor(device, letters)).toBeUndefined();
		const storage = await makeStorage();
		await restore(storage, letters);
		expect(await mergeFor(storage, letters)).toBeUndefined();
	});

	it('keeps what was said here alone, and both answers where two were said', async () => {
		const [device, other] = [await makeDevice(), await makeDevice()];
		await say(device, 'firm', { headcount: people(50, 10) }, 10);
		await say(other, 'firm', { headcount: people(60, 11), machines: people(9, 11) }, 11);
		const letters = await backupOf(other);
		await restore(device, letters);
		expect(await headcounts(device)).toEqual([40, 41, 50, 60, 50]);
		expect(answersFromEntries(valueOf(await device.load('firm')).entries).get('machines')).toEqual(
			people(9, 11),
		);
		expect(await mergeFor(device, letters)).toBeUndefined();
	});

	it('lets the answer of the file stand where that was chosen', async () => {
		const [device, other] = [await makeDevice(), await makeDevice()];
		await say(device, 'firm', { headcount: people(50, 10) }, 10);
		await say(other, 'firm', { headcount: people(60, 11) }, 11);
		await restore(device, await backupOf(other), 'there');
		expect((await headcounts(device)).at(-1)).toBe(60);
	});
});

describe('taking a merge back', () => {
	it('leaves an empty device empty again', async () => {
		const letters = await backupOf(await makeDevice());
		const storage = await makeStorage();
		const merge = await restore(storage, letters);
		valueOf(await storage.takeBack(merge));
		expect(valueOf(await storage.cases())).toMatchObject({ assessments: [], firms: [] });
		expect(valueOf(await storage.media('p1'))).toBeUndefined();
	});

	it('gives back what stood here before, and keeps what was said since', async () => {
		const [device, other] = [await makeDevice(), await makeDevice()];
		const before = await backupOf(device);
		await say(other, 'firm', { headcount: people(60, 11) }, 11);
		const merge = await restore(device, await backupOf(other));
		valueOf(await device.takeBack(merge));
		expect(await backupOf(device)).toBe(before);

		const again = await restore(device, await backupOf(other));
		await say(device, 'firm', { machines: people(5, 200) }, 200);
		valueOf(await device.takeBack(again));
		const answers = answersFromEntries(valueOf(await device.load('firm')).entries);
		expect([answers.get('headcount'), answers.get('machines')]).toEqual([people(41, 3), people(5, 200)]);
	});

	it('keeps a new check-up in which something was said since', async () => {
		const letters = await backupOf(await makeDevice());
		const storage = await makeStorage();
		const merge = await restore(storage, letters);
		await say(storage, 'firm', { machines: people(5, 200) }, 200);
		valueOf(await storage.takeBack(merge));
		expect(valueOf(await storage.load('firm')).entries).toMatchObject([{ item: 'machines' }]);
		expect(await storage.load('again')).toMatchObject({ ok: false });
	});
});

it('a merge that was worked out before something else was said writes nothing', async () => {
	const [device, other] = [await makeDevice(), await makeDevice()];
	await say(other, 'firm', { headcount: people(60, 11) }, 11);
	const merge = await mergeFor(device, await backupOf(other));
	await say(device, 'firm', { headcount: people(70, 12) }, 12);
	expect(merge && valueOf(await device.merge(merge))).toEqual({ kind: 'changed' });
	expect(await headcounts(device)).toEqual([40, 41, 70]);
});

it('a merge that is tried once more after a lost connection adds nothing twice', async () => {
	const [device, other] = [await makeDevice(), await makeDevice()];
	await say(other, 'firm', { headcount: people(60, 11) }, 11);
	const merge = await restore(device, await backupOf(other));
	valueOf(await device.merge(merge));
	expect(await headcounts(device)).toEqual([40, 41, 60]);
});

it('a file can not put its photo in the place of one of another firm', async () => {
	const [device, storage] = [await makeDevice(), await makeStorage()];
	const merge = await mergeFor(storage, await backupOf(await makeDevice()));
	if (merge === undefined) throw new Error('nothing to merge');
	const foreign = merge.captures.map(({ capture }) => ({
		capture: { ...capture, assessment: 'thief', words: '' },
		bytes: new ArrayBuffer(9),
	}));
	await device.merge({ ...merge, assessments: [], firms: [], entries: [], captures: foreign });
	expect(valueOf(await device.captures('firm'))).toMatchObject([{ id: 'p1', words: '看板' }]);
	expect(valueOf(await device.media('p1'))?.byteLength).toBe(3);
});
