import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failure } from '../../../src/lib/engine/result.ts';
import { today } from '../../../src/lib/session/today.ts';
import { changedCard } from '../../../src/lib/session/workbench/caseload/firm-card.ts';
import { VisitClock } from '../../../src/lib/session/workbench/visit-clock.svelte.ts';
import { makeAssessment, makeStorage, valueOf } from '../storage/make-storage.ts';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00') });
});
afterEach(() => {
	vi.useRealTimers();
});

const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

async function openClock() {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	valueOf(await storage.changeFirmOf('firm', () => ({ id: 'firm', person: '王厂长', updatedAt: 1 })));
	/** As after a reload. */
	const open = async () => new VisitClock(storage, 'firm', valueOf(await storage.firmOf('firm')));
	return { storage, open };
}

it('counts over a reload and a phone asleep, and not while it is paused', async () => {
	const { open } = await openClock();
	const first = await open();
	await first.begin();
	later(40);
	const second = await open();
	expect(second.isRunning).toBe(true);
	expect(second.seconds).toBe(40 * 60);
	expect(second.goesOn).toBe(false);
	await second.pause();
	expect(second.goesOn).toBe(true);
	later(60);
	const third = await open();
	expect(third.seconds).toBe(40 * 60);
	await third.begin();
	later(5);
	await third.pause();
	expect((await open()).seconds).toBe(45 * 60);
});

it('begins the visit on the card of the firm and leaves the rest of the card alone', async () => {
	const { storage, open } = await openClock();
	const clock = await open();
	// Somebody writes on the card meanwhile.
	valueOf(
		await storage.changeFirmOf('firm', () => ({
			id: 'firm',
			person: '李厂长',
			planned: '2026-11-24',
			updatedAt: 2,
		})),
	);
	await clock.begin();
	expect(valueOf(await storage.firmOf('firm'))).toMatchObject({
		person: '李厂长',
		planned: '2026-11-24',
		visited: today(),
	});
});

it('fulfils a visit planned for one of the next days, and not one of another month', async () => {
	const { storage, open } = await openClock();
	const plan = async (planned: string) => {
		valueOf(await storage.changeFirmOf('firm', () => ({ id: 'firm', planned, updatedAt: 2 })));
		await (await open()).begin();
		return valueOf(await storage.firmOf('firm')).planned;
	};
	expect(await plan('2026-11-27')).toBeUndefined();
	expect(await plan('2027-02-24')).toBe('2027-02-24');
});

it('goes on while the card of the firm is written on', async () => {
	const { storage, open } = await openClock();
	const clock = await open();
	await clock.begin();
	later(40);
	valueOf(await storage.changeFirmOf('firm', (card) => changedCard(card, { phone: '0595' }, Date.now())));
	const found = await open();
	expect(found.isRunning).toBe(true);
	expect(found.seconds).toBe(40 * 60);
});

it('counts a visit of another day from nothing', async () => {
	const { storage, open } = await openClock();
	valueOf(
		await storage.changeFirmOf('firm', () => ({
			id: 'firm',
			visited: '2026-11-20',
			clock: { seconds: 900 },
			updatedAt: 1,
		})),
	);
	const clock = await open();
	expect(clock.seconds).toBe(900);
	expect(clock.goesOn).toBe(false);
	await clock.begin();
	expect(clock.seconds).toBe(0);
});

it('that was forgotten over night says so, and is stopped at the last thing that was noted', async () => {
	const { open } = await openClock();
	const clock = await open();
	await clock.begin();
	const lastNoted = Date.now() + 50 * 60_000;
	later(13 * 60);
	const found = await open();
	expect(found.isForgotten).toBe(true);
	await found.pause(lastNoted);
	expect(found.seconds).toBe(50 * 60);
	expect(found.isForgotten).toBe(false);
});

it('says when the device did not keep it', async () => {
	const { storage, open } = await openClock();
	const card = (await open()).visited;
	expect(card).toBeUndefined();
	const full = { ...storage, changeFirmOf: () => Promise.resolve(failure([{ kind: 'full' } as const])) };
	const clock = new VisitClock(full, 'firm', { id: 'firm', updatedAt: 0 });
	await clock.begin();
	expect(clock.problem).toEqual({ kind: 'full' });
	expect(clock.isRunning).toBe(true);
});
