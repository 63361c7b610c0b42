import { expect, it, onTestFinished, vi } from 'vitest';
import { makeCapture } from '../../support/stored.ts';
import { chosen, makeAssessment, makeStorage, newName, opened, saying, valueOf } from './make-storage.ts';

it('sees the changes of another storage, of this assessment only, until it stops watching', async () => {
	const name = newName();
	const [here, there] = [await makeStorage({ name }), await makeStorage({ name })];
	await here.create(makeAssessment());
	await here.create(makeAssessment({ id: 'other' }));
	const changed = vi.fn();
	const stop = here.watch('firm', changed);
	await moment();
	await there.save('other', saying({ q1: chosen('a') }));
	await moment();
	expect(changed).not.toHaveBeenCalled();

	await there.save('firm', saying({ q1: chosen('a') }));
	await vi.waitFor(() => expect(changed).toHaveBeenCalled());
	expect(valueOf(await here.load('firm')).entries).toHaveLength(1);

	stop();
	changed.mockClear();
	await there.save('firm', saying({ q1: chosen('b') }));
	await moment();
	expect(changed).not.toHaveBeenCalled();
});

it('reads only what was said since, and all of it where something may be gone', async () => {
	const name = newName();
	const [here, there] = [await makeStorage({ name }), await makeStorage({ name })];
	await here.create(makeAssessment());
	await here.save('firm', saying({ q1: chosen('a'), q2: chosen('a') }));
	const known = valueOf(await here.load('firm'));
	const changed = vi.fn();
	here.watch('firm', changed);
	await there.save('firm', saying({ q1: chosen('b') }));
	await there.save('firm', saying({ q2: chosen('b') }));
	await vi.waitFor(() => expect(changed.mock.calls).toEqual([['more'], ['more']]));
	const since = valueOf(await here.load('firm', known.entries.at(-1)?.seq));
	expect(since.entries.map(({ item }) => item)).toEqual(['q1', 'q2']);

	const added = { firms: [], assessments: [], entries: [brought('a-list')] };
	const taken = { added, firmsBefore: [], assessmentsBefore: [] };
	valueOf(await there.addCases(added));
	await there.save('firm', saying({ q1: chosen('c') }));
	changed.mockClear();
	valueOf(await there.takeBackCases(taken));
	await vi.waitFor(() => expect(changed).toHaveBeenCalledWith('other'));
	expect(valueOf(await here.load('firm')).entries).toHaveLength(5);
});

const brought = (save: string) => ({
	assessment: 'firm',
	item: 'q3',
	record: chosen('a'),
	save,
	savedAt: 2000,
});

it('sees the changes of another page', async () => {
	const name = newName();
	const here = await makeStorage({ name });
	await here.create(makeAssessment());
	const changed = vi.fn();
	here.watch('firm', changed);
	await moment();
	await inAnotherPage(`
		import { openStorage } from '/src/lib/storage/open-storage.ts';
		const storage = await openStorage({ name: '${name}' });
		await storage.value.save('firm', ${JSON.stringify(saying({ q1: chosen('there') }))});
		storage.value.close();
	`);
	await vi.waitFor(() => expect(changed).toHaveBeenCalled(), 10_000);
	expect(valueOf(await here.load('firm')).entries).toMatchObject([{ record: chosen('there') }]);
});

it('makes way for an upgrade, says so, and stays closed', async () => {
	const name = newName();
	const storage = await makeStorage({ name });
	await storage.create(makeAssessment());
	const told = vi.fn();
	storage.onClosed(told);
	const upgraded = await opened(indexedDB.open(name, 30));
	upgraded.close();
	expect(told).toHaveBeenCalledExactlyOnceWith({ kind: 'closed', detail: 'upgraded elsewhere' });
	expect(await storage.save('firm', saying({ q1: chosen('a') }))).toMatchObject({
		problems: [{ kind: 'closed' }],
	});
});

it.each([
	['the engine closed it', ({ database }: Lost) => database.dispatchEvent(new Event('close'))],
	['it broke in silence', ({ database }: Lost) => database.close()],
	['one work found it lost', ({ loseServer }: Lost) => loseServer(1)],
])('opens again by itself after %s', async (_, lose) => {
	const connected = vi.spyOn(IDBFactory.prototype, 'open');
	onTestFinished(() => connected.mockRestore());
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	const told = vi.fn();
	storage.onClosed(told);
	const request = connected.mock.results.at(-1)?.value as IDBOpenDBRequest;
	lose({ database: request.result, loseServer });
	valueOf(await storage.save('firm', saying({ q1: chosen('a') })));
	expect(valueOf(await storage.load('firm')).entries).toHaveLength(1);
	expect(connected).toHaveBeenCalledTimes(2);
	expect(told).not.toHaveBeenCalled();
});

it('goes on by the factory of a frame where its own makes no connection any more, as in WebKit', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	const told = vi.fn();
	storage.onClosed(told);
	loseServer(Infinity);
	const saves = ['a', 'b'].map((item) => storage.save('firm', saying({ [item]: chosen('x') })));
	(await Promise.all(saves)).forEach(valueOf);
	await storage.saveCapture(makeCapture({ id: 'board' }), new ArrayBuffer(3));
	expect(valueOf(await storage.media('board'))?.byteLength).toBe(3);
	expect(valueOf(await storage.load('firm')).entries).toHaveLength(2);
	expect(told).not.toHaveBeenCalled();
});

it('says that it is closed where opening again does not help, and saves again once it does', async () => {
	const storage = await makeStorage();
	await storage.create(makeAssessment());
	const told = vi.fn();
	storage.onClosed(told);
	const lost = loseServer(Infinity);
	const frames = vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(null);
	onTestFinished(() => frames.mockRestore());
	const saves = ['a', 'b'].map((item) => storage.save('firm', saying({ [item]: chosen('x') })));
	const problems = [{ kind: 'closed' }];
	expect(await Promise.all(saves)).toMatchObject([{ problems }, { problems }]);
	expect(told).toHaveBeenCalled();
	lost.mockRestore();
	valueOf(await storage.save('firm', saying({ c: chosen('x') })));
	expect(valueOf(await storage.load('firm')).entries).toHaveLength(1);
});

interface Lost {
	readonly database: IDBDatabase;
	readonly loseServer: (times: number) => unknown;
}

/** As iOS says it when its storage process died under the page. */
function loseServer(times: number) {
	const get = IDBObjectStore.prototype.get;
	let left = times;
	const lost = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
		this: IDBObjectStore,
		...wanted
	) {
		left -= 1;
		if (left < 0) return get.apply(this, wanted);
		throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
	});
	onTestFinished(() => lost.mockRestore());
	return lost;
}

async function inAnotherPage(module: string): Promise<void> {
	const page = document.createElement('iframe');
	document.body.append(page);
	onTestFinished(() => page.remove());
	const script = page.contentDocument?.createElement('script');
	if (!script) throw new Error('no page');
	// Vitest writes its own name into every import that is made later.
	const { __vitest_browser_runner__ } = window as unknown as Record<string, unknown>;
	Object.assign(page.contentWindow ?? {}, { __vitest_browser_runner__ });
	Object.assign(script, { type: 'module', textContent: module });
	page.contentDocument?.body.append(script);
	await moment();
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 100));
