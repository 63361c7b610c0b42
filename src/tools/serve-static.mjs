// A static host as the app will live on: `node src/tools/serve-static.mjs build 4173`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { cacheControl, SECURITY_HEADERS } from './response-headers.mjs';

/** This computer only: nothing on the network can reach it, and a service worker needs no certificate there. */
export const THIS_COMPUTER = 'localhost';
/** Whoever is in the same network can fetch the app's files; there is nothing else here to fetch. */
export const WHOLE_NETWORK = '0.0.0.0';

/**
 * Starts on `port`, or with `orNextFree` on the first free one from there; port 0 takes any.
 * @param {{ folder: string, port: number, host?: string, orNextFree?: boolean }} where
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export async function serveStatic({ folder, port, host = THIS_COMPUTER, orNextFree = false }) {
	const server = createServer(answering(resolve(folder)));
	for (let candidate = port; ; candidate++) {
		const refusal = await listen(server, candidate, host);
		if (refusal === undefined) break;
		if (refusal.code !== 'EADDRINUSE' || !orNextFree) throw refusal;
	}
	const bound = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		address: `http://localhost:${bound.port}`,
		port: bound.port,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/**
 * @param {import('node:http').Server} server @param {number} port @param {string} host
 * @returns {Promise<NodeJS.ErrnoException | undefined>}
 */
function listen(server, port, host) {
	return new Promise((done) => {
		server.once('error', done);
		server.listen(port, host, () => {
			server.off('error', done);
			done(undefined);
		});
	});
}

/** @param {string} folder @returns {import('node:http').RequestListener} */
function answering(folder) {
	// `dev` reads the disk at each request: a new build shows without a restart.
	const sendFile = sirv(folder, { dev: true, etag: true, brotli: true, gzip: true, extensions: ['html'] });
	return (request, response) => {
		const [pathname = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { allow: 'GET, HEAD' }).end();
			return;
		}
		if (!pathname.endsWith('/') && isFolder(folder, pathname)) {
			// One slash in front: a second would make the rest a host name.
			const folderAddress = `${pathname.replace(/^\/+/, '/')}/`;
			response.writeHead(308, { location: query ? `${folderAddress}?${query}` : folderAddress }).end();
			return;
		}
		response.setHeader('Cache-Control', cacheControl(pathname));
		response.setHeader('Vary', 'Accept-Encoding');
		// Ranges of small files are never asked for, and a part of a compressed file is of no use.
		delete request.headers.range;
		sendFile(request, response, () => sendNotFound(folder, request, response));
	};
}

/** @param {string} folder @param {string} pathname */
function isFolder(folder, pathname) {
	const name = decoded(pathname);
	if (name === undefined) return false;
	const path = resolve(folder, `.${name}`);
	return path.startsWith(folder + sep) && existsSync(path) && statSync(path).isDirectory();
}

/** @param {string} pathname @returns {string | undefined} nothing for a malformed escape or a NUL byte, which name no file */
function decoded(pathname) {
	try {
		const name = decodeURIComponent(pathname);
		return name.includes('\0') ? undefined : name;
	} catch {
		return undefined;
	}
}

/** @param {string} folder @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function sendNotFound(folder, request, response) {
	const page = join(folder, '404.html');
	const [type, body] = existsSync(page)
		? ['text/html;charset=utf-8', readFileSync(page)]
		: ['text/plain;charset=utf-8', 'Not found\n'];
	response.writeHead(404, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
	response.end(request.method === 'HEAD' ? undefined : body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder = 'build', port = '4173'] = process.argv.slice(2);
	const { address } = await serveStatic({ folder, port: Number(port) });
	console.log(`Serving ${folder} on ${address}`);
}
