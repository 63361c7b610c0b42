import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../src/lib/engine/result.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import {
	mostPhotos,
	VisitCaptures,
	type Capture,
} from '../../../src/lib/session/workbench/visit-captures.svelte.ts';
import { makeAssessment, makeStorage, newName, valueOf } from '../storage/make-storage.ts';

async function openVisit(refuse: Partial<AssessmentStorage> = {}) {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	const captures = new VisitCaptures({ ...storage, ...refuse }, 'firm', []);
	const onDevice = async () => valueOf(await storage.captures('firm'));
	return { storage, captures, onDevice };
}

const board = { item: 'quality', place: 'line' };
const spoken = { bytes: new Uint8Array([1, 2, 3]).buffer, type: 'audio/webm', seconds: 3 };

describe('what is caught on a visit', () => {
	it('lies on the device with what it is of, and its size counts', async () => {
		const { storage, captures, onDevice } = await openVisit();
		await captures.addPhotos([await photo()], board);
		await captures.addVoice(spoken, { place: 'store' });
		await captures.addText('看板停在上周三', {});
		expect(await onDevice()).toMatchObject([
			{ kind: 'photo', ...board, by: 'advisor' },
			{ kind: 'voice', place: 'store', media: { seconds: 3, bytes: 3 } },
			{ kind: 'text', words: '看板停在上周三' },
		]);
		expect(captures.photos).toBe(1);
		const [first] = captures.list;
		const media = valueOf(await storage.media(first?.id ?? ''));
		expect(media?.byteLength).toBe(first?.media?.bytes);
		expect(captures.bytes).toBe((first?.media?.bytes ?? 0) + 3);
	});

	it('is deleted with its picture and brought back whole', async () => {
		const { storage, captures, onDevice } = await openVisit();
		await captures.addPhotos([await photo()], board);
		const [caught] = captures.list;
		const id = caught?.id ?? '';
		await captures.delete(id);
		expect(await onDevice()).toEqual([]);
		expect(valueOf(await storage.media(id))).toBeUndefined();
		await captures.undoDelete();
		expect(await onDevice()).toEqual([caught]);
		expect(valueOf(await storage.media(id))?.byteLength).toBe(caught?.media?.bytes);
	});

	it('keeps its picture when its words change', async () => {
		const { storage, captures, onDevice } = await openVisit();
		await captures.addPhotos([await photo()], board);
		const id = captures.list[0]?.id ?? '';
		await captures.reword(id, '质检台的看板');
		expect(await onDevice()).toMatchObject([{ id, words: '质检台的看板' }]);
		expect(valueOf(await storage.media(id))?.byteLength).toBeGreaterThan(100);
	});

	it('stays on the screen while the device is full, and is kept once there is room', async () => {
		const full = vi.fn<AssessmentStorage['saveCapture']>(() => Promise.resolve(failure([{ kind: 'full' }])));
		const { storage, captures, onDevice } = await openVisit({ saveCapture: full });
		await captures.addPhotos([await photo()], board);
		expect(captures.list).toEqual([]);
		expect(captures.unsaved).toMatchObject([{ problem: 'full', capture: board }]);
		full.mockImplementation(storage.saveCapture);
		await captures.retry();
		expect(captures.unsaved).toEqual([]);
		expect(await onDevice()).toMatchObject([board]);
	});

	it('has a cap on photos: one too many waits until another is deleted', async () => {
		const { storage } = await openVisit();
		const kept = Array.from({ length: mostPhotos }, (_, index): Capture => ({
			...{ id: `p${String(index)}`, assessment: 'firm', kind: 'photo', words: '' },
			...{ by: 'advisor', at: index },
		}));
		const captures = new VisitCaptures(storage, 'firm', kept);
		expect(captures.isNearlyFull).toBe(true);
		await captures.addPhotos([await photo()], board);
		expect(captures.unsaved).toMatchObject([{ problem: 'cap' }]);
		await captures.addText('还能写', {});
		expect(captures.list).toHaveLength(mostPhotos + 1);
		await captures.delete('p0');
		await captures.retry();
		expect(captures.unsaved).toEqual([]);
		expect(captures.photos).toBe(mostPhotos);
	});

	it('names the file that is no photo and takes the others', async () => {
		const { captures } = await openVisit();
		await captures.addPhotos([new File(['?'], 'notes.heic', { type: 'image/heic' }), await photo()], {});
		expect(captures.notTaken).toEqual([{ name: 'notes.heic', problem: 'unreadable' }]);
		expect(captures.photos).toBe(1);
		expect(captures.underWay).toBe(0);
	});
});

describe('the card of the firm of an assessment', () => {
	it('is that of the first check-up, also for a follow-up, and empty where none was written', async () => {
		const storage = await makeStorage({ name: newName() });
		await storage.create(makeAssessment());
		await storage.create(makeAssessment({ id: 'again', follows: 'firm' }));
		expect(await storage.firmOf('again')).toEqual(success({ id: 'firm', updatedAt: 0 }));
		const clock = { seconds: 60, since: 5 };
		valueOf(
			await storage.changeFirmOf('firm', () => ({ id: 'firm', person: '王厂长', clock, updatedAt: 1 })),
		);
		expect(valueOf(await storage.firmOf('again'))).toMatchObject({ id: 'firm', person: '王厂长', clock });
		expect(valueOf(await storage.firmOf('firm'))).toMatchObject({ person: '王厂长' });
	});
});

async function photo(): Promise<File> {
	const canvas = new OffscreenCanvas(64, 48);
	canvas.getContext('2d')?.fillRect(0, 0, 30, 30);
	return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'board.jpg');
}
