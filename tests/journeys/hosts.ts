import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join, resolve } from 'node:path';
import { freePort, untilUp } from '../support/local-server.ts';

/** A real host on this machine, set up as docs/hosting/ says. */
export interface Host {
	readonly address: string;
	readonly close: () => Promise<void>;
}

export const hostKinds = ['nginx', 'caddy'] as const;
export type HostKind = (typeof hostKinds)[number];

const programs: Readonly<Record<HostKind, readonly string[]>> = {
	nginx: ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'],
	caddy: ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'],
};

export const programOf = (kind: HostKind): string | undefined =>
	programs[kind].find((path) => existsSync(path));

/** Serves the folder `build` over HTTPS, everything else it writes lying in `folder`. */
export async function startHost(kind: HostKind, folder: string): Promise<Host> {
	const program = programOf(kind);
	if (program === undefined) throw new Error(`${kind} is not installed`);
	mkdirSync(folder, { recursive: true });
	const place: Place = {
		folder,
		port: await freePort(),
		plainPort: await freePort(),
		...certificateIn(folder),
	};
	const words = kind === 'nginx' ? nginxWords(place) : caddyWords(place);
	const running = spawn(program, words, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
	const address = `https://localhost:${String(place.port)}`;
	await untilUp(`${address}/`, (page) => ask(page).then(() => true));
	return {
		address,
		close: () =>
			new Promise((done) => {
				running.once('exit', () => {
					done();
				});
				running.kill('SIGTERM');
			}),
	};
}

interface Place {
	readonly folder: string;
	readonly port: number;
	readonly plainPort: number;
	readonly certificate: string;
	readonly key: string;
}

/** The recipe with this machine's places in it; a place that the recipe does not name fails. */
function recipe(file: string, replacements: readonly (readonly [string | RegExp, string])[]): string {
	return replacements.reduce(
		(text, [from, to]) => {
			if (!text.match(from)) throw new Error(`${file} has no ${String(from)}`);
			return text.replaceAll(from, to);
		},
		readFileSync(join('docs/hosting', file), 'utf8'),
	);
}

function nginxWords({ folder, port, plainPort, certificate, key }: Place): readonly string[] {
	const site = recipe('nginx.conf', [
		['/var/www/factory-checkup', resolve('build')],
		[/ssl_certificate .*;/g, `ssl_certificate ${certificate};`],
		[/ssl_certificate_key .*;/g, `ssl_certificate_key ${key};`],
		[/listen \[::\].*;\n/g, '\n'],
		[/listen 80;/g, `listen ${String(plainPort)};`],
		[/listen 443/g, `listen ${String(port)}`],
		['checkup.example.org', 'localhost'],
	]);
	const isRoot = process.getuid?.() === 0;
	const main = `${isRoot ? 'user root;' : ''}
		daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/errors;
		events {}
		http {
			include /etc/nginx/mime.types; access_log off;
			client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
			uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
			${site}
		}`;
	writeFileSync(join(folder, 'nginx.conf'), main);
	return ['-p', folder, '-c', join(folder, 'nginx.conf')];
}

function caddyWords({ folder, port, certificate, key }: Place): readonly string[] {
	const site = recipe('Caddyfile', [
		['/var/www/factory-checkup', resolve('build')],
		['checkup.example.org {', `https://localhost:${String(port)} {\n\ttls ${certificate} ${key}`],
	]);
	writeFileSync(
		join(folder, 'Caddyfile'),
		`{\n\tadmin off\n\tauto_https off\n\tstorage file_system ${folder}\n}\n${site}`,
	);
	return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
}

function certificateIn(folder: string): { certificate: string; key: string } {
	const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
	const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const about = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
	execFileSync('openssl', [...words, ...about, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
	return { certificate, key };
}

export interface HostAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** One request as a browser makes it; the certificate is the test's own. */
export function ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<HostAnswer> {
	return new Promise((done, refuse) => {
		request(address, { headers, rejectUnauthorized: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
			});
		})
			.on('error', refuse)
			.end();
	});
}
