// After the build: the rescue page's script is served as it was written, and every phone keeps it; without its remarks it is a
// sixth smaller.
import { readFileSync, writeFileSync } from 'node:fs';
import { minifySync } from 'vite';

const FILE = 'build/rescue/rescue.js';
const { code, errors } = minifySync(FILE, readFileSync(FILE, 'utf8'));
const [error] = errors;
if (error) throw new Error(`${FILE}: ${error.message}`);
writeFileSync(FILE, code);
