import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_ARGS, findBrowser, findFirefox, findMiniBrowser } from '../../src/tools/find-browser.mjs';
import { environmentOf, openScreen } from '../engines/webkit-browser.ts';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** A device with a disk of its own. Its browser is started without any driver, so that it can be killed like a real one. */
export interface Device {
	readonly folder: string;
	readonly start: (address: string) => Running;
	/** Throws the disk away. */
	readonly drop: () => void;
}

export interface Running {
	/** SIGKILL to the browser and all it has started; done when none of them is left. */
	readonly kill: () => Promise<void>;
	/** Of a part of it, by the name of its program. */
	readonly killPart: (name: string) => number;
}

export async function newDevice(engine: Engine): Promise<Device> {
	const folder = mkdtempSync(join(tmpdir(), `faults-${engine}-`));
	const { command, environment, prepare, close } = await programOf(engine, folder);
	return {
		folder,
		start(address) {
			prepare();
			const [program = '', ...words] = command;
			const env = { ...process.env, ...environment, FAULTS_DEVICE: folder };
			const browser = spawn(program, [...words, address], { stdio: 'ignore', env, detached: true });
			browser.unref();
			return { kill: () => killAll(folder, browser.pid), killPart: (name) => killSome(folder, name) };
		},
		drop: () => {
			close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
		},
	};
}

export const isInstalled = (engine: Engine): boolean => pathOf(engine) !== undefined;

function pathOf(engine: Engine): string | undefined {
	switch (engine) {
		case 'chromium':
			return findBrowser();
		case 'firefox':
			return findFirefox();
		case 'webkit':
			return findMiniBrowser();
	}
}

interface Program {
	readonly command: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	readonly prepare: () => void;
	readonly close: () => void;
}

async function programOf(engine: Engine, folder: string): Promise<Program> {
	const path = pathOf(engine) ?? engine;
	const nothing = (): void => undefined;
	switch (engine) {
		case 'chromium': {
			const words = [
				...BROWSER_ARGS,
				'--headless',
				'--lang=zh-CN',
				'--accept-lang=zh-CN',
				'--remote-debugging-port=0',
			];
			return {
				command: [path, ...words, `--user-data-dir=${folder}`],
				environment: { HOME: folder },
				// What a killed one leaves behind keeps the next one away.
				prepare: () => {
					for (const name of ['Lock', 'Socket', 'Cookie'])
						rmSync(join(folder, `Singleton${name}`), { force: true });
				},
				close: nothing,
			};
		}
		case 'firefox':
			writeFileSync(join(folder, 'user.js'), firefoxSettings);
			return {
				command: [path, '--headless', '--no-remote', '--profile', folder],
				environment: { HOME: folder, LANGUAGE: 'zh_CN' },
				prepare: () => {
					rmSync(join(folder, '.parentlock'), { force: true });
					rmSync(join(folder, 'lock'), { force: true });
				},
				close: nothing,
			};
		case 'webkit': {
			const screen = await openScreen();
			mkdirSync(folder, { recursive: true });
			return {
				command: [path],
				environment: environmentOf(folder, screen.display),
				prepare: nothing,
				close: () => screen.server.kill(),
			};
		}
	}
}

/** Nobody is there to answer questions, and a killed browser does not ask how to go on. */
const firefoxSettings = Object.entries({
	'browser.sessionstore.resume_from_crash': false,
	'browser.shell.checkDefaultBrowser': false,
	'browser.aboutwelcome.enabled': false,
	'browser.startup.homepage_override.mstone': 'ignore',
	'toolkit.startup.max_resumed_crashes': -1,
	'datareporting.policy.dataSubmissionEnabled': false,
	'app.normandy.enabled': false,
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false,
	'intl.accept_languages': 'zh-CN',
	'dom.storageManager.prompt.testing': true,
	'dom.storageManager.prompt.testing.allow': true,
})
	.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
	.join('');

/** Ours only: whoever bears the name of this device. A browser being killed may still be starting others. */
async function killAll(folder: string, leader: number | undefined): Promise<void> {
	// Its parts are in one group, also those that do not bear the name.
	if (leader !== undefined) killOne(-leader);
	for (let round = 0; round < 100; round++) {
		if (killSome(folder, '') === 0) return;
		await new Promise((done) => setTimeout(done, 20));
	}
	throw new Error(`the browser of ${folder} does not die`);
}

function killSome(folder: string, name: string): number {
	const own = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && isOf(id, folder, name));
	for (const id of own) killOne(Number(id));
	return own.length;
}

function killOne(id: number): void {
	try {
		process.kill(id, 'SIGKILL');
	} catch {
		// It has ended by itself.
	}
}

function isOf(id: string, folder: string, name: string): boolean {
	const words = (of: string): string => {
		try {
			return readFileSync(`/proc/${id}/${of}`, 'latin1');
		} catch {
			return '';
		}
	};
	const command = words('cmdline');
	// The dead that nobody has buried yet have no command.
	return command.includes(name) && command !== '' && (command + words('environ')).includes(folder);
}
