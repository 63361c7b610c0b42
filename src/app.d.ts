/// <reference types="trusted-types" />

declare global {
	interface ImportMetaEnv {
		/** `single`: one file that opens from a memory stick, see src/tools/build-single.mjs. */
		readonly VITE_EDITION?: 'single';
	}
}

export {};
