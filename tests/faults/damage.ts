import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './device.ts';

/** What can become of the files of a database while no browser runs. */
export const damages = [
	'garbled',
	'truncated',
	'emptied',
	'removed',
	'one byte flipped',
	'end cut off',
] as const;
export type Damage = (typeof damages)[number];

/** Gives the number of files that were damaged. */
export function damageDatabase(
	folder: string,
	{ engine, damage, random }: { engine: Engine; damage: Damage; random: () => number },
): number {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => filesOf[engine].test(name))
		.map((name) => join(folder, name))
		.filter((file) => statSync(file).isFile() && statSync(file).size > 0);
	for (const file of files) damageFile(file, damage, random);
	return files.length;
}

const filesOf: Readonly<Record<Engine, RegExp>> = {
	chromium: /\.indexeddb\.leveldb\/(.*\.(log|ldb)|MANIFEST.*)$/,
	firefox: /\/idb\/[^/]*\.sqlite(-wal)?$/,
	webkit: /IndexedDB.*\.sqlite3(-wal)?$/,
};

function damageFile(file: string, damage: Damage, random: () => number): void {
	const { size } = statSync(file);
	switch (damage) {
		case 'garbled':
			return flip(file, (at) => at % 7 === 0);
		case 'truncated':
			return truncateSync(file, Math.floor(size / 2));
		case 'emptied':
			return truncateSync(file, 0);
		case 'removed':
			return rmSync(file);
		case 'one byte flipped': {
			const place = Math.floor(random() * size);
			return flip(file, (at) => at === place);
		}
		case 'end cut off':
			return truncateSync(file, Math.max(0, size - 200 - Math.floor(random() * 2000)));
	}
}

function flip(file: string, isHit: (at: number) => boolean): void {
	writeFileSync(
		file,
		readFileSync(file).map((byte, at) => (isHit(at) ? byte ^ 0x5a : byte)),
	);
}
