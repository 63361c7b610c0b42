import { browser } from '$app/environment';
import { respondents, type Respondent } from '../engine/answer.ts';
import { isLanguage, preferredLanguage, type LanguageId } from '../i18n/languages.ts';
import { keepWords } from './keep-words.ts';
import { direction, language, switchLanguage } from '../i18n/i18n.ts';

/** `large` is the elder mode: half as large again, with targets of 60 px; `largest` is twice the size. */
export type TextSize = 'normal' | 'large' | 'largest';
export type Theme = 'system' | 'light' | 'dark';

export const textSizes: readonly TextSize[] = ['normal', 'large', 'largest'];
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/**
 * How this device likes to read: language, text size, light and contrast. Remembered in localStorage, because it is no
 * firm's data. The script in app.html reads the same keys before anything is drawn.
 */
class DevicePreferences {
	textSize = $state.raw<TextSize>('normal');
	theme = $state.raw<Theme>('system');
	/** Chosen here, or asked for by the system while nobody chose. */
	moreContrast = $state.raw(false);
	#chosenContrast: string | null = null;
	respondent = $state.raw<Respondent>('owner');
	/** Before, what is shown is in the language in which the page was prerendered. */
	knowsLanguage = $state.raw(false);
	/** Chosen, but its words are not on this device and could not be fetched. */
	missingLanguage = $state.raw<LanguageId | undefined>(undefined);

	/** Called once in the browser; prerendered pages are in the original language. */
	async restore(): Promise<void> {
		this.#applyTextSize(textSizes.find((size) => size === recall('text-size')) ?? 'normal');
		this.theme = themes.find((theme) => theme === recall('theme')) ?? 'system';
		this.#chosenContrast = recall('contrast');
		this.#followSystem();
		// From here on the page answers to taps.
		document.documentElement.dataset['alive'] = '';
		this.respondent = respondents.find((respondent) => respondent === recall('respondent')) ?? 'owner';
		const remembered = recall('language');
		await this.#applyLanguage(isLanguage(remembered) ? remembered : preferredLanguage(navigator.languages));
		this.knowsLanguage = true;
	}

	async chooseLanguage(id: LanguageId): Promise<void> {
		this.missingLanguage = undefined;
		if (await this.#applyLanguage(id)) remember('language', id);
		else this.missingLanguage = id;
	}

	chooseTextSize(size: TextSize): void {
		remember('text-size', size);
		this.#applyTextSize(size);
	}

	chooseTheme(theme: Theme): void {
		remember('theme', theme === 'system' ? null : theme);
		this.theme = theme;
		this.#applyLight();
	}

	chooseContrast(more: boolean): void {
		this.#chosenContrast = more ? 'more' : 'normal';
		remember('contrast', this.#chosenContrast);
		this.#applyLight();
	}

	chooseRespondent(respondent: Respondent): void {
		remember('respondent', respondent);
		this.respondent = respondent;
	}

	/** Whether its words could be had; where not, everything stays in the language that is shown. */
	async #applyLanguage(id: LanguageId): Promise<boolean> {
		const isThere =
			id === language() ||
			(await switchLanguage(id).then(
				() => true,
				() => false,
			));
		if (isThere) this.#showLanguage(id);
		return isThere;
	}

	#showLanguage(id: LanguageId): void {
		const page = document.documentElement;
		page.lang = id;
		page.dir = direction();
		// A page that was prerendered in Chinese is not shown to who reads something else, if all is here: see app.html.
		remember('shown-in', `${id} ${direction()}`);
		delete page.dataset['waiting'];
		void keepWords(id);
	}

	#applyTextSize(size: TextSize): void {
		this.textSize = size;
		const { dataset } = document.documentElement;
		// What is larger than large is large too: a rule for elder mode holds for both.
		dataset['textSize'] = size === 'normal' ? 'normal' : 'large';
		dataset['textScale'] = size === 'largest' ? '2' : '1';
	}

	/** The system may turn dark in the evening, while the page is open. */
	#followSystem(): void {
		this.#applyLight();
		for (const wish of [darkWish, contrastWish])
			matchMedia(wish).addEventListener('change', () => {
				this.#applyLight();
			});
	}

	#applyLight(): void {
		this.moreContrast =
			this.#chosenContrast === null ? matchMedia(contrastWish).matches : this.#chosenContrast === 'more';
		const { dataset } = document.documentElement;
		dataset['theme'] = this.theme !== 'system' ? this.theme : matchMedia(darkWish).matches ? 'dark' : 'light';
		dataset['contrast'] = this.moreContrast ? 'more' : 'normal';
	}
}

const darkWish = '(prefers-color-scheme: dark)';
const contrastWish = '(prefers-contrast: more)';

export const device = new DevicePreferences();

/** A private window may refuse even localStorage; then the choice holds until the page is closed. */
function recall(key: string): string | null {
	try {
		return browser ? localStorage.getItem(`factory-checkup:${key}`) : null;
	} catch {
		return null;
	}
}

/** `null` forgets. */
function remember(key: string, value: string | null): void {
	try {
		if (value === null) localStorage.removeItem(`factory-checkup:${key}`);
		else localStorage.setItem(`factory-checkup:${key}`, value);
	} catch {
		// Refused: see `recall`.
	}
}
