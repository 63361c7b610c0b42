// A static host as plain as the one the app will live on: `node src/tools/serve-static.mjs build 4173`.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml; charset=utf-8',
};

/**
 * Starts on `port`, or with `orNextFree` on the first free one from there; port 0 takes any.
 * @param {{ folder: string, port: number, orNextFree?: boolean }} where
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveStatic({ folder, port, orNextFree = false }) {
	const server = createServer((request, response) => answer(resolve(folder), request, response));
	for (let candidate = port; ; candidate++) {
		const refusal = await listen(server, candidate);
		if (refusal === undefined) break;
		if (refusal.code !== 'EADDRINUSE' || !orNextFree) throw refusal;
	}
	const bound = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		address: `http://localhost:${bound.port}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/**
 * `localhost` only: nothing on the network can reach it, and a service worker needs no certificate there.
 * @param {import('node:http').Server} server @param {number} port
 * @returns {Promise<NodeJS.ErrnoException | undefined>}
 */
function listen(server, port) {
	return new Promise((done) => {
		server.once('error', done);
		server.listen(port, 'localhost', () => {
			server.off('error', done);
			done(undefined);
		});
	});
}

/** @param {string} folder @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answer(folder, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { allow: 'GET, HEAD' }).end();
		return;
	}
	const [pathname = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
	const wanted = pathInside(folder, pathname);
	if (wanted !== undefined && isFolder(wanted) && !pathname.endsWith('/')) {
		// One slash in front: a second would make the rest a host name.
		const folderAddress = `${pathname.replace(/^\/+/, '/')}/`;
		response.writeHead(308, { location: query ? `${folderAddress}?${query}` : folderAddress }).end();
		return;
	}
	const file = wanted === undefined ? undefined : fileFor(wanted, pathname);
	send(file ?? join(folder, '404.html'), file === undefined ? 404 : 200, pathname, request, response);
}

/** @param {string} folder @param {string} pathname @returns {string | undefined} nothing for a path that leads outside */
function pathInside(folder, pathname) {
	// A malformed escape or a NUL byte names no file.
	if (/%(?![0-9a-f]{2})/i.test(pathname) || !isDecodable(pathname)) return undefined;
	const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
	return path === folder || path.startsWith(folder + sep) ? path : undefined;
}

/** @param {string} pathname */
function isDecodable(pathname) {
	try {
		return !decodeURIComponent(pathname).includes('\0');
	} catch {
		return false;
	}
}

/** @param {string} path @param {string} pathname @returns {string | undefined} */
function fileFor(path, pathname) {
	const candidates = pathname.endsWith('/') ? [join(path, 'index.html')] : [path, `${path}.html`];
	return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** @param {string} path */
function isFolder(path) {
	return existsSync(path) && statSync(path).isDirectory();
}

/** @param {string} file @param {number} status @param {string} pathname @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function send(file, status, pathname, request, response) {
	if (!existsSync(file)) {
		response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
		return;
	}
	response.writeHead(status, {
		'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
		'content-length': statSync(file).size,
		'cache-control': cacheControl(file, pathname),
		'x-content-type-options': 'nosniff',
	});
	if (request.method === 'HEAD') response.end();
	else createReadStream(file).pipe(response);
}

/** @param {string} file @param {string} pathname */
function cacheControl(file, pathname) {
	if (pathname.startsWith('/_app/immutable/') && !file.endsWith('.html')) {
		return 'public, max-age=31536000, immutable';
	}
	// Everything else is asked for again: most of all pages and the service worker.
	return 'no-cache';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder = 'build', port = '4173'] = process.argv.slice(2);
	const { address } = await serveStatic({ folder, port: Number(port) });
	console.log(`Serving ${folder} on ${address}`);
}
