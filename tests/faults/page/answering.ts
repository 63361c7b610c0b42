import type { Said } from '../told.ts';
import { randomFrom } from './random.ts';
import { report } from './report.ts';
import { element, elements, found, pause, until } from './until.ts';

/** Answers whatever is asked, and tells what the app has called saved. */
export async function answerOn(lot: number, screens: number): Promise<void> {
	const random = randomFrom(lot);
	for (let answered = 0; answered < screens;) {
		await until('a question or the result', () => isQuestion() || isResult());
		if (isResult()) {
			await goOn();
			continue;
		}
		const { firm, screen } = standing();
		await report({ kind: 'stands', firm, screen });
		const said = await answerScreen(random);
		await pause(random() * 80);
		const asSaid = await next(screen);
		if (!isQuestion()) continue;
		// It says so only when nothing of what was said is left to save.
		await until('“saved”', () => element('[data-save=saved]'));
		await report({ kind: 'saved', firm, screen, said: asSaid ? said : [], standing: standing().screen });
		answered += 1;
	}
	await report({ kind: 'done' });
}

const question = 'main section:has(> .prompt)';
const isQuestion = (): boolean =>
	location.pathname === '/check/' && element('[data-save]') !== null && standing().screen !== '';
const isResult = (): boolean => location.pathname === '/result/' && element('h1') !== null;

/** A question is told by its own words: the address may be that of the question before. */
const standing = (): { readonly firm: string; readonly screen: string } => ({
	firm: new URLSearchParams(location.search).get('firm') ?? '',
	screen: element('main h1')?.textContent.trim() ?? '',
});

async function answerScreen(random: () => number): Promise<readonly Said[]> {
	const said: Said[] = [];
	for (const group of elements(`${question} [role=radiogroup]`)) {
		const cards = [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')];
		const card = cards[Math.floor(random() * cards.length)];
		if (card === undefined) continue;
		card.click();
		said.push({ kind: 'chosen', item: card.name, option: card.value });
	}
	for (const group of elements(`${question} [role=group]`)) {
		const box = group.querySelector<HTMLInputElement>('input[type=checkbox]');
		if (box === null) continue;
		if (!box.checked) box.click();
		said.push({ kind: 'ticked' });
	}
	const fields = elements(`${question} input[type=text]`).filter(
		(field) => field instanceof HTMLInputElement,
	);
	fields.forEach((field, index) => {
		const isAmount = field.inputMode !== '' && field.inputMode !== 'text';
		// A part is not more than the whole, which stands above it.
		const value = isAmount ? String(90 - 20 * index - Math.floor(random() * 9)) : `厂 ${random()}`;
		type(field, value);
		said.push({ kind: 'typed', value });
	});
	await pause(0);
	for (const wrong of elements('[aria-invalid=true]'))
		if (wrong instanceof HTMLInputElement) {
			type(wrong, '2025');
			said.push({ kind: 'typed', value: '2025' });
		}
	await pause(0);
	return said.filter((one) => one.kind !== 'typed' || elements(`${question} input`).some(shows(one.value)));
}

/** And takes it: beside a number that is wrong the app does not say “saved”. */
const shows = (value: string) => (field: HTMLElement) =>
	field instanceof HTMLInputElement && field.value === value && field.ariaInvalid !== 'true';

function type(field: HTMLInputElement, value: string): void {
	field.focus();
	field.value = value;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.dispatchEvent(new Event('change', { bubbles: true }));
	field.blur();
}

/** True where the answers stayed as they were given. */
async function next(screen: string): Promise<boolean> {
	const gone = () => isResult() || (isQuestion() && standing().screen !== screen);
	for (let attempt = 0; attempt < 4; attempt++) {
		element('footer .bar button:last-child')?.click();
		if (await found(gone, 1500)) return attempt < 2;
		// Somebody who can not fill it in does not know.
		if (attempt > 0)
			for (const wrong of elements(`${question}:has([aria-invalid=true]) button[aria-pressed]`))
				wrong.click();
	}
	throw new Error(`nothing comes after “${screen}”`);
}

/** From the result of the quick check; where all is answered, a new firm. */
async function goOn(): Promise<void> {
	const more = await found(() => element('main a.button[href*="/check/?"]'), 1500);
	if (more) more.click();
	else location.assign('/check/?firm=new');
	await until('the next question', () => !isResult());
}
