import { firefox, type BrowserContext, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox, firefoxLaunchOptions } from '../../src/tools/find-browser.mjs';
import type { Space } from '../journeys/no-space.ts';

/** A Firefox whose profile lies on a disk of its own, which nobody but this browser and its children see. */
export interface SmallDisk {
	readonly page: Page;
	readonly space: Space;
	/** As a browser finds the disk that starts after this one is gone. */
	readonly openCopy: () => Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
	readonly close: () => Promise<void>;
}

/** Room for a profile and little more. */
const megabytes = 96;
const unshare = ['unshare', '--map-root-user', '--mount'];

/** In a namespace of its own anybody may mount, root or not, where the machine lets them have one. */
export const canMount = (): boolean =>
	spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

export async function openSmallDisk(baseURL: string): Promise<SmallDisk> {
	const folder = mkdtempSync(join(tmpdir(), 'faults-disk-'));
	const profile = join(folder, 'profile');
	mkdirSync(profile);
	const program = join(folder, 'browser');
	writeFileSync(program, startsOnSmallDisk(folder), { mode: 0o755 });
	chmodSync(program, 0o755);
	const context = await launched(profile, { executablePath: program, baseURL });
	const inside = `/proc/${readFileSync(join(folder, 'id'), 'utf8').trim()}/root${profile}`;
	let filling: NodeJS.Timeout | undefined;
	return {
		page: await context.newPage(),
		space: {
			// What the browser gives back by itself is taken again: others write to a disk too.
			fill: () => {
				fillUp(inside);
				filling = setInterval(() => {
					fillUp(inside);
				}, 50);
				return Promise.resolve();
			},
			free: () => {
				clearInterval(filling);
				rmSync(join(inside, filler));
				return Promise.resolve();
			},
		},
		async openCopy() {
			const copy = join(folder, 'copy');
			cpSync(inside, copy, { recursive: true, filter: (file) => !/(\/|\.parent)lock$/.test(file) });
			const opened = await launched(copy, { baseURL });
			return { page: await opened.newPage(), close: () => opened.close() };
		},
		close: async () => {
			clearInterval(filling);
			await context.close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
		},
	};
}

const filler = 'filler';

/** To the last byte. */
function fillUp(inside: string): void {
	for (let size = 1 << 20; size >= 1; size >>= 2)
		while (bytesLeft(inside) >= size)
			try {
				appendFileSync(join(inside, filler), Buffer.alloc(size));
			} catch {
				break;
			}
}

function bytesLeft(inside: string): number {
	const { bavail, bsize } = statfsSync(inside);
	return bavail * bsize;
}

const quoted = (words: string): string => `'${words.replaceAll("'", `'\\''`)}'`;

/** What the driver laid into the profile goes along. */
function startsOnSmallDisk(folder: string): string {
	const [profile, before, id] = ['profile', 'before', 'id'].map((name) => quoted(join(folder, name)));
	return `#!/bin/sh
if [ "$ON_SMALL_DISK" = "" ]; then ON_SMALL_DISK=1 exec ${unshare.join(' ')} "$0" "$@"; fi
set -e
cp -a ${String(profile)} ${String(before)}
mount -t tmpfs -o size=${String(megabytes)}m none ${String(profile)}
cp -a ${String(before)}/. ${String(profile)}
echo $$ > ${String(id)}
exec ${quoted(findFirefox() ?? 'firefox')} "$@"
`;
}

const launched = (
	profile: string,
	place: { readonly executablePath?: string; readonly baseURL: string },
): Promise<BrowserContext> =>
	firefox.launchPersistentContext(profile, {
		channel: 'moz-firefox',
		...firefoxLaunchOptions(profile),
		locale: 'zh-CN',
		viewport: { width: 360, height: 740 },
		...place,
	});
