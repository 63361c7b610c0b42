/** Whether the browser promised not to clean up on its own; `unknown` where it does not say. */
export type Persistence = 'kept' | 'not-kept' | 'unknown';

/** Bytes; undefined where the browser does not say. */
export interface DeviceSpace {
	readonly persistence: Persistence;
	readonly usage: number | undefined;
	readonly quota: number | undefined;
	/** The browser can be asked to promise. */
	readonly canAsk: boolean;
}

/** What the standard promises of a browser's storage and many a browser does not have: old ones, and any without HTTPS. */
export type SpaceOfBrowser = Partial<Pick<StorageManager, 'persisted' | 'persist' | 'estimate'>>;

const spaceOfBrowser = (): SpaceOfBrowser => ('storage' in navigator ? navigator.storage : {});

export async function deviceSpace(space: SpaceOfBrowser = spaceOfBrowser()): Promise<DeviceSpace> {
	const [persisted, estimate] = await Promise.all([
		settled(() => space.persisted?.()),
		settled(() => space.estimate?.()),
	]);
	return {
		persistence: persisted === undefined ? 'unknown' : persisted ? 'kept' : 'not-kept',
		usage: estimate?.usage,
		quota: estimate?.quota,
		canAsk: space.persist !== undefined && persisted !== true,
	};
}

/** True when the browser promised. */
export async function askForPersistence(space: SpaceOfBrowser = spaceOfBrowser()): Promise<boolean> {
	return (await settled(() => space.persist?.())) ?? false;
}

/** Private windows refuse with an error what they do not know. */
async function settled<Value>(ask: () => Promise<Value> | undefined): Promise<Value | undefined> {
	try {
		return await ask();
	} catch {
		return undefined;
	}
}
