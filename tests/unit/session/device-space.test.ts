import { describe, expect, it } from 'vitest';
import { askForPersistence, deviceSpace } from '../../../src/lib/session/device-space.ts';

const yes = () => Promise.resolve(true);
const no = () => Promise.resolve(false);
const refuses = () => Promise.reject(new TypeError('not in a private window'));

describe('what the browser says of its storage', () => {
	it('is told as it is: size, limit and whether it promised to keep all', async () => {
		const estimate = () => Promise.resolve({ usage: 1000, quota: 9000 });
		expect(await deviceSpace({ persisted: yes, persist: yes, estimate })).toEqual({
			persistence: 'kept',
			usage: 1000,
			quota: 9000,
			canAsk: false,
		});
	});

	it('can be asked for a promise as long as there is none', async () => {
		expect(await deviceSpace({ persisted: no, persist: no })).toMatchObject({
			persistence: 'not-kept',
			canAsk: true,
		});
	});

	it('is unknown, never guessed, in a browser that has no such question', async () => {
		const unknown = { persistence: 'unknown', usage: undefined, quota: undefined, canAsk: false };
		expect(await deviceSpace({})).toEqual(unknown);
		expect(await deviceSpace({ estimate: () => Promise.resolve({}) })).toEqual(unknown);
	});

	it('is unknown where a private window refuses to say', async () => {
		expect(await deviceSpace({ persisted: refuses, estimate: refuses })).toMatchObject({
			persistence: 'unknown',
			usage: undefined,
		});
	});
});

describe('asking the browser to keep the answers', () => {
	it('counts only a promise as one', async () => {
		expect(await askForPersistence({ persist: yes })).toBe(true);
		expect(await askForPersistence({ persist: no })).toBe(false);
		expect(await askForPersistence({ persist: refuses })).toBe(false);
		expect(await askForPersistence({})).toBe(false);
	});
});
