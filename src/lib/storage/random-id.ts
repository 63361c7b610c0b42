/**
 * Names nothing else. crypto.randomUUID would be missing where the app is served over plain http in a factory's network.
 */
export const randomId = (): string =>
	[...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36).padStart(7, '0')).join('');
