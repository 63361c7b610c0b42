import { cpSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { serveStatic } from '../../src/tools/serve-static.mjs';
import type { Report, Task } from './told.ts';

/** The built app on a host of its own. Its pages also load a script that drives them; nothing else of them is changed. */
export interface Host {
	readonly address: string;
	/** All that the pages told, in its order. */
	readonly reports: Report[];
	/** What was asked for, to be told where a page tells nothing. */
	readonly asked: string[];
	/** What the next page that opens is to do. */
	task: Task;
	readonly close: () => Promise<void>;
}

export async function openHost(build: string): Promise<Host> {
	const folder = mkdtempSync(join(tmpdir(), 'faults-host-'));
	// What the build had compressed would lack the script.
	cpSync(build, folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
	addDriver(folder);
	const app = await serveStatic({ folder, port: 0 });
	const reports: Report[] = [];
	const requests: string[] = [];
	const server = createServer((asked, answer) => {
		requests.push(asked.url ?? '');
		if (asked.url === '/faults/task')
			return void answer.writeHead(200, { 'cache-control': 'no-store' }).end(JSON.stringify(host.task));
		if (asked.url !== '/faults/report') return passOn(asked, answer, app.port);
		void bodyOf(asked).then((told) => {
			reports.push(JSON.parse(told) as Report);
			answer.writeHead(204).end();
		}, ignoreCut);
	});
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const host: Host = {
		address: `http://localhost:${String((server.address() as AddressInfo).port)}`,
		reports,
		asked: requests,
		task: { kind: 'look' },
		close: async () => {
			server.closeAllConnections();
			server.close();
			await app.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	return host;
}

const page = join(import.meta.dirname, 'page');
const tag = '<script type="module" src="/faults/page/drive.js"></script></head>';

function addDriver(folder: string): void {
	mkdirSync(join(folder, 'faults/page'), { recursive: true });
	for (const name of readdirSync(page)) {
		const { outputText } = ts.transpileModule(readFileSync(join(page, name), 'utf8'), {
			compilerOptions: {
				target: ts.ScriptTarget.ES2022,
				module: ts.ModuleKind.ESNext,
				verbatimModuleSyntax: true,
				rewriteRelativeImportExtensions: true,
			},
		});
		writeFileSync(join(folder, 'faults/page', name.replace(/ts$/, 'js')), outputText);
	}
	writeFileSync(
		join(folder, 'faults/plant.html'),
		'<!doctype html><title>1</title><script type="module" src="page/plant.js"></script>',
	);
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		if (!name.endsWith('.html')) continue;
		const file = join(folder, name);
		writeFileSync(file, readFileSync(file, 'utf8').replace('</head>', tag));
	}
}

function passOn(asked: IncomingMessage, answer: ServerResponse, port: number): void {
	const { url, method, headers } = asked;
	const passed = request({ host: 'localhost', port, path: url, method, headers }, (given) => {
		answer.writeHead(given.statusCode ?? 502, given.headers);
		given.pipe(answer);
	});
	passed.on('error', () => answer.destroy());
	asked.pipe(passed);
}

async function bodyOf(asked: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of asked) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

/** The browser was killed in the middle of telling: then it has not told. */
const ignoreCut = (): void => undefined;
