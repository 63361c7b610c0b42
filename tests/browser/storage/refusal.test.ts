import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../../src/lib/storage/open-storage.ts';
import { refusalOf } from '../../../src/lib/storage/refusal.ts';
import { pendingStoreOf } from '../../../src/lib/storage/pending-save.ts';
import { chosen, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

afterEach(() => vi.restoreAllMocks());

const quota = () => new DOMException('', 'QuotaExceededError');

describe('a full device', () => {
	it.each([
		['refuses the last write', refuseWrites],
		['aborts the transaction', abortTransactions],
	])('stores all or nothing where it %s', async (_, refuse) => {
		const name = newName();
		const storage = await makeStorage({ name });
		await storage.create(makeAssessment());
		await storage.save('firm', saying({ q1: chosen('a') }));
		const before = await storage.raw('firm');

		const device = refuse('assessments');
		const change = { ...saying({ q1: chosen('b'), q2: chosen('c') }, 3000), bookmark: 's2' };
		expect(await storage.save('firm', change)).toEqual({ ok: false, problems: [{ kind: 'full' }] });
		device.mockRestore();
		expect(await storage.raw('firm')).toEqual(before);

		// What was said is not lost: the next start tries again.
		const next = await makeStorage({ name });
		expect(valueOf(await next.load('firm')).entries).toHaveLength(3);
		expect(pendingStoreOf(name).list()).toEqual([]);
	});

	it('says so when creating', async () => {
		const storage = await makeStorage();
		vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
			throw quota();
		});
		expect(await storage.create(makeAssessment())).toEqual({ ok: false, problems: [{ kind: 'full' }] });
		expect(valueOf(await storage.list())).toEqual([]);
	});
});

it('saves again once it can be opened again, without a reload', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	// As Chromium does on a full disk: it aborts without a reason, and then does not open either.
	const device = [abortTransactions('assessments', () => null), refuseOpening()];
	expect((await storage.save('firm', saying({ q1: chosen('a') }))).ok).toBe(false);
	expect((await storage.save('firm', saying({ q1: chosen('b') }))).ok).toBe(false);
	device.forEach((spy) => spy.mockRestore());
	expect((await storage.save('firm', saying({ q1: chosen('c') }))).ok).toBe(true);
	expect(valueOf(await storage.load('firm')).entries).toMatchObject([{ record: chosen('c') }]);
});

describe('a device that does not store', () => {
	it('is refused with its reason', async () => {
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
			throw new DOMException('not here', 'SecurityError');
		});
		expect(await openStorage({ name: newName() })).toMatchObject({
			problems: [{ kind: 'refused', detail: expect.stringContaining('not here') as string }],
		});
	});

	it('is unavailable without IndexedDB', async () => {
		vi.stubGlobal('indexedDB', undefined);
		expect(await openStorage()).toMatchObject({ problems: [{ kind: 'unavailable' }] });
		vi.unstubAllGlobals();
	});
});

it('takes no bug for a refusal', () => {
	expect(refusalOf(new TypeError('x is undefined'))).toBeUndefined();
	expect(refusalOf(new DOMException('', 'DataCloneError'))).toBeUndefined();
	expect(refusalOf('thrown')).toBeUndefined();
});

it('knows the words of iOS for a lost connection', () => {
	const lost = new DOMException(
		'Connection to Indexed Database server lost. Refresh the page to try again',
		'UnknownError',
	);
	expect(refusalOf(lost)?.kind).toBe('closed');
});

it('knows the words of Chromium for a photo on a full disk', () => {
	const refused = new DOMException('Failed to write blobs (IOError)', 'DataError');
	expect(refusalOf(refused)?.kind).toBe('full');
	expect(refusalOf(new DOMException('the key is none', 'DataError'))).toBeUndefined();
});

const refuseOpening = () =>
	vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
		throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
	});

function refuseWrites(store: string) {
	const put = IDBObjectStore.prototype.put;
	return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...row
	) {
		if (this.name === store) throw quota();
		return put.apply(this, row);
	});
}

/** As Chromium does it: the writes go through, the commit fails, the reason is the transaction's. */
function abortTransactions(store: string, reason: () => DOMException | null = quota) {
	const put = IDBObjectStore.prototype.put;
	return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...row
	) {
		const request = put.apply(this, row);
		if (this.name !== store) return request;
		const { transaction } = this;
		Object.defineProperty(transaction, 'error', { get: reason });
		request.addEventListener('success', () => transaction.abort());
		return request;
	});
}
