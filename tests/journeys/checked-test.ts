import { expect, test as base, type BrowserContext } from '@playwright/test';
import { languages, wordsIn, type Language, type Say } from './words.ts';

interface Fixtures {
	readonly language: Language;
	readonly say: Say;
	/** Errors that a test brings about itself. */
	readonly expectedErrors: RegExp;
	readonly watched: undefined;
}

/** Every journey also proves: nothing is asked of another origin, nothing fails, the content policy is never broken. */
export const test = base.extend<Fixtures>({
	language: async ({ locale }, use) => use(languages.find((id) => id === locale?.split('-')[0]) ?? 'zh-CN'),
	say: async ({ language }, use) => use(wordsIn(language)),
	expectedErrors: [/^never$/, { option: true }],
	watched: [
		async ({ context, baseURL, expectedErrors }, use) => {
			const complaints = await watch(context, baseURL ?? '');
			await use(undefined);
			expect(complaints.filter((complaint) => !expectedErrors.test(complaint))).toEqual([]);
		},
		{ auto: true },
	],
});

/** What is wrong so far, growing while the context lives. */
export async function watch(context: BrowserContext, home: string): Promise<readonly string[]> {
	const complaints: string[] = [];
	context.on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== new URL(home).origin)
			complaints.push(`request to ${request.url()}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
			console.error(`policy broken: ${effectiveDirective} ${blockedURI}`),
		);
	});
	return complaints;
}

/** Where a journey is walked besides the Chinese phone, which walks all but the wide ones: see playwright.config.ts. */
type Walk = 'english' | 'engine' | 'wide';

export const tagged = (...walks: readonly Walk[]) => ({ tag: walks.map((walk) => `@${walk}`) });

export { expect } from '@playwright/test';
