import { newDevice, type Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { openHost } from './host.ts';
import type { Loss } from './told.ts';
import { reported, startedOn } from './waiting.ts';

/** After so many milliseconds what was typed is on the device again, the pause before a save of typed words included. */
const soon = 2000;
const typed = '宏达鞋业';

/** Where WebKit keeps databases, apart from its pages; Chromium and Firefox keep them in the browser itself. */
const storageProcess = 'WebKitNetworkProcess';

export const loseConnection = (engine: Engine, extent: Extent): Promise<Finding> =>
	lose(engine, extent, ['connection', 'server']);

/** As iOS does under memory pressure, while the page stays open. */
export const killStorageProcess = (engine: Engine, extent: Extent): Promise<Finding> =>
	lose(engine, extent, ['process']);

async function lose(engine: Engine, { form, build }: Extent, losses: readonly Loss[]): Promise<Finding> {
	const host = await openHost(build);
	const problems: string[] = [];
	const trials = form === 'short' ? 2 : 20;
	let lost = 0;
	for (let trial = 0; trial < trials; trial++) {
		const device = await newDevice(engine);
		host.reports.length = 0;
		const loses = losses[trial % losses.length] ?? 'connection';
		host.task = { kind: 'outlive', loses };
		const running = device.start(host.address);
		await reported(host, 'begun');
		if (loses === 'process') {
			if (running.killPart(storageProcess) === 0) problems.push(`there is no ${storageProcess}`);
			host.task = { kind: 'look' };
		}
		const { shows, milliseconds } = await reported(host, 'outlived');
		if (shows !== typed) problems.push(`“${shows}” stands where “${typed}” was typed`);
		if (milliseconds > soon) problems.push(`saved only after ${milliseconds.toFixed(0)} ms`);
		await running.kill();
		host.task = { kind: 'look' };
		const {
			running: again,
			found: { rows },
		} = await startedOn(device, host);
		await again.kill();
		device.drop();
		if (!JSON.stringify(rows.entries).includes(typed)) {
			lost += 1;
			problems.push(`“${typed}” was called saved and is not there`);
		}
	}
	await host.close();
	return { trials, promised: trials, lost, torn: 0, problems };
}
