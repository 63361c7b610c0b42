import adapter from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basePath, hashOfInputs } from './src/tools/input-hash.mjs';

/** Kit hashes the scripts it writes itself; the one in app.html is ours. */
const beforePaint = /<script>([\s\S]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
const beforePaintHash = createHash('sha256').update(beforePaint).digest('base64');

/** One HTML file that opens from a memory stick: addresses behind the #, everything in the page, no worker. */
const isSingle = process.env.VITE_EDITION === 'single';
const folder = isSingle ? '.svelte-kit/single-pages' : 'build';
/** A file has no files beside it: what is in it is named by its hash, and nothing else is let in. @type {'self'[]} */
const ownFiles = isSingle ? [] : ['self'];

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// Runes in all our files; a package may still be written the old way.
		runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true),
	},
	kit: {
		// A host may serve the app below its root: `BASE_PATH=/checkup npm run build`.
		paths: { base: basePath() },
		adapter: adapter({
			pages: folder,
			assets: folder,
			fallback: isSingle ? 'index.html' : '404.html',
			strict: true,
		}),
		prerender: { entries: ['*'], handleHttpError: 'fail', handleMissingId: 'fail' },
		// The same sources give the same version; the service worker announces a new one, not a timer.
		version: { name: hashOfInputs(), pollInterval: 0 },
		...(isSingle && {
			// Apart, so that no check of the other edition finds half of this one.
			outDir: '.svelte-kit/single',
			files: { routes: '.svelte-kit/single-routes' },
			output: { bundleStrategy: 'inline' },
			router: { type: 'hash' },
		}),
		// A page is drawn from its first packet, instead of waiting for seven files of style.
		inlineStyleThreshold: 16_384,
		// workbox-window registers it: it knows the waiting version.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				// Kit adds its own inline script; the other one is that of app.html.
				'script-src': [...ownFiles, `sha256-${beforePaintHash}`],
				'style-src': ownFiles,
				// The hidden style of Kit's route announcer.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': [...ownFiles, 'data:', 'blob:'],
				// Voice notes of a visit.
				'media-src': ['blob:'],
				'font-src': ownFiles,
				'connect-src': ownFiles,
				'manifest-src': ownFiles,
				'worker-src': ownFiles,
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				// Svelte's templates, Kit's worker address (unused, but its own check wants it), and our worker's address.
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'factory-checkup'],
			},
		},
	},
};
