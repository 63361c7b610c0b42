import { newDevice, type Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { openHost } from './host.ts';
import { tornOf } from './ledger.ts';
import { randomFrom } from './page/random.ts';
import { moment, reported, startedOn } from './waiting.ts';

/** What tests/faults/page/plant.ts leaves on the disk. */
const planted = { version: 10, assessments: 20, entries: 400 };
const current = 20;

/** Kills a browser while the app moves the first release's database to today's, and looks at what the next one finds. */
export async function killWhileUpgrading(engine: Engine, { kills, seed, build }: Extent): Promise<Finding> {
	const random = randomFrom(seed);
	const host = await openHost(build);
	const problems: string[] = [];
	let [lost, torn] = [0, 0];
	const trials = Math.ceil(kills / 10);
	for (let trial = 0; trial < trials; trial++) {
		const device = await newDevice(engine);
		host.reports.length = 0;
		const first = device.start(`${host.address}/faults/plant.html`);
		await reported(host, 'begun');
		await moment(random() * 1200);
		await first.kill();
		const {
			running: second,
			found: { rows, told },
		} = await startedOn(device, host);
		await second.kill();
		device.drop();
		const missing = planted.assessments - rows.assessments.length + planted.entries - rows.entries.length;
		lost += missing;
		torn += tornOf(rows, [], 0).length;
		if (missing > 0) problems.push(`${String(missing)} rows of the old database are not there`);
		problems.push(...tornOf(rows, [], 0), ...told);
		if (rows.version !== current) problems.push(`the database stays at version ${String(rows.version)}`);
	}
	await host.close();
	const promised = trials * (planted.assessments + planted.entries);
	return { trials, promised, lost, torn, problems };
}
