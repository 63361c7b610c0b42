/// <reference types="trusted-types" />

declare global {
	interface ImportMetaEnv {
		/** `single`: one file that opens from a memory stick, see src/tools/build-single.mjs. */
		readonly VITE_EDITION?: 'single';
	}
	namespace App {
		interface PageState {
			/** Open in the list of an advisor; empty: none. Undefined where the page was come to by its address. */
			readonly firm?: string;
		}
	}
}

export {};
