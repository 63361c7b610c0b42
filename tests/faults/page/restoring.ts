import { choose, fileInput } from './photographing.ts';
import { report } from './report.ts';
import { element, elements, until } from './until.ts';

/** Takes a backup in, as far as the browser lives. */
export async function restore(letters: string, lot: string): Promise<void> {
	const input = await until('the choice of a file', () => fileInput('label.button'));
	choose(input, [new File([letters], 'backup.json', { type: 'application/json' })]);
	const take = await until('the preview', () => element('dialog[open] .long-bar .button:not(.secondary)'));
	await report({ kind: 'begun' });
	take.click();
	await until(
		'“taken in”, or why it is not',
		() => element('.taken [role=status] .button.secondary') ?? alerts().length > 0,
	);
	const refused = alerts();
	await report(refused.length > 0 ? { kind: 'refused', told: refused } : { kind: 'restored', lot });
}

const alerts = (): readonly string[] =>
	elements('dialog[open] [role=alert], .taken [role=alert]')
		.map(({ textContent }) => textContent.trim())
		.filter((words) => words !== '');
