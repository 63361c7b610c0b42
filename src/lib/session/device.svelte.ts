import { browser } from '$app/environment';
import { respondents, type Respondent } from '../engine/answer.ts';
import { isLanguage, preferredLanguage, type LanguageId } from '../i18n/languages.ts';
import { direction, language, switchLanguage } from '../i18n/i18n.ts';

export type TextSize = 'normal' | 'large';

/** How this device likes to read: language and text size. Remembered in localStorage, because it is no firm's data. */
class DevicePreferences {
	textSize = $state.raw<TextSize>('normal');
	respondent = $state.raw<Respondent>('owner');

	/** Called once in the browser; prerendered pages are in the original language. */
	async restore(): Promise<void> {
		this.#applyTextSize(recall('text-size') === 'large' ? 'large' : 'normal');
		this.respondent = respondents.find((respondent) => respondent === recall('respondent')) ?? 'owner';
		const remembered = recall('language');
		await this.#applyLanguage(isLanguage(remembered) ? remembered : preferredLanguage(navigator.languages));
	}

	async chooseLanguage(id: LanguageId): Promise<void> {
		remember('language', id);
		await this.#applyLanguage(id);
	}

	chooseTextSize(size: TextSize): void {
		remember('text-size', size);
		this.#applyTextSize(size);
	}

	chooseRespondent(respondent: Respondent): void {
		remember('respondent', respondent);
		this.respondent = respondent;
	}

	async #applyLanguage(id: LanguageId): Promise<void> {
		if (id !== language()) await switchLanguage(id);
		const page = document.documentElement;
		page.lang = id;
		page.dir = direction();
		// Read by app.html before anything is drawn.
		remember('shown-in', `${id} ${direction()}`);
		delete page.dataset['waiting'];
	}

	#applyTextSize(size: TextSize): void {
		this.textSize = size;
		document.documentElement.dataset['textSize'] = size;
	}
}

export const device = new DevicePreferences();

/** A private window may refuse even localStorage; then the choice holds until the page is closed. */
function recall(key: string): string | null {
	try {
		return browser ? localStorage.getItem(`factory-checkup:${key}`) : null;
	} catch {
		return null;
	}
}

function remember(key: string, value: string): void {
	try {
		localStorage.setItem(`factory-checkup:${key}`, value);
	} catch {
		// Refused: see `recall`.
	}
}
