import adapter from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basePath, hashOfInputs } from './src/tools/input-hash.mjs';

/** Kit hashes the scripts it writes itself; the one in app.html is ours. */
const beforePaint = /<script>([\s\S]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
const beforePaintHash = createHash('sha256').update(beforePaint).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// Runes in all our files; a package may still be written the old way.
		runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true),
	},
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
		// A host may serve the app below its root: `BASE_PATH=/checkup npm run build`.
		paths: { base: basePath() },
		prerender: { entries: ['*'], handleHttpError: 'fail', handleMissingId: 'fail' },
		// The same sources give the same version; the service worker announces a new one, not a timer.
		version: { name: hashOfInputs(), pollInterval: 0 },
		// workbox-window registers it: it knows the waiting version.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				// Kit adds its own inline script; the other one is that of app.html.
				'script-src': ['self', `sha256-${beforePaintHash}`],
				'style-src': ['self'],
				// The hidden style of Kit's route announcer.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				// Svelte's templates, Kit's worker address (unused, but its own check wants it), and our worker's address.
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'factory-checkup'],
			},
		},
	},
};
