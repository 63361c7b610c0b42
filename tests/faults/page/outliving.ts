import { askedFor, report } from './report.ts';
import { element, pause, until } from './until.ts';

/** Types, has the storage taken away under its hands, and types on, without a tap. */
export async function outlive(loses: 'connection' | 'process'): Promise<void> {
	const field = await until('the name of the firm', () => {
		const found = element('main section input[type=text]:not([inputmode])');
		return found instanceof HTMLInputElement ? found : undefined;
	});
	await saving(() => type(field, '宏达'));
	await told({ kind: 'begun' });
	if (loses === 'connection') loseConnection();
	// The host kills the process, and then asks for nothing any more.
	else while ((await asked()) !== 'look') await pause(20);
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

/** As an engine loses it that does not say so: whoever uses the connection next finds it closed. */
function loseConnection(): void {
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...words) {
		IDBDatabase.prototype.transaction = begin;
		this.close();
		return begin.apply(this, words);
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
