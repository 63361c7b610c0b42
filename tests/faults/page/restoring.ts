import { choose, fileInput } from './photographing.ts';
import { report } from './report.ts';
import { element, until } from './until.ts';

/** Takes a backup in, as far as the browser lives. */
export async function restore(letters: string, lot: string): Promise<void> {
	const input = await until('the choice of a file', () => fileInput('label.button'));
	choose(input, [new File([letters], 'backup.json', { type: 'application/json' })]);
	const take = await until('the preview', () => element('dialog[open] .long-bar .button:not(.secondary)'));
	await report({ kind: 'begun' });
	take.click();
	await until('“taken in”', () => element('.taken [role=status] .button.secondary'));
	await report({ kind: 'restored', lot });
}
