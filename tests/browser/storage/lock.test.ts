import { describe, expect, it, vi } from 'vitest';
import { newRecoveryCode, normalRecoveryCode } from '../../../src/lib/storage/recovery-code.ts';
import { rowSeal } from '../../../src/lib/storage/row-seal.ts';
import type { Secret, Unlock } from '../../../src/lib/storage/storage-lock.ts';
import { pendingStoreOf } from '../../../src/lib/storage/pending-save.ts';
import { openStorage } from '../../../src/lib/storage/open-storage.ts';
import { makeCapture, makeSummary } from '../../support/stored.ts';
import { chosen, inDatabase, makeAssessment, makeStorage, newName, saying, valueOf } from './make-storage.ts';

/** A guess costs next to nothing, so that the tests do not wait. */
const iterations = 10;
const passphrase = '泉州 stone 2026';
const picture = new TextEncoder().encode('a picture of the ledger').buffer;

describe('a locked device', () => {
	it('has nothing in its files but ids and dates, of what was there before and of what comes after', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		await storage.create(makeAssessment({ id: 'later', name: 'Later & Sons' }));
		await storage.save('later', saying({ q2: chosen('said under the lock') }));
		expect(await namesOnDisk(name)).toEqual({
			assessments: ['createdAt', 'id', 'sealed', 'updatedAt'],
			entries: ['assessment', 'save', 'savedAt', 'sealed', 'seq'],
			firms: ['id', 'sealed', 'updatedAt'],
			summaries: ['assessment', 'of', 'sealed'],
			captures: ['assessment', 'at', 'id', 'sealed'],
			media: ['assessment', 'capture', 'sealed'],
		});
		const raw = await everythingOnDisk(name);
		for (const words of ['Honest Shoes', 'Later & Sons', '王厂长', 'in the ledger', 'said under the lock'])
			expect(raw).not.toContain(words);
	});

	it('reads and writes as ever while it is open', async () => {
		const { storage } = await withFirm();
		const before = await everythingOf(storage);
		valueOf(await storage.lock.set(passphrase, { iterations }));
		expect(await everythingOf(storage)).toEqual(before);
		valueOf(await storage.save('firm', saying({ q1: chosen('b') }, 4000)));
		expect(valueOf(await storage.load('firm')).entries.at(-1)).toMatchObject({ record: chosen('b') });
	});

	it('opens with the passphrase, and with the recovery code however it is typed', async () => {
		const { name, storage } = await withFirm();
		const before = await everythingOf(storage);
		const code = valueOf(await storage.lock.set(passphrase, { iterations }));
		for (const secret of [
			{ kind: 'passphrase', words: passphrase },
			{ kind: 'recovery', words: ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}` },
		] as const)
			expect(await everythingOf(await makeStorage({ name, unlock: with_(secret) }))).toEqual(before);
	});

	it('stays closed to a wrong passphrase, and to whoever asks without one', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const tried = vi.fn();
		await makeStorage({
			name,
			unlock: async (open) => {
				tried(await open({ kind: 'passphrase', words: '泉州 stone 2025' }));
				tried(await open({ kind: 'recovery', words: newRecoveryCode() }));
				return with_({ kind: 'passphrase', words: passphrase })(open);
			},
		});
		expect(tried.mock.calls).toEqual([[undefined], [undefined]]);
		expect(await openStorage({ name })).toEqual({ ok: false, problems: [{ kind: 'locked' }] });
	});

	it('changes its passphrase without writing a row anew; the old one and the old code open no more', async () => {
		const { name, storage } = await withFirm();
		const code = valueOf(await storage.lock.set(passphrase, { iterations }));
		const rows = await everythingOnDisk(name);
		const old: Secret = { kind: 'passphrase', words: passphrase };
		expect(
			valueOf(await storage.lock.change({ ...old, words: 'wrong' }, 'new one', { iterations })),
		).toBeUndefined();
		expect(valueOf(await storage.lock.change(old, 'new one', { iterations }))).not.toBe(code);
		expect(await everythingOnDisk(name)).toBe(rows);
		const refused = vi.fn();
		await makeStorage({
			name,
			unlock: async (open) => {
				refused(await open(old));
				refused(await open({ kind: 'recovery', words: code }));
				return with_({ kind: 'passphrase', words: 'new one' })(open);
			},
		});
		expect(refused.mock.calls).toEqual([[undefined], [undefined]]);
	});

	it('lies open on the disk again when the lock is taken away', async () => {
		const { name, storage } = await withFirm();
		const before = await everythingOf(storage);
		valueOf(await storage.lock.set(passphrase, { iterations }));
		expect(valueOf(await storage.lock.remove({ kind: 'passphrase', words: 'wrong' }))).toBe(false);
		expect(valueOf(await storage.lock.remove({ kind: 'passphrase', words: passphrase }))).toBe(true);
		expect(await everythingOf(await makeStorage({ name }))).toEqual(before);
		expect(await everythingOnDisk(name)).toContain('Honest Shoes');
	});

	it('ends at the next opening what a power cut broke off', async () => {
		const { name, storage } = await withFirm();
		const plain = { ...makeAssessment({ id: 'left', name: 'Left Over' }) };
		valueOf(await storage.lock.set(passphrase, { iterations }));
		await inDatabase(name, (rows) => {
			const locks = rows.objectStore('locks');
			locks.get('lock').onsuccess = ({ target }) => {
				const row: unknown = (target as IDBRequest).result;
				locks.put({ ...(row as object), underWay: 'sealing' });
			};
			rows.objectStore('assessments').put(plain);
		});
		const again = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		expect(valueOf(await again.load('left')).assessment.name).toBe('Left Over');
		expect(await everythingOnDisk(name)).not.toContain('Left Over');
	});

	it('seals what is noted beside the database too', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const saved = storage.save('firm', saying({ q1: chosen('noted at once') }));
		const noted = Object.keys(localStorage).filter((key) => key.startsWith(`${name}:pending:`));
		expect(noted).toHaveLength(1);
		expect(localStorage.getItem(noted[0] ?? '')).not.toContain('noted at once');
		const copy = localStorage.getItem(noted[0] ?? '') ?? '';
		await saved;
		// The page dies before its transaction: the note is what is left.
		const left = copy;
		await inDatabase(name, (rows) => rows.objectStore('entries').clear());
		localStorage.setItem(noted[0] ?? '', left);
		const again = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		expect(valueOf(await again.load('firm')).entries).toMatchObject([{ record: chosen('noted at once') }]);
		expect(pendingStoreOf(name).list()).toEqual([]);
	});

	it('shows a row as damaged that was sealed for another firm', async () => {
		const { name, storage } = await withFirm();
		await storage.create(makeAssessment({ id: 'other', name: 'Other' }));
		valueOf(await storage.lock.set(passphrase, { iterations }));
		await inDatabase(name, (rows) => {
			const assessments = rows.objectStore('assessments');
			assessments.get('other').onsuccess = ({ target }) => {
				const row = (target as IDBRequest).result as object;
				assessments.put({ ...row, id: 'firm' });
			};
		});
		const listed = valueOf(await storage.list());
		expect(listed.filter(({ kind }) => kind === 'unreadable')).toMatchObject([{ id: 'firm' }]);
		expect(valueOf(await storage.cases())).toMatchObject({ assessments: [{ id: 'other' }], unreadable: 1 });
	});

	it('forgets the lock with everything else, and has both again when that is undone', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const before = await everythingOf(storage);
		const erased = valueOf(await storage.eraseEverything());
		expect(storage.lock.isSet()).toBe(false);
		expect(valueOf(await (await makeStorage({ name })).list())).toEqual([]);
		valueOf(await storage.bringBack(erased));
		const again = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		expect(await everythingOf(again)).toMatchObject({
			load: before.load,
			cases: { firms: before.cases.firms },
		});
	});
});

describe('a page that was not told', () => {
	it('of a lock writes nothing that can be read, neither a row nor a note, and begins anew', async () => {
		for (const write of [
			(stale: Opened) => stale.save('firm', saying({ q1: { ...chosen('a'), note: 'not told' } })),
			(stale: Opened) => stale.create(makeAssessment({ id: 'late', name: 'not told' })),
			(stale: Opened) => stale.changeFirmOf('firm', () => ({ id: 'firm', person: 'not told', updatedAt: 2 })),
			(stale: Opened) =>
				stale.saveCapture({
					id: 'c2',
					assessment: 'firm',
					kind: 'text',
					words: 'not told',
					by: 'advisor',
					at: 6,
				}),
		]) {
			const { name, storage } = await withFirm();
			const onLockChanged = vi.fn();
			const stale = await makeStorage({ name, onLockChanged });
			valueOf(await storage.lock.set(passphrase, { iterations }));
			const before = await everythingOnDisk(name);

			const writing = write(stale);
			expect(notesBeside(name)).not.toContain('not told');
			expect(await writing).toMatchObject({ ok: false, problems: [{ kind: 'closed' }] });
			expect(onLockChanged).toHaveBeenCalledOnce();
			expect(await everythingOnDisk(name)).toBe(before);
			expect(notesBeside(name)).not.toContain('not told');
		}
	});

	it('of a lock that is being set writes what is sealed in the end, or nothing', async () => {
		const { name, storage } = await withFirm();
		const stale = await makeStorage({ name });
		const setting = storage.lock.set(passphrase, { iterations });
		const said: string[] = [];
		// Refused at the latest when the lock is set.
		for (let at = 0; at < 5000; at += 1) {
			const saved = await stale.save('firm', saying({ q2: { ...chosen('a'), note: `in between ${at}` } }));
			if (!saved.ok) break;
			said.push(`in between ${at}`);
		}
		await setting;
		expect(said.length).toBeGreaterThan(0);
		expect(await everythingOnDisk(name)).not.toContain('in between');
		expect(notesBeside(name)).not.toContain('in between');
		const notes = valueOf(await storage.load('firm')).entries.map(({ record }) => record?.note);
		expect(notes).toEqual(['in the ledger', ...said]);
	});

	it('of a lock that was taken away writes nothing under a key that is no more', async () => {
		const { name, storage } = await withFirm();
		const secret = { kind: 'passphrase', words: passphrase } as const;
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const onLockChanged = vi.fn();
		const stale = await makeStorage({ name, unlock: with_(secret), onLockChanged });
		valueOf(await storage.lock.remove(secret));
		for (const isSetAgain of [false, true]) {
			if (isSetAgain) valueOf(await storage.lock.set('another one', { iterations }));
			const before = await everythingOnDisk(name);
			expect((await stale.save('firm', saying({ q1: chosen('b') }))).ok).toBe(false);
			expect(await everythingOnDisk(name)).toBe(before);
		}
		expect(onLockChanged).toHaveBeenCalled();
	});

	it('of a lock sets no second one, which would leave rows that nobody opens', async () => {
		const { name, storage } = await withFirm();
		const onLockChanged = vi.fn();
		const stale = await makeStorage({ name, onLockChanged });
		const before = await everythingOf(storage);
		valueOf(await storage.lock.set(passphrase, { iterations }));
		expect((await stale.lock.set('another one', { iterations })).ok).toBe(false);
		expect(onLockChanged).toHaveBeenCalledOnce();
		const again = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		expect(await everythingOf(again)).toEqual(before);
	});

	it('that all was erased writes nothing under the key that went with it', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const stale = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		valueOf(await storage.eraseEverything());
		expect((await stale.create(makeAssessment({ id: 'late' }))).ok).toBe(false);
		expect(valueOf(await storage.list())).toEqual([]);
	});
});

describe('the seal of a row', () => {
	it('opens what it closed, under the same name only, and nothing that was changed', () => {
		const seal = rowSeal(new Uint8Array(32).fill(7), 1);
		const plain = new TextEncoder().encode('40 人');
		const sealed = seal.close(plain, 'entry 1');
		expect(seal.open(sealed, 'entry 1')).toEqual(plain);
		expect(seal.open(sealed, 'entry 2')).toBeUndefined();
		for (let index = 0; index < sealed.length; index += 1) {
			const flipped = sealed.map((byte, at) => (at === index ? byte ^ 1 : byte));
			expect(seal.open(flipped, 'entry 1')).toBeUndefined();
		}
		expect(rowSeal(new Uint8Array(32).fill(8), 1).open(sealed, 'entry 1')).toBeUndefined();
		expect(seal.close(plain, 'entry 1')).not.toEqual(sealed);
	});

	it('opens many at once as it opens each, also where one of them was changed', async () => {
		const seal = rowSeal(new Uint8Array(32).fill(7), 1);
		const rows = Array.from({ length: 20 }, (_, index) => {
			const bound = `row ${String(index)}`;
			return { sealed: seal.close(new TextEncoder().encode(`${String(index)} 人`), bound), bound };
		});
		rows[3]?.sealed.fill(0, 20);
		rows.push({ sealed: seal.close(new Uint8Array([1]), 'row 20'), bound: 'row 21' });
		const opened = await seal.openAll(rows);
		expect(opened).toEqual(rows.map(({ sealed, bound }) => seal.open(sealed, bound)));
		expect(opened.filter((bytes) => bytes === undefined)).toHaveLength(2);
		expect(await seal.openAll([])).toEqual([]);
	});

	it('is gone with its key', () => {
		const key = new Uint8Array(32).fill(7);
		const seal = rowSeal(key, 1);
		const sealed = seal.close(new Uint8Array([1]), 'row');
		seal.forget();
		expect(key).toEqual(new Uint8Array(32));
		expect(seal.open(sealed, 'row')).toBeUndefined();
		expect(() => seal.close(new Uint8Array([1]), 'row')).toThrow('forgotten');
	});

	it('loses nothing that was being saved when its key was overwritten', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		const saving = storage.save('firm', saying({ q1: chosen('b') }, 4000));
		storage.lock.forget();
		expect((await saving).ok).toBe(false);
		// Where nothing is read first, it would be written, and never open again.
		expect((await storage.saveCapture(makeCapture({ id: 'c2' }))).ok).toBe(false);
		const again = await makeStorage({ name, unlock: with_({ kind: 'passphrase', words: passphrase }) });
		expect(valueOf(await again.load('firm')).entries.at(-1)).toMatchObject({ record: chosen('b') });
		expect(await rowsOnDisk(name)).toMatchObject({ captures: [{ id: 'c1' }] });
	});

	it('gives recovery codes that are read back as they are written down', () => {
		const code = newRecoveryCode();
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
		expect(normalRecoveryCode(code.toLowerCase())).toBe(code.replaceAll('-', ''));
	});
});

async function withFirm() {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment({ name: 'Honest Shoes' }));
	await storage.save('firm', saying({ q1: { ...chosen('a'), note: 'in the ledger' } }));
	valueOf(await storage.changeFirmOf('firm', () => ({ id: 'firm', person: '王厂长', updatedAt: 1 })));
	valueOf(await storage.saveSummaries([makeSummary()]));
	valueOf(await storage.saveCapture(makeCapture(), picture.slice(0)));
	return { name, storage };
}

type Opened = Awaited<ReturnType<typeof makeStorage>>;

const everythingOf = async (storage: Opened) => ({
	list: valueOf(await storage.list()),
	load: valueOf(await storage.load('firm')),
	cases: valueOf(await storage.cases()),
	touched: valueOf(await storage.touched()),
	captures: valueOf(await storage.captures('firm')),
	media: new TextDecoder().decode(valueOf(await storage.media('c1'))),
});

const with_ =
	(secret: Secret): Unlock =>
	async (open) => {
		const seal = await open(secret);
		if (seal === undefined) throw new Error('does not open');
		return seal;
	};

/** What lies in localStorage. */
const notesBeside = (name: string): string =>
	Object.entries(localStorage)
		.filter(([key]) => key.startsWith(name))
		.map(([, text]) => String(text))
		.join('\n');

async function rowsOnDisk(name: string): Promise<Readonly<Record<string, readonly object[]>>> {
	const found: Record<string, readonly object[]> = {};
	await inDatabase(name, (rows) => {
		for (const table of ['assessments', 'entries', 'firms', 'summaries', 'captures', 'media'])
			rows.objectStore(table).getAll().onsuccess = ({ target }) => {
				found[table] = (target as IDBRequest).result as readonly object[];
			};
	});
	return found;
}

const namesOnDisk = async (name: string) =>
	Object.fromEntries(
		Object.entries(await rowsOnDisk(name)).map(([table, rows]) => [
			table,
			[...new Set(rows.flatMap((row) => Object.keys(row)))].sort(),
		]),
	);

/** Bytes as text, so that words would be found in them. */
const everythingOnDisk = async (name: string) =>
	JSON.stringify(await rowsOnDisk(name), (_, value: unknown) =>
		value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
	);
