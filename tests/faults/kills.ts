import { backupOfLot } from './backup-of-lot.ts';
import { damageDatabase } from './damage.ts';
import { newDevice, type Device, type Engine } from './device.ts';
import { openHost, type Host } from './host.ts';
import { moment, reported, startedOn } from './waiting.ts';
import { enter, isRightPlace, lostOf, newLedger, promisesIn, tornOf, type Ledger } from './ledger.ts';
import { randomFrom } from './page/random.ts';
import { tellsBroughtBack } from './brought-back.ts';
import type { Extent, Finding } from './fault.ts';
import type { Report, Rows, Task } from './told.ts';

/** Check-ups in a backup that is read in while the browser is killed. */
const lotSize = 12;
/** So many kills one disk bears before a new one is taken: a check-up of thousands of answers is nobody's. */
const killsOfOneDisk = 40;
/** More than are answered before it is killed. */
const manyScreens = 1000;

type Opened = Extract<Report, { kind: 'found' }>;

interface Found {
	readonly lost: Set<string>;
	readonly torn: Set<string>;
	readonly misled: Set<string>;
	/** Databases that the browser itself threw away, and the app said so. */
	emptied: number;
	/** Of others, how many came back from the second copy. */
	broughtBack: number;
}

/** A broken app is not killed a thousand times to say so. */
const enough = 10;

/** Kills a browser again and again, each time in another moment of the work, and looks at what the next one finds. */
export const killAtRandom = (engine: Engine, extent: Extent): Promise<Finding> =>
	killing(engine, extent, { afterKill: () => undefined, mostEmptied: (done) => 1 + done / 100 });

/** The same, and each time the database is damaged so that the browser throws it away: all that was promised lies twice. */
export const killAndDamage = (engine: Engine, extent: Extent): Promise<Finding> =>
	killing(
		engine,
		{ ...extent, kills: Math.ceil(extent.kills / 2) },
		{
			afterKill: (folder, random) => void damageDatabase(folder, { engine, damage: 'garbled', random }),
			mostEmptied: () => 0,
		},
	);

interface Harm {
	readonly afterKill: (folder: string, random: () => number) => void;
	/** After so many kills, so many databases may have come back with nothing but a word. */
	readonly mostEmptied: (done: number) => number;
}

async function killing(
	engine: Engine,
	{ kills, seed, build }: Extent,
	{ afterKill, mostEmptied }: Harm,
): Promise<Finding> {
	const random = randomFrom(seed);
	const host = await openHost(build);
	const found: Found = { lost: new Set(), torn: new Set(), misled: new Set(), emptied: 0, broughtBack: 0 };
	const { lost, torn, misled } = found;
	let [done, promised] = [0, 0];
	while (done < kills && lost.size + torn.size + misled.size < enough) {
		const device = await newDevice(engine);
		const ledger = newLedger();
		const most = Math.min(killsOfOneDisk, kills - done);
		done += await killsOn(device, { host, random, ledger, most, found, before: done, afterKill });
		promised += promisesIn(ledger);
		device.drop();
		// A thousand take an hour.
		if (done < kills)
			console.log(
				`        ${engine}: ${String(done)} of ${String(kills)} kills, ${String(promised)} promises: lost ${String(lost.size)}, torn ${String(torn.size)}`,
			);
	}
	await host.close();
	if (found.emptied > mostEmptied(done))
		misled.add(`the browser threw its database away ${String(found.emptied)} times`);
	return {
		trials: done,
		promised,
		lost: lost.size,
		torn: torn.size,
		problems: [...lost, ...torn, ...misled],
		...(found.emptied + found.broughtBack > 0 && {
			figures: [
				`databases thrown away by the browser and brought back from the second copy: ${String(found.broughtBack)}`,
				`thrown away, and only said so: ${String(found.emptied)}`,
			],
		}),
	};
}

interface OnDisk {
	readonly host: Host;
	readonly random: () => number;
	readonly ledger: Ledger;
	readonly most: number;
	readonly found: Found;
	/** Kills on earlier disks. */
	readonly before: number;
	readonly afterKill: Harm['afterKill'];
}

/** How often it was killed; in the end it is opened once more. A page that gets stuck ends the work on this disk alone. */
async function killsOn(device: Device, on: OnDisk): Promise<number> {
	const { host, random, ledger, most, found, before, afterKill } = on;
	const lots: string[] = [];
	let own = 0;
	for (let isLast = false; !isLast;) {
		isLast = own === most;
		host.task = isLast ? { kind: 'look' } : taskFor(random, { ledger, lot: `lot${String(before + own)}` });
		if (host.task.kind === 'restore') lots.push(host.task.lot);
		const { running, found: opened } = await startedOn(device, host);
		if (isEmptied(opened)) {
			// What was only begun was promised to nobody, and it is true that it is gone.
			if (promisesIn(ledger) > 0) found.emptied += 1;
			isLast ||= promisesIn(ledger) > 0;
		} else judge(opened, { ledger, lots, found });
		try {
			if (!isLast) {
				await workOn(host, { ledger, rows: opened.rows, found, random });
				own += 1;
			}
		} catch (error) {
			found.misled.add(`kill ${String(before + own)}, while to ${host.task.kind}: ${String(error)}`);
			own += 1;
			isLast = true;
		}
		await running.kill();
		afterKill(device.folder, random);
		host.reports.forEach((report) => enter(ledger, report));
	}
	return own;
}

/**
 * Killed between the head of a record and the rest, Chromium writes on behind it at the next start and takes all of it for
 * damaged at the one after that. No page can help it: the app has to notice and say so.
 */
function isEmptied({ rows, unread, told }: Opened): boolean {
	const isBare = rows.assessments.length + rows.entries.length + rows.captures.length === 0;
	return unread === undefined && isBare && told.length > 0;
}

function judge(
	{ rows, unread, told }: Opened,
	{ ledger, lots, found }: { ledger: Ledger; lots: readonly string[]; found: Found },
): void {
	if (unread !== undefined) found.misled.add(`the rows could not be read: ${unread}`);
	else lostOf(ledger, rows, lotSize).forEach((words) => found.lost.add(words));
	tornOf(rows, lots, lotSize).forEach((words) => found.torn.add(words));
	if (told.some(tellsBroughtBack)) found.broughtBack += 1;
	told.filter((words) => !tellsBroughtBack(words)).forEach((words) => found.misled.add(`told “${words}”`));
}

async function workOn(
	host: Host,
	{ ledger, rows, found, random }: Pick<OnDisk, 'ledger' | 'found' | 'random'> & { rows: Rows },
): Promise<void> {
	const first = await reported(host, host.task.kind === 'answer' ? 'stands' : 'begun');
	if (first.kind === 'stands' && !isRightPlace(ledger, rows, first))
		found.misled.add(`opened at ${JSON.stringify(first)}, not at ${JSON.stringify(ledger.place)}`);
	await atWork(host, random);
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
