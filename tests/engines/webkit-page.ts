import { By, type Locator, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { Plan } from '../journeys/walking.ts';
import { itemNamed, screenNamed, type Say } from '../journeys/words.ts';

const patience = 20_000;

/** A page in WebKitGTK, in the words of the journeys that Playwright walks in the other engines. */
export class WebKitPage {
	constructor(
		readonly driver: WebDriver,
		readonly home: string,
		private readonly say: Say,
	) {}

	async open(path: string): Promise<void> {
		await this.driver.get(new URL(path, this.home).href);
		await this.alive();
	}

	async reload(): Promise<void> {
		await this.driver.navigate().refresh();
		await this.alive();
	}

	/** It answers to taps. */
	async alive(): Promise<void> {
		await this.shown(By.css('html[data-text-size] h1'));
	}

	async shown(by: Locator): Promise<WebElement> {
		const element = await this.driver.wait(
			async () => {
				const [found] = await this.driver.findElements(by);
				// Drawn anew in between: looked for again.
				return found !== undefined && (await found.isDisplayed().catch(() => false)) ? found : false;
			},
			patience,
			`nothing is shown at ${said(by)}`,
		);
		if (element === false) throw new Error(`nothing is shown at ${said(by)}`);
		return element;
	}

	async tap(by: Locator): Promise<void> {
		await this.touch(by, (element) => element.click());
	}

	async type(by: Locator, words: string): Promise<void> {
		await this.touch(by, async (field) => {
			await field.clear();
			await field.sendKeys(words);
		});
	}

	/** A field for files is hidden behind its label. */
	async choose(by: Locator, files: readonly string[]): Promise<void> {
		const [field] =
			(await this.driver.wait(
				() => this.driver.findElements(by).then((found) => found.length > 0 && found),
				patience,
				`${said(by)} is not there`,
			)) || [];
		await field?.sendKeys(files.join('\n'));
	}

	/** A page that is drawn anew takes the element away between finding and touching it: then it is found again. */
	private async touch(by: Locator, act: (element: WebElement) => Promise<void>): Promise<void> {
		await this.driver.wait(
			async () => {
				try {
					const element = await this.shown(by);
					await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
					await act(element);
					return true;
				} catch (error) {
					if (
						error instanceof Error &&
						/stale|intercepted|not ?interactable/i.test(error.name + error.message)
					)
						return false;
					throw error;
				}
			},
			patience,
			`${said(by)} cannot be touched`,
		);
	}

	heading = async (): Promise<string> => (await this.shown(By.css('h1'))).getText();

	/** As it stands, looked at once: who waits for a heading must not spend all patience on one that is drawn anew. */
	private readonly headingNow = (): Promise<string> =>
		this.driver
			.findElement(By.css('h1'))
			.getText()
			.catch(() => '');

	async hasHeading(expected: string): Promise<void> {
		await this.driver.wait(
			async () => (await this.headingNow()) === expected,
			patience,
			`the heading is not “${expected}”`,
		);
	}

	/** The screen of the plan that is asked now. */
	async asked(plan: Plan): Promise<string> {
		const screen = await this.driver.wait(
			async () => {
				const prompt = await this.headingNow();
				return Object.keys(plan).find((name) => this.promptOf(name) === prompt) ?? false;
			},
			patience,
			'a question is asked that the plan does not answer',
		);
		return screen || '';
	}

	/** Answers one screen and waits for what comes after it. */
	async answer(plan: Plan, screen: string): Promise<void> {
		const said = Object.entries(plan[screen] ?? {});
		for (const [item, answer] of said) for (const one of [answer].flat()) await this.give(item, one);
		const last = said.at(-1)?.[0] ?? '';
		if (!['ladder', 'choice', 'yes-no'].includes(itemNamed(last).kind))
			await this.tap(button(this.say('nav.next')));
		const prompt = this.promptOf(screen);
		await this.driver.wait(
			async () => ![prompt, ''].includes(await this.headingNow()),
			patience,
			`nothing comes after ${screen}`,
		);
	}

	async isRightOf(one: Locator, other: Locator): Promise<boolean> {
		const [a, b] = [await (await this.shown(one)).getRect(), await (await this.shown(other)).getRect()];
		return a.x > b.x;
	}

	promptOf = (screen: string): string => this.say(`item.${screenNamed(screen).items[0] ?? ''}.prompt`);

	private async give(item: string, answer: string | number): Promise<void> {
		if (['text', 'amount'].includes(itemNamed(item).kind)) {
			await this.type(fieldNamed(this.say(`item.${item}.prompt`)), String(answer));
			return;
		}
		await this.tap(card(this.say(`item.${item}.option.${String(answer)}.label`)));
	}
}

/** Where something was looked for. */
const said = (by: Locator): string => (by instanceof By ? by.toString() : 'its field');

/** A field stands beside the prompt that names it. */
export const fieldNamed = (prompt: string): Locator =>
	By.js(
		`return [...document.querySelectorAll('input, textarea')].find((field) =>
			document.getElementById(field.getAttribute('aria-labelledby'))?.textContent.trim() === arguments[0])`,
		prompt,
	);

/** A field stands after the label that names it. */
export const fieldAfter = (label: string): By =>
	By.xpath(`//label[normalize-space(.)=${quoted(label)}]/following::input[1]`);

export const card = (label: string): By =>
	By.xpath(`//label[.//*[normalize-space(text())=${quoted(label)}]]`);
export const button = (name: string): By => By.xpath(`//button[normalize-space(.)=${quoted(name)}]`);
export const link = (name: string): By => By.xpath(`//a[normalize-space(.)=${quoted(name)}]`);
/** By what it is called for those who listen. */
export const linkNamed = (name: string): By => By.xpath(`//a[@aria-label=${quoted(name)}]`);
export const containing = (words: string): By =>
	By.xpath(`//body//*[contains(normalize-space(text()), ${quoted(words)})]`);

/** XPath has no escape: words with both kinds of quotes are put together. */
const quoted = (words: string): string =>
	words.includes('"')
		? `concat(${words
				.split('"')
				.map((part) => `"${part}"`)
				.join(`, '"', `)})`
		: `"${words}"`;
