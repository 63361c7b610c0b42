/**
 * Connection: an engine closes it in silence. Server: it stays open, and each work on it is refused, as on iOS. Process: the
 * host kills what keeps the databases.
 */
export type Loss = 'connection' | 'server' | 'process';

/** What a page is asked to do when it opens; it is told by the host that served it. */
export type Task =
	| { readonly kind: 'look' }
	/** Goes on with the check-up, or begins one, and answers whatever is asked. */
	| { readonly kind: 'answer'; readonly lot: number; readonly screens: number }
	| { readonly kind: 'photograph'; readonly firm: string }
	/** Types, loses its storage, and types on. */
	| { readonly kind: 'outlive'; readonly loses: Loss }
	/** Reads a backup in, as a person would. */
	| { readonly kind: 'restore'; readonly letters: string; readonly lot: string };

/** One thing said on a screen, as far as the screen shows it. */
export type Said =
	| { readonly kind: 'chosen'; readonly item: string; readonly option: string }
	| { readonly kind: 'typed'; readonly value: string }
	| { readonly kind: 'ticked' };

/** What the page tells: each was true before it was told. */
export type Report =
	| {
			readonly kind: 'found';
			readonly rows: Rows;
			/** Why the rows could not be read, where they could not: nothing is known of them then. */
			readonly unread: string | undefined;
			readonly told: readonly string[];
	  }
	/** The question on the screen. */
	| { readonly kind: 'stands'; readonly firm: string; readonly screen: string }
	/** The app showed “saved” after this was said and another question stood there. */
	| {
			readonly kind: 'saved';
			readonly firm: string;
			readonly screen: string;
			readonly said: readonly Said[];
			readonly standing: string;
	  }
	/** So many screens were answered as were asked for. */
	| { readonly kind: 'done' }
	/** The work after which the browser may be killed. */
	| { readonly kind: 'begun' }
	/** So many photos are shown as kept. */
	| { readonly kind: 'photos'; readonly firm: string; readonly count: number }
	| { readonly kind: 'restored'; readonly lot: string }
	/** A backup could not be taken in, and the page says why. */
	| { readonly kind: 'refused'; readonly told: readonly string[] }
	/** This stands in the field after the loss, and was called saved so long after it was typed. */
	| { readonly kind: 'outlived'; readonly shows: string; readonly milliseconds: number }
	| { readonly kind: 'stuck'; readonly words: string };

/** All rows on the disk; of bytes only how many they are. */
export interface Rows {
	readonly version: number;
	readonly assessments: readonly unknown[];
	readonly entries: readonly unknown[];
	readonly captures: readonly unknown[];
	readonly media: readonly { readonly capture: string; readonly bytes: number }[];
}
