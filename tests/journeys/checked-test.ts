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

type Project = 'phone-zh' | 'phone-en' | 'desktop';

/** Called at the top of a file or group that would say the same in every project. Firefox walks what the Chinese phone walks. */
export function onlyIn(...projects: readonly Project[]): void {
	test.beforeEach(() => {
		const { name } = test.info().project;
		const walked = name === 'firefox' ? 'phone-zh' : name;
		test.skip(!projects.includes(walked as Project), 'said in another project');
	});
}

export { expect } from '@playwright/test';
