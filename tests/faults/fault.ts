import type { Engine } from './device.ts';

/** What came of doing one fault to one engine so many times. */
export interface Finding {
	readonly trials: number;
	/** What was promised and looked for afterwards. A test of nothing proves nothing. */
	readonly promised: number;
	/** Promised and not there any more. */
	readonly lost: number;
	/** Written in part. */
	readonly torn: number;
	/** Everything that does not hold, those above too. */
	readonly problems: readonly string[];
	/** Why this machine cannot do it; then it neither holds nor fails. */
	readonly notRun?: string;
	/** What was measured, in words. */
	readonly figures?: readonly string[];
}

/** What the machine or the browser does to the app. */
export interface Fault {
	readonly name: string;
	readonly engines: readonly Engine[];
	readonly on: (engine: Engine, extent: Extent) => Promise<Finding>;
}

export interface Extent {
	readonly form: 'short' | 'long';
	readonly kills: number;
	readonly seed: number;
	/** The folder of the built app: another one shows whether a fault is noticed where the app is broken on purpose. */
	readonly build: string;
}
