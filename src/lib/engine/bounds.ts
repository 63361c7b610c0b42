/** Lowest and highest value that the answers still open can lead to. Equal when nothing can change it any more. */
export interface Bounds {
	readonly low: number;
	readonly high: number;
}
