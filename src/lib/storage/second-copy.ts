import type { IndexableType, Table } from 'dexie';
import * as v from 'valibot';
import { success } from '../engine/result.ts';
import type { Connection } from './connection.ts';
import type { Database } from './database.ts';
import { lockRowSchema } from './lock-row.ts';
import { randomId } from './random-id.ts';
import { leaveSealed } from './seal.ts';
import type { Written } from './written.ts';

/**
 * Beside the database, in files that it knows nothing of (the origin private file system): killed in the middle of a
 * record, Chromium may take its whole database for damaged and hand out an empty one. One file a check-up, with its rows as
 * they are stored, so sealed where there is a lock; one a photo or recording; one with the cards of the firms and the lock.
 */
const folderName = (name: string): string => `${name}-copy`;

/** The cards of the firms, and the lock. */
const common = '.firms';

/**
 * Begins the name of a file with what was written of many check-ups at once, until each has it in its own file: all of it
 * comes back or nothing. Each has a name of its own: one that was cut short waits for the next visit beside later ones.
 */
const lot = '.lot';

/** More at once would be more than a phone has room for in its memory. */
const mostInLot = 500;

/** Before the name of a photo or recording. */
const picture = '@';

/** Where less is free, photos lie in the database alone: twice, they would fill a cheap phone. */
const spareBytes = 300e6;

/** Tabs write one after the other, each what is stored by then. */
const inTurn = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
	navigator.locks.request(folderName(name), work);

/** Of each check-up, the last entry that this page put into its file: of a long history only what is new is added. */
export type Copied = Map<string, number>;

interface Renewed {
	readonly written: Written;
	readonly copied: Copied;
}

export const renewCopy = (name: string, { run }: Connection, { written, copied }: Renewed): Promise<void> =>
	inTurn(name, async () => {
		await run(async (database) => {
			const lock = await lockOn(database);
			// Half sealed is no state to come back to; when the lock is set, all is written anew.
			if (lock === 'changing') return success(undefined);
			const folder = await folderOf(name);
			const stamp = stampOf(lock);
			if (written.all) {
				copied.clear();
				await makeUp(folder, database, { stamp, isAnew: true, isMissing: false, copied });
				return success(undefined);
			}
			// Before the notes that they belong to.
			await copyPictures(folder, database, { pictures: written.pictures, stamp });
			const every = written.takenAway ? await database.assessments.toCollection().primaryKeys() : [];
			// Of an erased one the file goes.
			const ids = new Set([...every, ...written.assessments]);
			for (const id of written.takenAway ? ids : written.caught) copied.delete(id);
			await copyEach(folder, database, { ids, stamp, together: written.assessments, copied });
			// Of an erased one nothing stays in the lots of an earlier visit either.
			const lots = written.takenAway ? (await namesOf(folder)).filter((file) => file.startsWith(lot)) : [];
			for (const file of lots) await folder.removeEntry(file);
			if (written.firms) await copyCommon(folder, database, stamp);
			return success(undefined);
		});
	});

/** What an earlier visit did not come to: to write what is missing or old, and to remove what is erased or lies open under a lock. */
export const tendCopy = (name: string, { run }: Connection, isMissing: boolean): Promise<void> =>
	inTurn(name, async () => {
		await run(async (database) => {
			const lock = await lockOn(database);
			if (lock === 'changing') return success(undefined);
			await makeUp(await folderOf(name), database, {
				...{ stamp: stampOf(lock), isAnew: false, isMissing, copied: new Map() },
			});
			return success(undefined);
		});
	});

interface MakingUp {
	readonly stamp: string;
	/** Also what seems to lie there as it should. */
	readonly isAnew: boolean;
	/** The database lacks something, and what the copy has of it stays. */
	readonly isMissing: boolean;
	readonly copied: Copied;
}

/** A kill finds what lay there before or all that is to lie there: what is not wanted goes last. */
async function makeUp(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ stamp, isAnew, isMissing, copied }: MakingUp,
): Promise<void> {
	const rows = await rawRows(database, () => database.assessments.orderBy('id').toArray());
	const wanted = new Map(rows.map((row) => [fileName(fieldOf(row, 'id'), stamp), row]));
	const pictures = new Map(
		(await database.media.toCollection().primaryKeys()).map((id) => [pictureName(id, stamp), id]),
	);
	const names: string[] = [];
	const lying = new Map<string, number>();
	for await (const [file, handle] of folder.entries()) {
		names.push(file);
		const { size = 0, lastModified = 0 } =
			handle instanceof FileSystemFileHandle ? await handle.getFile() : {};
		// Begun, and then came the end.
		if (size > 0) lying.set(file, lastModified);
	}
	const late = [...wanted]
		.filter(([file, row]) => isAnew || (lying.get(file) ?? -1) < Number(fieldOf(row, 'updatedAt')))
		.map(([, row]) => String(fieldOf(row, 'id')));
	const ids = new Set(late);
	// They may have come in one backup.
	const together = ids.size <= mostInLot ? ids : new Set<string>();
	await copyEach(folder, database, { ids, stamp, together, copied });
	const lacking = [...pictures].filter(([file]) => !lying.has(file)).map(([, id]) => id);
	await copyPictures(folder, database, { pictures: lacking, stamp });
	// It says under which lock all of it lies, so it comes after all, and that of another lock goes before all.
	if (isAnew || !lying.has(common + stamp)) await copyCommon(folder, database, stamp);
	const unwanted = names
		.filter((file) => !wanted.has(file) && !pictures.has(file) && file !== common + stamp)
		.filter((file) => !isMissing || !file.endsWith(stamp));
	const isCommon = (file: string) => file.startsWith(common);
	for (const file of [...unwanted.filter(isCommon), ...unwanted.filter((file) => !isCommon(file))])
		await folder.removeEntry(file, { recursive: true });
}

/**
 * Puts back what is not there any more, or only as it was before: Chromium may throw away the last writes alone. Changes
 * nothing that was said since. Gives of how many check-ups something came back.
 */
export const putBackCopy = (name: string, { run }: Connection): Promise<number> =>
	inTurn(name, async () => {
		const { stamp, checkUps, pictures, firms, locks } = await readCopies(await folderOf(name));
		/** Rows of another lock nobody could open. */
		const isFitting = async (database: Database): Promise<boolean> => {
			const lock = await lockOn(database);
			const isBare = lock === undefined && (await database.assessments.count()) === 0;
			return isBare || (lock !== 'changing' && stampOf(lock) === stamp);
		};
		// Before the lock, which no row is written past, and one by one: together they may be more than a phone has room for.
		const noted = new Set(checkUps.flatMap(({ captures }) => captures.map((row) => fieldOf(row, 'id'))));
		for (const file of pictures) {
			const row = pictureOf(await (await file.getFile()).arrayBuffer());
			// Torn; or it lies there before its note, which a kill may have prevented.
			if (row === undefined || !noted.has(fieldOf(row, 'capture'))) continue;
			const isPut = await run(async (database) =>
				success((await isFitting(database)) && (await addAbsent(database.media, [row]))),
			);
			if (!isPut.ok) return 0;
		}
		const put = await run((database) =>
			database.transaction('rw', database.tables, async () => {
				if (!(await isFitting(database))) return success(0);
				await putNewer(database.firms, firms);
				let count = 0;
				for (const { assessments, entries, captures } of checkUps) {
					const rows = await putNewer(database.assessments, assessments);
					const said = await addAbsent(database.entries, entries);
					if (rows + said + (await addAbsent(database.captures, captures)) > 0) count += 1;
				}
				// Last, for rows are written as it wants them, and these are sealed already.
				await addAbsent(database.locks, locks);
				return success(count);
			}),
		);
		return put.ok ? put.value : 0;
	});

/** Gives how many rows there were that are missing or older here. */
async function putNewer(table: Table, rows: readonly unknown[]): Promise<number> {
	const there = await table.bulkGet(rows.map((row) => String(fieldOf(row, 'id'))));
	const newer = rows.filter((row, index) => {
		const here = there[index] as unknown;
		return here === undefined || changedAt(here) < changedAt(row);
	});
	await table.bulkPut(newer);
	return newer.length;
}

/** Gives how many there were. */
async function addAbsent(table: Table, rows: readonly unknown[]): Promise<number> {
	const { keyPath } = table.schema.primKey;
	const there = await table.bulkGet(rows.map((row) => fieldOf(row, String(keyPath)) as IndexableType));
	const absent = rows.filter((_, index) => there[index] === undefined);
	await table.bulkAdd(absent);
	return absent.length;
}

export const eraseFolder = (name: string): Promise<void> => inTurn(name, () => removeFolder(name));

/** Those that belong together: of one lock, or of none. A file without the row of its check-up is left out. */
async function readCopies(folder: FileSystemDirectoryHandle) {
	const files = new Map<string, FileSystemFileHandle>();
	// Begun, and then came the end: so an empty one names no lock.
	for await (const [file, handle] of folder.entries())
		if (handle instanceof FileSystemFileHandle && (await handle.getFile()).size > 0) files.set(file, handle);
	const stamps = [...files.keys()]
		.filter((file) => file.startsWith(common))
		.map((file) => file.slice(common.length));
	const open = stampOf(undefined);
	const stamp =
		stamps
			.filter((one) => one !== open)
			.sort()
			.at(-1) ?? open;
	const read: Rows = new Map();
	const pictures = [];
	for (const [file, handle] of files)
		if (!file.endsWith(stamp)) continue;
		else if (file.startsWith(picture)) pictures.push(handle);
		else await readRows(handle, read);
	const rowsOf = (table: string) => [...(read.get(table)?.values() ?? [])];
	const [entries, captures] = [byAssessment(rowsOf('entries')), byAssessment(rowsOf('captures'))];
	const checkUps = rowsOf('assessments').map((row) => {
		const id = fieldOf(row, 'id');
		return { assessments: [row], entries: entries.get(id) ?? [], captures: captures.get(id) ?? [] };
	});
	return { stamp, checkUps, pictures, firms: rowsOf('firms'), locks: rowsOf('locks') };
}

function byAssessment(rows: readonly unknown[]): ReadonlyMap<unknown, readonly unknown[]> {
	const grouped = new Map<unknown, unknown[]>();
	for (const row of rows) {
		const id = fieldOf(row, 'assessment');
		const group = grouped.get(id) ?? [];
		grouped.set(id, group);
		group.push(row);
	}
	return grouped;
}

/** By table and key. */
type Rows = Map<string, Map<unknown, unknown>>;

const lineSchema = v.tuple([
	v.string(),
	v.looseObject({ id: v.optional(v.string()), seq: v.optional(v.number()) }),
]);

/** A row a line, of which the newest of the same row holds, in whichever file. A torn line is left out. */
async function readRows(handle: FileSystemFileHandle, read: Rows): Promise<void> {
	for (const line of (await textOf(handle)).split('\n')) {
		const known = v.safeParse(lineSchema, parsed(line));
		if (!known.success) continue;
		const [table, row] = known.output;
		const rows = read.get(table) ?? new Map<unknown, unknown>();
		const key = row.id ?? row.seq;
		if (changedAt(row) >= changedAt(rows.get(key) ?? {})) rows.set(key, row);
		read.set(table, rows);
	}
}

const changedAt = (row: unknown): number => Number(fieldOf(row, 'updatedAt') ?? 0);

const textOf = async (handle: FileSystemFileHandle): Promise<string> => (await handle.getFile()).text();

function parsed(line: string): unknown {
	try {
		return JSON.parse(line, lettersAsBytes);
	} catch {
		return undefined;
	}
}

interface Each {
	readonly ids: ReadonlySet<string>;
	readonly stamp: string;
	/** Of those, what was written at once and comes back all or not at all: a kill may come between two of them. */
	readonly together: ReadonlySet<string>;
	/** Of a check-up on its own, only entries after the one named here are added; what is copied is noted here. */
	readonly copied: Copied;
}

async function copyEach(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ ids, stamp, together, copied }: Each,
): Promise<void> {
	const isLot = together.size > 1;
	const file = isLot ? await copyLot(folder, database, { ids: together, stamp }) : undefined;
	for (const id of ids) {
		const after = isLot && together.has(id) ? undefined : copied.get(id);
		copied.set(id, await copyOne(folder, database, { id, stamp, after }));
	}
	if (file !== undefined) await folder.removeEntry(file);
}

interface One {
	readonly id: string;
	readonly stamp: string;
	/** Only entries after this one are added. */
	readonly after: number | undefined;
}

/** Gives the last entry that is in the file now. */
async function copyOne(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ id, stamp, after }: One,
): Promise<number> {
	const file = fileName(id, stamp);
	const handle = await folder.getFileHandle(file, { create: true });
	const { size } = await handle.getFile();
	// Another page may have removed what this one wrote.
	const since = size === 0 ? undefined : after;
	const { assessments, entries, captures } = database;
	const rows = await database.transaction('r', [assessments, entries, captures], async (transaction) => {
		leaveSealed(transaction);
		return {
			assessments: await assessments.where('id').equals(id).toArray(),
			entries: await (since === undefined
				? entries.where('assessment').equals(id).toArray()
				: entries
						.where('seq')
						.above(since)
						.filter((row) => fieldOf(row, 'assessment') === id)
						.toArray()),
			captures: since === undefined ? await captures.where('assessment').equals(id).toArray() : [],
		};
	});
	if (since === undefined) await copyLacking(folder, database, { ids: [id], stamp });
	if (rows.assessments.length === 0) await folder.removeEntry(file);
	else await write(handle, rows, since === undefined ? 0 : size);
	return Math.max(since ?? 0, ...rows.entries.map((row) => Number(fieldOf(row, 'seq'))));
}

async function copyLot(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ ids, stamp }: { readonly ids: ReadonlySet<string>; readonly stamp: string },
): Promise<string> {
	const { assessments, entries, captures } = database;
	const keys = [...ids];
	const rows = await database.transaction('r', [assessments, entries, captures], async (transaction) => {
		leaveSealed(transaction);
		return {
			assessments: await assessments.where('id').anyOf(keys).toArray(),
			entries: await entries.where('assessment').anyOf(keys).toArray(),
			captures: await captures.where('assessment').anyOf(keys).toArray(),
		};
	});
	await copyLacking(folder, database, { ids: keys, stamp });
	const file = `${lot}-${randomId()}${stamp}`;
	await write(await folder.getFileHandle(file, { create: true }), rows, 0);
	return file;
}

async function copyCommon(
	folder: FileSystemDirectoryHandle,
	database: Database,
	stamp: string,
): Promise<void> {
	const firms = await rawRows(database, () => database.firms.orderBy('id').toArray());
	const handle = await folder.getFileHandle(common + stamp, { create: true });
	await write(handle, { firms, locks: await database.locks.toArray() }, 0);
}

const readFree = async (): Promise<number> => {
	const { quota = 0, usage = 0 } = await navigator.storage.estimate();
	return quota - usage;
};

/** What notes speak of lies there before them: another may have been taken since the pictures of this turn were copied. */
async function copyLacking(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ ids, stamp }: { readonly ids: readonly string[]; readonly stamp: string },
): Promise<void> {
	const lacking: string[] = [];
	for (const id of await database.media.where('assessment').anyOf(ids).primaryKeys()) {
		const handle = await folder.getFileHandle(pictureName(id, stamp)).catch(() => undefined);
		if (((await handle?.getFile())?.size ?? 0) === 0) lacking.push(id);
	}
	await copyPictures(folder, database, { pictures: lacking, stamp });
}

/** Written once and never changed; gone where the database has it no more. */
async function copyPictures(
	folder: FileSystemDirectoryHandle,
	database: Database,
	{ pictures, stamp }: { readonly pictures: Iterable<string>; readonly stamp: string },
): Promise<void> {
	for (const id of pictures) {
		const [row] = await rawRows(database, () => database.media.where('capture').equals(id).toArray());
		if (row === undefined) await folder.removeEntry(pictureName(id, stamp)).catch(() => undefined);
		else if ((await readFree()) > spareBytes) {
			const handle = await folder.getFileHandle(pictureName(id, stamp), { create: true });
			const stream = await handle.createWritable();
			await stream.write(blobOf(row));
			await stream.close();
		}
	}
}

/** What is readable of the row in one line, and then its bytes, sealed or not. */
const pictureSchema = v.object({ capture: v.string(), assessment: v.string() });

function blobOf(row: unknown): Blob {
	const name = fieldOf(row, 'sealed') === undefined ? 'bytes' : 'sealed';
	const head = { ...v.parse(pictureSchema, row), name };
	return new Blob([JSON.stringify(head), '\n', fieldOf(row, name) as BlobPart]);
}

const headSchema = v.object({ ...pictureSchema.entries, name: v.picklist(['bytes', 'sealed']) });

/** Undefined for a torn file. */
function pictureOf(buffer: ArrayBuffer): unknown {
	const end = new Uint8Array(buffer).indexOf(0x0a);
	const head = v.safeParse(headSchema, parsed(new TextDecoder().decode(buffer.slice(0, Math.max(0, end)))));
	if (!head.success) return undefined;
	const { name, ...row } = head.output;
	const bytes = buffer.slice(end + 1);
	return { ...row, [name]: name === 'sealed' ? new Uint8Array(bytes) : bytes };
}

const rawRows = (database: Database, read: () => PromiseLike<unknown[]>): Promise<unknown[]> =>
	database.transaction('r', database.tables, (transaction) => {
		leaveSealed(transaction);
		return read();
	});

/** All of it or what lay there before: the browser writes beside it, and puts it in place at the end. */
async function write(
	handle: FileSystemFileHandle,
	rows: Readonly<Record<string, readonly unknown[]>>,
	position: number,
): Promise<void> {
	const lines = Object.entries(rows).flatMap(([table, all]) =>
		all.map((row) => `${JSON.stringify([table, row], bytesAsLetters)}\n`),
	);
	const stream = await handle.createWritable({ keepExistingData: position > 0 });
	await stream.write({ type: 'write', position, data: lines.join('') });
	await stream.close();
}

async function namesOf(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
	const names: string[] = [];
	for await (const name of folder.keys()) names.push(name);
	return names;
}

const folderOf = async (name: string): Promise<FileSystemDirectoryHandle> =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(folderName(name), { create: true });

async function removeFolder(name: string): Promise<void> {
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(folderName(name), { recursive: true }).catch(() => undefined);
}

/** A name says under which lock it was written: what lies open is known from what is sealed without a look into it. */
const fileName = (id: unknown, stamp: string): string => `-${encodeURIComponent(String(id))}${stamp}`;
const pictureName = (id: string, stamp: string): string => `${picture}${encodeURIComponent(id)}${stamp}`;
const stampOf = (lock: number | undefined): string => `.${String(lock ?? 'open')}`;

async function lockOn({ locks }: Database): Promise<number | 'changing' | undefined> {
	const row = await locks.get('lock');
	if (row === undefined) return undefined;
	const { since, underWay } = v.parse(lockRowSchema, row);
	return underWay === undefined ? since : 'changing';
}

const fieldOf = (row: unknown, name: string): unknown => (row as Readonly<Record<string, unknown>>)[name];

const bytesSchema = v.strictObject({ $bytes: v.string() });

const bytesAsLetters = (_: string, value: unknown): unknown =>
	value instanceof Uint8Array
		? { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
		: value;

function lettersAsBytes(_: string, value: unknown): unknown {
	const read = v.safeParse(bytesSchema, value);
	return read.success ? Uint8Array.from(atob(read.output.$bytes), (sign) => sign.charCodeAt(0)) : value;
}
