import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { findMiniBrowser } from '../../src/tools/find-browser.mjs';
import { freePort, untilUp } from '../support/local-server.ts';

/** WebKitGTK in a window nobody sees. Its sessions are ephemeral: a reload keeps what is stored, a restart does not. */
export interface WebKitBrowser {
	readonly driver: WebDriver;
	readonly close: () => Promise<void>;
}

const phone = { width: 400, height: 800 };

export async function openWebKit(home: string): Promise<WebKitBrowser> {
	const binary = findMiniBrowser();
	if (binary === undefined) throw new Error('MiniBrowser is not installed');
	const screen = await openScreen();
	const environment = { ...process.env, ...environmentOf(home, screen.display) };
	const port = await freePort();
	const server = spawn('WebKitWebDriver', [`--port=${String(port)}`], { stdio: 'ignore', env: environment });
	const close = async () => {
		await stop(server);
		await stop(screen.server);
	};
	try {
		const address = `http://127.0.0.1:${String(port)}`;
		await untilUp(`${address}/status`, (status) => fetch(status).then(({ ok }) => ok));
		const options = { binary, args: ['--automation'] };
		const driver = await new Builder()
			.usingServer(address)
			.disableEnvironmentOverrides()
			.withCapabilities(
				new Capabilities().setBrowserName('MiniBrowser').set('webkitgtk:browserOptions', options),
			)
			.build();
		await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
		await driver
			.manage()
			.window()
			.setRect({ x: 0, y: 0, ...phone });
		return {
			driver,
			close: async () => {
				// A browser that crashed has no session to end.
				await driver.quit().catch(() => undefined);
				await close();
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** It must not find the files, settings and services of whoever runs the tests. */
export function environmentOf(home: string, display: string): Readonly<Record<string, string>> {
	const folders = Object.fromEntries(
		['XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'].map((name) => [
			name,
			join(home, name),
		]),
	);
	for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
	return {
		...folders,
		HOME: home,
		DISPLAY: display,
		NO_AT_BRIDGE: '1',
		LIBGL_ALWAYS_SOFTWARE: '1',
		LANGUAGE: 'zh_CN',
	};
}

export async function openScreen(): Promise<{ readonly server: ChildProcess; readonly display: string }> {
	const words = ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'];
	const server = spawn('Xvfb', words, { stdio: ['ignore', 'pipe', 'ignore'] });
	const number = await new Promise<string>((resolve, reject) => {
		server.stdout.once('data', (words: Buffer) => {
			resolve(words.toString().trim());
		});
		server.once('error', reject);
		server.once('exit', () => {
			reject(new Error('Xvfb ended before it had a display'));
		});
	});
	return { server, display: `:${number}` };
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill();
	await ended;
}
