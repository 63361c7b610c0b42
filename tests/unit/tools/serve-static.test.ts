import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic } from '../../../src/tools/serve-static.mjs';

let folder = '';
let address = '';
let close = () => Promise.resolve();

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'served-'));
	const site = join(folder, 'site');
	mkdirSync(join(site, '_app/immutable'), { recursive: true });
	mkdirSync(join(site, 'about'));
	writeFileSync(join(folder, 'secret.txt'), 'not of the site');
	for (const name of [
		'index.html',
		'about/index.html',
		'404.html',
		'service-worker.js',
		'_app/immutable/a.js',
	]) {
		writeFileSync(join(site, name), `plain ${name}`);
		writeFileSync(join(site, `${name}.br`), brotliCompressSync(`small ${name}`));
	}
	({ address, close } = await serveStatic({ folder: site, port: 0 }));
});
afterAll(async () => {
	await close();
	rmSync(folder, { recursive: true });
});

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** As it was typed: fetch would tidy the path first. */
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
	new Promise((done, refuse) => {
		const { hostname, port } = new URL(address);
		request({ hostname, port, path, headers }, (response) => {
			let body = '';
			response.on('data', (chunk) => (body += String(chunk)));
			response.on('end', () => {
				done({ status: response.statusCode ?? 0, headers: response.headers, body });
			});
		})
			.on('error', refuse)
			.end();
	});

describe('a host of static files', () => {
	it('sends what the build compressed to who can read it, and the plain file to others', async () => {
		const small = await ask('/', { 'accept-encoding': 'gzip, br' });
		expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
		const plain = await ask('/');
		expect(plain).toMatchObject({ body: 'plain index.html', headers: { vary: 'Accept-Encoding' } });
		expect(plain.headers['content-encoding']).toBeUndefined();
	});

	it('has hashed files kept, and pages and the service worker asked for again', async () => {
		const cacheOf = async (path: string) => (await ask(path)).headers['cache-control'];
		expect(await cacheOf('/_app/immutable/a.js')).toBe('public, max-age=31536000, immutable');
		for (const path of ['/', '/about/', '/service-worker.js', '/none/'])
			expect(await cacheOf(path)).toBe('no-cache');
	});

	it('does not have a missing hashed file remembered as missing', async () => {
		const missing = await ask('/_app/immutable/gone.js');
		expect(missing).toMatchObject({ status: 404, headers: { 'cache-control': 'no-cache' } });
	});

	it('says that nothing has changed to who has it already', async () => {
		const { etag = '' } = (await ask('/')).headers;
		const again = await ask('/', { 'if-none-match': etag });
		expect(again).toMatchObject({ status: 304, body: '', headers: { 'cache-control': 'no-cache' } });
	});

	it('leads a folder to its slash with the query, and never to another host', async () => {
		expect(await ask('/about?from=paper')).toMatchObject({
			status: 308,
			headers: { location: '/about/?from=paper' },
		});
		expect((await ask('//about')).headers.location).toBe('/about/');
	});

	it('answers an address without a file with its own page, under the same protection', async () => {
		expect(await ask('/none/')).toMatchObject({
			status: 404,
			body: 'plain 404.html',
			headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "frame-ancestors 'none'" },
		});
	});

	for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%zz'])
		it(`gives nothing from outside its folder: ${path}`, async () => {
			const answer = await ask(path);
			expect(answer.status).toBe(404);
			expect(answer.body).not.toContain('not of the site');
		});
});
