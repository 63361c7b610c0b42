import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { openStorage } from '../../../src/lib/storage/open-storage.ts';
import type { Secret } from '../../../src/lib/storage/storage-lock.ts';
import { makeCapture } from '../../support/stored.ts';
import {
	chosen,
	deleteDatabase,
	inDatabase,
	makeAssessment,
	makeStorage,
	newName,
	recordOf,
	saying,
	valueOf,
} from './make-storage.ts';

const iterations = 10;
const unbroken = FileSystemFileHandle.prototype.createWritable;
const unremoved = FileSystemDirectoryHandle.prototype.removeEntry;
const passphrase = '泉州 stone 2026';

describe('a database that the browser threw away', () => {
	it('comes back from the second copy: check-ups, answers with their history, notes and cards', async () => {
		const { name, storage } = await withFirm();
		await storage.save('firm', saying({ q1: chosen('b'), q2: null }, 5000));
		const before = await everythingOf(storage);
		await isCopied(name, '"option":"b"');
		await lose(name, storage);

		const again = await makeStorage({ name });
		expect(again.broughtBack).toBe(2);
		expect([again.missingAssessments, again.missingEntries]).toEqual([0, 0]);
		expect(await everythingOf(again)).toEqual(before);
		// Said once; and what is said next goes on behind it.
		await again.save('firm', saying({ q3: chosen('c') }, 6000));
		expect(valueOf(await again.load('firm')).entries.at(-1)).toMatchObject({ item: 'q3' });
		expect((await makeStorage({ name })).broughtBack).toBe(0);
	});

	it('does not bring back what was erased, nor anything at all where everything was', async () => {
		const { name, storage } = await withFirm();
		await isCopied(name, 'Honest Shoes');
		valueOf(await storage.erase('firm'));
		await vi.waitFor(async () => {
			const letters = await lettersOn(name);
			for (const words of ['Honest Shoes', 'at the door', 'of the door'])
				expect(letters).not.toContain(words);
		});
		await lose(name, storage);
		const again = await makeStorage({ name });
		expect(again.broughtBack).toBe(1);
		expect(valueOf(await again.list())).toMatchObject([{ assessment: { id: 'other' } }]);

		valueOf(await again.eraseEverything());
		await vi.waitFor(async () => expect(await lettersOn(name)).not.toContain('Other Shoes'));
		await lose(name, again);
		const empty = await makeStorage({ name });
		expect([empty.broughtBack, empty.missingAssessments]).toEqual([0, 0]);
	});

	it('brings back both sides of an undone erasing', async () => {
		const { name, storage } = await withFirm();
		const before = await everythingOf(storage);
		const erased = valueOf(await storage.eraseEverything());
		valueOf(await storage.bringBack(erased));
		await isCopied(name, 'Honest Shoes');
		await isCopied(name, 'Other Shoes');
		await lose(name, storage);
		expect(await everythingOf(await makeStorage({ name }))).toEqual(before);
	});

	it.each(['open', 'locked'])('comes back where only some rows are gone, %s', async (state) => {
		const { name, storage } = await withFirm();
		const secret: Secret = { kind: 'passphrase', words: passphrase };
		if (state === 'locked') valueOf(await storage.lock.set(passphrase, { iterations }));
		await storage.save('firm', saying({ q4: chosen('d') }, 5000));
		const before = await everythingOf(storage);
		if (state === 'locked')
			await vi.waitFor(async () => expect((await namesOn(name)).join()).not.toContain('.open'));
		await entriesCopied(name, 3);
		storage.close();
		await inDatabase(name, (rows) => {
			rows.objectStore('assessments').delete('other');
			rows.objectStore('entries').delete(2);
			rows.objectStore('captures').delete('note');
			rows.objectStore('media').delete('photo');
		});
		const again = await makeStorage({ name, unlock: unlockWith(secret) });
		expect([again.broughtBack, again.missingAssessments, again.missingEntries]).toEqual([2, 0, 0]);
		expect(await everythingOf(again)).toEqual(before);
	});

	it('has a file that was taken in whole as soon as that is said', async () => {
		const name = newName();
		const storage = await makeStorage({ name });
		const ids = ['one', 'two', 'three'];
		const assessments = ids.map((id) => makeAssessment({ id }));
		valueOf(await storage.addCases({ assessments, entries: [], firms: [] }));
		await lose(name, storage);
		expect((await makeStorage({ name })).broughtBack).toBe(3);
	});

	it('brings back of a file that was being taken in all or nothing', async () => {
		const { name, storage } = await withFirm();
		storage.close();
		const folder = await folderOf(name);
		const lot = ['a', 'b', 'c'].map((id) => `${JSON.stringify(['assessments', makeAssessment({ id })])}\n`);
		const stream = await (await folder.getFileHandle('.lot.open', { create: true })).createWritable();
		await stream.write(lot.join(''));
		await stream.close();
		const one = await (await folder.getFileHandle('-a.open', { create: true })).createWritable();
		await one.write(lot[0] ?? '');
		await one.close();
		await deleteDatabase(name);
		const again = await makeStorage({ name });
		expect(again.broughtBack).toBe(5);
		expect(valueOf(await again.list())).toHaveLength(5);
	});

	it('is not filled over a check-up that was begun since', async () => {
		const { name, storage } = await withFirm();
		await isCopied(name, 'Honest Shoes');
		storage.close();
		await deleteDatabase(name);
		localStorage.removeItem(`${name}:marker`);
		const begun = await makeStorage({ name });
		expect(begun.broughtBack).toBe(0);
		expect(valueOf(await begun.list())).toEqual([]);
	});

	it('comes back under its lock: nothing in the copy is readable, and only the passphrase opens it', async () => {
		const { name, storage } = await withFirm();
		await isCopied(name, 'Honest Shoes');
		valueOf(await storage.lock.set(passphrase, { iterations }));
		valueOf(await storage.save('firm', saying({ q2: chosen('said under the lock') }, 5000)));
		const before = await everythingOf(storage);
		await vi.waitFor(async () => {
			const letters = await lettersOn(name);
			expect(letters.match(/"sealed"/g)?.length).toBeGreaterThan(5);
			for (const words of [
				'Honest Shoes',
				'Other Shoes',
				'王厂长',
				'in the ledger',
				'at the door',
				'of the door',
				'said under the lock',
			])
				expect(letters).not.toContain(words);
		});
		await entriesCopied(name, 3);
		await lose(name, storage);

		expect(await openStorage({ name })).toMatchObject({ problems: [{ kind: 'locked' }] });
		const again = await makeStorage({ name, unlock: unlockWith({ kind: 'passphrase', words: passphrase }) });
		expect(await everythingOf(again)).toEqual(before);
	});

	it('opens with the passphrase of today only', async () => {
		const { name, storage } = await withFirm();
		valueOf(await storage.lock.set(passphrase, { iterations }));
		await vi.waitFor(async () => expect(await lettersOn(name)).toContain('byPassphrase'));
		const old = await lettersOn(name);
		const secret: Secret = { kind: 'passphrase', words: passphrase };
		valueOf(await storage.lock.change(secret, 'another one 2027', { iterations }));
		const wrapped = (letters: string) => /"byPassphrase":\{[^}]*\{[^}]*\}/.exec(letters)?.[0];
		await vi.waitFor(async () => {
			const now = wrapped(await lettersOn(name));
			expect(now).toBeDefined();
			expect(now).not.toBe(wrapped(old));
		});
		await lose(name, storage);
		const unlock = unlockWith(secret, { kind: 'passphrase', words: 'another one 2027' });
		expect(valueOf(await (await makeStorage({ name, unlock })).list())).toHaveLength(2);
	});
});

it('what an earlier visit did not come to is copied at the next, and what lies there too much is removed', async () => {
	const { name, storage } = await withFirm();
	await isCopied(name, 'Honest Shoes');
	storage.close();
	const folder = await folderOf(name);
	await folder.removeEntry('-firm.open');
	await folder.removeEntry('@photo.open');
	for (const left of ['-gone.open', '-firm.1999', '.lot.open', '.firms.1999', '@gone.open', '@photo.1999'])
		await folder.getFileHandle(left, { create: true });
	await makeStorage({ name });
	await vi.waitFor(async () =>
		expect(await namesOn(name)).toEqual(['-firm.open', '-other.open', '.firms.open', '@photo.open']),
	);
	expect(await lettersOn(name)).toContain('Honest Shoes');
});

it('what came in one file is copied later whole or not at all, wherever that ends', async () => {
	const ids = ['one', 'two', 'three'];
	/** Gives whether so many writes were enough. */
	async function isWholeAfter(writes: number): Promise<boolean> {
		const name = newName();
		const storage = await makeStorage({ name });
		const assessments = ids.map((id) => makeAssessment({ id }));
		valueOf(await storage.addCases({ assessments, entries: [], firms: [] }));
		storage.close();
		for (const id of ids) await (await folderOf(name)).removeEntry(`-${id}.open`);
		let left = writes;
		const broken = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(function (
			this: FileSystemFileHandle,
			...options
		) {
			left -= 1;
			return left < 0 ? Promise.reject(new Error('killed')) : unbroken.apply(this, options);
		});
		const tending = await makeStorage({ name });
		const isWhole = async () => {
			const names = await namesOn(name);
			return (
				ids.every((id) => names.includes(`-${id}.open`)) && !names.some((file) => file.startsWith('.lot'))
			);
		};
		await vi.waitFor(async () => expect(left < 0 || (await isWhole())).toBe(true));
		// It holds its turn until it has ended.
		await navigator.locks.request(`${name}-copy`, () => undefined);
		broken.mockRestore();
		const isEnough = left >= 0;
		await lose(name, tending);
		expect([0, 3], `after ${String(writes)} writes`).toContain((await makeStorage({ name })).broughtBack);
		return isEnough;
	}
	let writes = 0;
	while (!(await isWholeAfter(writes))) writes += 1;
	// The lot, each of its own, and the cards, of which there are none: so small a file counts as not written.
	expect(writes).toBe(5);
});

describe('wherever a kill falls into its writing', () => {
	const secret: Secret = { kind: 'passphrase', words: passphrase };
	type Writing = (known: { name: string; storage: AssessmentStorage }) => Promise<AssessmentStorage>;
	const writings: Record<string, Writing> = {
		'of a merged file': async ({ storage }) => {
			const rows = ['one', 'two', 'three'].map((id) => makeAssessment({ id }));
			const assessments = rows.map((after) => ({ before: undefined, after }));
			const entries = rows.map(({ id }) => ({ assessment: id, item: 'q1', record: chosen('a') }));
			valueOf(await storage.merge({ save: 'm', at: 1, assessments, firms: [], entries, captures: [] }));
			return storage;
		},
		'under a lock that is set': async ({ storage }) => {
			valueOf(await storage.lock.set(passphrase, { iterations }));
			return storage;
		},
		'under a lock that is taken away': async ({ storage }) => {
			valueOf(await storage.lock.set(passphrase, { iterations }));
			await storage.settled();
			valueOf(await storage.lock.remove(secret));
			return storage;
		},
		'after it came back itself': async ({ name, storage }) => {
			await lose(name, storage);
			return makeStorage({ name });
		},
		'after an answer and where somebody stands': async ({ storage }) => {
			valueOf(await storage.save('other', { ...saying({ q1: chosen('b') }, 5000), bookmark: 'q2' }));
			return storage;
		},
	};

	it.each(Object.keys(writings))('%s, nothing is lost that was there, and nothing half', async (what) => {
		const writing = writings[what] ?? expect.fail();
		/** Gives whether so many steps were enough. */
		async function isWholeAfter(steps: number): Promise<boolean> {
			const { name, storage } = await withFirm();
			const before = await everythingOf(storage);
			let left = steps;
			const isLeft = () => (left -= 1) >= 0;
			const written = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(function (
				this: FileSystemFileHandle,
				...options
			) {
				return isLeft() ? unbroken.apply(this, options) : Promise.reject(new Error('killed'));
			});
			const removed = vi
				.spyOn(FileSystemDirectoryHandle.prototype, 'removeEntry')
				.mockImplementation(function (this: FileSystemDirectoryHandle, ...entry) {
					return isLeft() ? unremoved.apply(this, entry) : Promise.reject(new Error('killed'));
				});
			const later = await writing({ name, storage });
			await later.settled();
			await navigator.locks.request(`${name}-copy`, () => undefined);
			written.mockRestore();
			removed.mockRestore();
			await lose(name, later);
			const again = await makeStorage({ name, unlock: unlockWith(secret) });
			const now = await everythingOf(again);
			const merged = now.loaded.filter(({ assessment }) => ['one', 'two', 'three'].includes(assessment.id));
			const told = `after ${String(steps)} steps`;
			expect([0, 3], told).toContain(merged.length);
			expect(merged.filter(({ entries }) => entries.length === 0)).toEqual([]);
			const ofFirm = ({ loaded, captures, picture }: typeof now) => ({
				...{ loaded: loaded.filter(({ assessment }) => assessment.id === 'firm'), captures, picture },
			});
			expect(ofFirm(now), told).toEqual(ofFirm(before));
			return left >= 0;
		}
		let steps = 0;
		while (!(await isWholeAfter(steps))) steps += 1;
		expect(steps).toBeGreaterThan(0);
	});
});

it('brings back what a browser that lost its last writes has in an older state', async () => {
	const { name, storage } = await withFirm();
	const old = valueOf(await storage.load('firm')).assessment;
	valueOf(await storage.save('firm', { ...saying({ q3: chosen('b') }, 5000), bookmark: 'q3' }));
	valueOf(await storage.save('firm', { entries: [], bookmark: 'q4', at: 6000 }));
	const before = await everythingOf(storage);
	await storage.settled();
	storage.close();
	await inDatabase(name, (rows) => {
		rows.objectStore('assessments').put(old);
		rows.objectStore('entries').delete(Math.max(...seqsOf(before)));
	});
	const again = await makeStorage({ name });
	expect([again.broughtBack, again.missingEntries]).toEqual([1, 0]);
	expect(await everythingOf(again)).toEqual(before);
});

it('does not bring back a picture whose note is not there', async () => {
	const { name, storage } = await withFirm();
	const folder = await folderOf(name);
	storage.close();
	const head = JSON.stringify({ capture: 'stray', assessment: 'firm', name: 'bytes' });
	const stream = await (await folder.getFileHandle('@stray.open', { create: true })).createWritable();
	await stream.write(`${head}\nletters`);
	await stream.close();
	await deleteDatabase(name);
	const again = await makeStorage({ name });
	expect(again.broughtBack).toBe(2);
	expect(valueOf(await again.media('stray'))).toBeUndefined();
	expect(lettersOf(valueOf(await again.media('photo')))).toBe('{"a picture\n of the door');
});

it('is not made to lack what is missing', async () => {
	const { name, storage } = await withFirm();
	await storage.settled();
	storage.close();
	const names = await namesOn(name);
	await deleteDatabase(name);
	const read = vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockRejectedValue(new Error('not now'));
	const bare = await makeStorage({ name });
	await navigator.locks.request(`${name}-copy`, () => undefined);
	read.mockRestore();
	expect(bare.missingAssessments).toBe(2);
	expect(await namesOn(name)).toEqual(names);
	bare.close();
	expect((await makeStorage({ name })).broughtBack).toBe(2);
});

it('what notes speak of is copied before them, also where an earlier end cut it short', async () => {
	const { name, storage } = await withFirm();
	storage.close();
	const folder = await folderOf(name);
	await folder.removeEntry('-firm.open');
	await folder.removeEntry('@photo.open');
	await folder.getFileHandle('@photo.open', { create: true });
	let seen: readonly string[] = [];
	const watched = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(function (
		this: FileSystemFileHandle,
		...options
	) {
		seen = [...seen, this.name];
		return unbroken.apply(this, options);
	});
	await makeStorage({ name });
	await vi.waitFor(() => expect(seen).toContain('-firm.open'));
	watched.mockRestore();
	expect(seen.indexOf('@photo.open')).toBeGreaterThanOrEqual(0);
	expect(seen.indexOf('@photo.open')).toBeLessThan(seen.indexOf('-firm.open'));
	await isCopied(name, 'a picture');
});

it('a lot of an earlier visit puts no older row over a newer one, and waits beside a later lot', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	const lotOf = (ids: readonly string[]) => ({
		assessments: ids.map((id) => makeAssessment({ id, name: 'new', updatedAt: 5000 })),
		entries: [],
		firms: [],
	});
	valueOf(await storage.addCases(lotOf(['one', 'two'])));
	storage.close();
	const old = ['one', 'two', 'three', 'four']
		.map((id) => `${JSON.stringify(['assessments', makeAssessment({ id, name: 'old', updatedAt: 4000 })])}\n`)
		.join('');
	const folder = await folderOf(name);
	const stream = await (await folder.getFileHandle('.lot-earlier.open', { create: true })).createWritable();
	await stream.write(old);
	await stream.close();
	await deleteDatabase(name);
	const again = await makeStorage({ name });
	expect(again.broughtBack).toBe(4);
	const listed = valueOf(await again.list());
	expect(
		listed.map((entry) =>
			entry.kind === 'readable' ? `${entry.assessment.id} ${entry.assessment.name}` : '',
		),
	).toEqual(expect.arrayContaining(['one new', 'two new', 'three old', 'four old']));
});

it('a copy that is torn is left out, and the others come back', async () => {
	const { name, storage } = await withFirm();
	await isCopied(name, 'Honest Shoes');
	await isCopied(name, 'Other Shoes');
	const folder = await folderOf(name);
	storage.close();
	const stream = await (await folder.getFileHandle('-firm.open')).createWritable();
	await stream.write('{"assessments":[{"id":"fi');
	await stream.close();
	await deleteDatabase(name);
	const again = await makeStorage({ name });
	expect([again.broughtBack, again.missingAssessments]).toEqual([1, 1]);
});

const answer = fc
	.oneof(
		fc.record({ kind: fc.constant('chosen' as const), option: fc.string({ unit: 'binary' }) }),
		fc.record({
			kind: fc.constant('amount' as const),
			// JSON knows no -0, and nobody says it.
			value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
		}),
		fc.record({
			kind: fc.constant('text' as const),
			value: fc.constantFrom('{"$bytes":"AAAA"}', '</script>', '\u2028', '宏达'),
		}),
		fc.constant({ kind: 'dont-know' as const }),
	)
	.map(recordOf);

it('whatever was said and settled comes back as it was', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.dictionary(fc.constantFrom('q1', 'q2', '__proto__'), fc.option(answer), { noNullPrototype: true }),
				{
					minLength: 1,
					maxLength: 6,
				},
			),
			fc.constantFrom('firm', '..', '.firms', '.lot', 'a/b', '企业 %', 'x'.repeat(60)),
			async (saves, id) => {
				const name = newName();
				const storage = valueOf(await openStorage({ name }));
				valueOf(await storage.create(makeAssessment({ id })));
				for (const said of saves) valueOf(await storage.save(id, saying(said)));
				const before = valueOf(await storage.load(id));
				await storage.settled();
				await lose(name, storage);
				const again = await makeStorage({ name });
				expect(valueOf(await again.load(id))).toEqual(before);
				again.close();
			},
		),
		{ numRuns: 12 },
	);
});

async function withFirm() {
	const name = newName();
	const storage = await makeStorage({ name });
	valueOf(await storage.create(makeAssessment({ name: 'Honest Shoes' })));
	valueOf(await storage.create(makeAssessment({ id: 'other', name: 'Other Shoes' })));
	valueOf(await storage.save('firm', saying({ q1: chosen('a'), q2: chosen('c') })));
	valueOf(await storage.saveCapture(makeCapture({ id: 'note', kind: 'text', words: 'in the ledger' })));
	valueOf(await storage.saveCapture(makeCapture({ id: 'photo', words: 'at the door' }), pictureBytes()));
	valueOf(await storage.changeFirmOf('firm', (card) => ({ ...card, person: '王厂长' })));
	await isCopied(name, '王厂长');
	await isCopied(name, '@photo.open');
	return { name, storage };
}

const seqsOf = ({ loaded }: Awaited<ReturnType<typeof everythingOf>>): readonly number[] =>
	loaded.flatMap(({ entries }) => entries.map(({ seq }) => seq));

const lettersOf = (bytes?: ArrayBuffer) => bytes && new TextDecoder().decode(bytes);

const pictureBytes = () => new TextEncoder().encode('{"a picture\n of the door').buffer;

async function everythingOf(storage: AssessmentStorage) {
	const list = valueOf(await storage.list());
	const ids = list.map((entry) => (entry.kind === 'readable' ? entry.assessment.id : entry.id));
	return {
		list,
		loaded: await Promise.all(ids.map(async (id) => valueOf(await storage.load(id)))),
		cards: await Promise.all(ids.map(async (id) => valueOf(await storage.firmOf(id)))),
		captures: valueOf(await storage.everyCapture()),
		picture: lettersOf(valueOf(await storage.media('photo'))),
	};
}

/** As Chromium does it: the files of the database are gone, and nothing else. */
async function lose(name: string, storage: AssessmentStorage): Promise<void> {
	storage.close();
	await deleteDatabase(name);
}

const folderOf = async (name: string) =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(`${name}-copy`, { create: true });

async function namesOn(name: string): Promise<readonly string[]> {
	const names: string[] = [];
	for await (const file of (await folderOf(name)).keys()) names.push(file);
	return names.sort();
}

/** While nothing is being written. */
const lettersOn = (name: string): Promise<string> =>
	navigator.locks.request(`${name}-copy`, async () => {
		const letters: string[] = [];
		for await (const [file, handle] of (await folderOf(name)).entries())
			letters.push(file, await (await (handle as FileSystemFileHandle).getFile()).text());
		return letters.join('\n');
	});

const isCopied = (name: string, words: string) =>
	vi.waitFor(async () => expect(await lettersOn(name)).toContain(words), { timeout: 5000 });

const entriesCopied = (name: string, count: number) =>
	vi.waitFor(async () => expect((await lettersOn(name)).match(/"seq"/g)).toHaveLength(count), {
		timeout: 5000,
	});

/** Tries one after the other. */
const unlockWith =
	(...secrets: Secret[]) =>
	async <Seal>(open: (secret: Secret) => Promise<Seal | undefined>): Promise<Seal> => {
		for (const secret of secrets) {
			const seal = await open(secret);
			if (seal) return seal;
		}
		throw new Error('no secret opens it');
	};
