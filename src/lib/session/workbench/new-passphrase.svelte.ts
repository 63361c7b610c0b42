/** Why a passphrase will not do yet. */
export type PassphraseProblem = 'too-short' | 'only-figures' | 'not-the-same';

/** A passphrase as it is chosen: typed twice, so that nobody locks anything with a slip of the finger. */
export class NewPassphrase {
	readonly shortest: number;
	first = $state('');
	again = $state('');

	problem: PassphraseProblem | undefined = $derived.by(() => {
		if (this.first.length < this.shortest) return 'too-short';
		// Ten figures are tried out in hours.
		if (/^\d{1,11}$/.test(this.first)) return 'only-figures';
		return this.first === this.again ? undefined : 'not-the-same';
	});
	/** Undefined as long as it will not do. */
	words = $derived(this.problem === undefined ? this.first : undefined);

	constructor(shortest: number) {
		this.shortest = shortest;
	}

	clear(): void {
		this.first = this.again = '';
	}
}
