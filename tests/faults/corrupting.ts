import { languages, wordsIn } from '../journeys/words.ts';
import { backupOfLot } from './backup-of-lot.ts';
import { damageDatabase, damages } from './damage.ts';
import { newDevice, type Engine } from './device.ts';
import type { Extent, Finding } from './fault.ts';
import { openHost, type Host } from './host.ts';
import { enter, lostOf, newLedger, promisesIn } from './ledger.ts';
import { randomFrom } from './page/random.ts';
import { tellsBroughtBack } from './brought-back.ts';
import { moment, reported } from './waiting.ts';

/** Where the database can not even be opened, the page says so, and what is to be done before a backup is read in. */
const waysOut = languages.map((language) => wordsIn(language)('save.damaged'));

/** So long browsers keep small notes in memory before they write them. */
const notesWritten = 7000;

/** Damages the database's files between two runs: what is missing afterwards is said, and a backup brings it back. */
export async function corruptFiles(engine: Engine, { form, seed, build }: Extent): Promise<Finding> {
	const random = randomFrom(seed);
	const host = await openHost(build);
	const problems: string[] = [];
	let [promised, missing, trials, back] = [0, 0, 0, 0];
	for (let round = 0; round < (form === 'short' ? 1 : 10); round++)
		for (const damage of damages) {
			trials += 1;
			const device = await newDevice(engine);
			host.reports.length = 0;
			host.task = { kind: 'answer', lot: Math.floor(random() * 2 ** 31), screens: 8 };
			const first = device.start(host.address);
			await reported(host, 'done');
			await moment(notesWritten);
			await first.kill();
			const ledger = newLedger();
			host.reports.forEach((report) => enter(ledger, report));
			promised += promisesIn(ledger);
			if (damageDatabase(device.folder, { engine, damage, random }) === 0) problems.push('there is no file');

			host.reports.length = 0;
			host.task = { kind: 'restore', lot: 'kept', letters: backupOfLot('kept', 2) };
			const second = device.start(host.address);
			const { rows, told } = await reported(host, 'found');
			const lost = lostOf(ledger, rows, 0).length;
			missing += lost;
			if (lost > 0 && told.length === 0)
				problems.push(
					`${damage}: ${String(lost)} of ${String(promisesIn(ledger))} are gone, and nothing is said`,
				);
			if (told.some(tellsBroughtBack)) {
				back += 1;
				if (lost > 0)
					problems.push(`${damage}: the second copy lacks ${String(lost)} of ${String(promisesIn(ledger))}`);
			}
			const isNamed = told.some((words) => waysOut.some((way) => words.startsWith(way)));
			if (!isNamed && !(await takesBackup(host, engine)))
				problems.push(`${damage}: no backup can be read in`);
			await second.kill();
			device.drop();
		}
	await host.close();
	const figures = [`brought back from the second copy: ${String(back)} of ${String(trials)}`];
	return { trials, promised, lost: missing, torn: 0, problems, figures };
}

/** WebKit reads what is left of a file to which it writes nothing any more: then that is said. */
async function takesBackup(host: Host, engine: Engine): Promise<boolean> {
	const ends = engine === 'webkit' ? (['restored', 'refused'] as const) : (['restored'] as const);
	return Promise.any(ends.map((end) => reported(host, end))).then(
		() => true,
		() => false,
	);
}
