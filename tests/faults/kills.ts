import { backupOfLot } from './backup-of-lot.ts';
import { newDevice, type Engine } from './device.ts';
import { openHost, type Host } from './host.ts';
import { moment, reported, startedOn } from './waiting.ts';
import { enter, isRightPlace, lostOf, newLedger, promisesIn, tornOf, type Ledger } from './ledger.ts';
import { randomFrom } from './page/random.ts';
import type { Extent, Finding } from './fault.ts';
import type { Report, Task } from './told.ts';

/** Check-ups in a backup that is read in while the browser is killed. */
const lotSize = 12;
/** So many kills one disk bears before a new one is taken: a check-up of thousands of answers is nobody's. */
const killsOfOneDisk = 40;
/** More than are answered before it is killed. */
const manyScreens = 1000;

/** Kills a browser again and again, each time in another moment of the work, and looks at what the next one finds. */
export async function killAtRandom(engine: Engine, { kills, seed, build }: Extent): Promise<Finding> {
	const random = randomFrom(seed);
	const host = await openHost(build);
	const found = { lost: new Set<string>(), torn: new Set<string>(), misled: new Set<string>() };
	let [done, promised] = [0, 0];
	while (done < kills) {
		const device = await newDevice(engine);
		const ledger = newLedger();
		const lots: string[] = [];
		for (let own = 0; own <= killsOfOneDisk && done <= kills; own++) {
			const isLast = own === killsOfOneDisk || done === kills;
			host.task = isLast ? { kind: 'look' } : taskFor(random, { ledger, lot: `lot${String(done)}` });
			if (host.task.kind === 'restore') lots.push(host.task.lot);
			const {
				running,
				found: { rows, unread, told },
			} = await startedOn(device, host);
			if (unread !== undefined) found.misled.add(`the rows could not be read: ${unread}`);
			else lostOf(ledger, rows, lotSize).forEach((words) => found.lost.add(words));
			tornOf(rows, lots, lotSize).forEach((words) => found.torn.add(words));
			told.forEach((words) => found.misled.add(`told “${words}”`));
			if (!isLast) {
				const first = await reported(host, host.task.kind === 'answer' ? 'stands' : 'begun');
				if (first.kind === 'stands' && !isRightPlace(ledger, rows, first))
					found.misled.add(`opened at ${JSON.stringify(first)}, not at ${JSON.stringify(ledger.place)}`);
				await atWork(host, random);
				done += 1;
			}
			await running.kill();
			host.reports.forEach((report) => enter(ledger, report));
			if (isLast) break;
		}
		promised += promisesIn(ledger);
		device.drop();
		if (done >= kills) break;
	}
	await host.close();
	const { lost, torn, misled } = found;
	return {
		trials: done,
		promised,
		lost: lost.size,
		torn: torn.size,
		problems: [...lost, ...torn, ...misled],
	};
}

/** Some of the work is done, and some is under way. */
async function atWork({ task, reports }: Host, random: () => number): Promise<void> {
	const kind = progressOf[task.kind];
	const some = Math.floor(random() * 4);
	for (const end = performance.now() + 4000; kind !== undefined && performance.now() < end; await moment(5))
		if (reports.filter((report) => report.kind === kind).length >= some) break;
	await moment(random() * 600);
}

/** What is told again and again while it goes on. */
const progressOf: Readonly<Record<Task['kind'], Report['kind'] | undefined>> = {
	look: undefined,
	answer: 'saved',
	photograph: 'photos',
	restore: undefined,
	outlive: undefined,
};

function taskFor(random: () => number, { ledger, lot }: { ledger: Ledger; lot: string }): Task {
	const chance = random();
	const firm = ledger.place?.firm;
	if (chance < 0.2 && firm !== undefined) return { kind: 'photograph', firm };
	if (chance < 0.4) return { kind: 'restore', lot, letters: backupOfLot(lot, lotSize) };
	return { kind: 'answer', lot: Math.floor(random() * 2 ** 31), screens: manyScreens };
}
