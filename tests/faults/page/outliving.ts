import type { Loss } from '../told.ts';
import { askedFor, report } from './report.ts';
import { element, pause, until } from './until.ts';

/** Types, has the storage taken away under its hands, and types on, without a tap. */
export async function outlive(loses: Loss): Promise<void> {
	const field = await until('the name of the firm', () => {
		const found = element('main section input[type=text]:not([inputmode])');
		return found instanceof HTMLInputElement ? found : undefined;
	});
	// That somebody stands here is saved too, and is not to be taken for what was typed.
	await pause(1000);
	await saving(() => type(field, '宏达'));
	await told({ kind: 'begun' });
	await lose(loses);
	const typedAt = performance.now();
	await saving(() => type(field, '宏达鞋业'));
	const milliseconds = performance.now() - typedAt;
	await told({ kind: 'outlived', shows: field.value, milliseconds });
}

/** With the finger still in the field. */
function type(field: HTMLInputElement, words: string): void {
	field.value = words;
	field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Until the app has begun to save what was done, and says that it has. */
async function saving(act: () => void): Promise<void> {
	let hasBegun = false;
	const watching = new MutationObserver(() => (hasBegun ||= !element('[data-save=saved]')));
	watching.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-save'] });
	act();
	await until('“saved”', () => hasBegun && element('[data-save=saved]'), 15_000);
	watching.disconnect();
}

async function lose(loses: Loss): Promise<void> {
	switch (loses) {
		case 'connection':
			return loseConnection();
		case 'server':
			return loseServer();
		case 'process':
			// The host kills it, and then asks for nothing any more.
			while ((await asked()) !== 'look') await pause(20);
	}
}

/** As an engine loses it that does not say so: the next work on it is broken off, and the connection is closed. */
const loseConnection = (): void =>
	onNextConnection(({ db, abort }) => {
		// What was asked for is under way then.
		queueMicrotask(() => {
			db.close();
			abort();
		});
	});

/** The connection that is used next is never of use again; a new one is. Dexie itself does not try again then. */
const loseServer = (): void =>
	onNextConnection(() => {
		throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
	});

interface Work {
	readonly db: IDBDatabase;
	readonly abort: () => void;
}

/** Each save reads a row first. Not where it begins a transaction: Dexie takes that function when it connects. */
function onNextConnection(lose: (work: Work) => void): void {
	const get = IDBObjectStore.prototype.get;
	let lost: IDBDatabase | undefined;
	IDBObjectStore.prototype.get = function (this: IDBObjectStore, ...words) {
		const { transaction } = this;
		lost ??= transaction.db;
		if (lost === transaction.db) lose({ db: lost, abort: () => transaction.abort() });
		return get.apply(this, words);
	};
}

/** The process that is killed may be the one that asks the host, too. */
const asked = (): Promise<string> =>
	askedFor().then(
		({ kind }) => kind,
		() => '',
	);

/** What was told may have arrived, and only the answer to it be lost: told twice is told once. */
async function told(words: Parameters<typeof report>[0]): Promise<void> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const hasArrived = await report(words).then(
			() => true,
			() => false,
		);
		if (hasArrived) return;
		await pause(100);
	}
	await report(words);
}
