import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { root } from '../../support/content.ts';

const part = v.looseObject({
	resolved: v.optional(v.string()),
	integrity: v.optional(v.string()),
	link: v.optional(v.boolean(), false),
	inBundle: v.optional(v.boolean(), false),
});
const lockfile = v.looseObject({ lockfileVersion: v.number(), packages: v.record(v.string(), part) });
const { packages, lockfileVersion } = v.parse(
	lockfile,
	JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
);
const parts = Object.entries(packages).filter(([name, { inBundle }]) => name !== '' && !inBundle);

it('the lockfile takes every part from the public registry, and knows its bytes by a strong hash', () => {
	expect(lockfileVersion).toBe(3);
	expect(parts.length).toBeGreaterThan(100);
	const wrong = parts.filter(
		([, { resolved = '', integrity = '', link }]) =>
			link ||
			!resolved.startsWith('https://registry.npmjs.org/') ||
			!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
	);
	expect(wrong).toEqual([]);
});

it('package.json asks for ranges of versions, never for an address or a branch', () => {
	const manifest = v.parse(
		v.looseObject({
			dependencies: v.record(v.string(), v.string()),
			devDependencies: v.record(v.string(), v.string()),
		}),
		JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
	);
	const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
	expect(ranges.filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+/.test(range))).toEqual([]);
});
