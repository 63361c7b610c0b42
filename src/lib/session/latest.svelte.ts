/** What was last worked out aside; an answer that newer questions have overtaken is dropped. */
export class Latest<T> {
	value: T | undefined = $state.raw();
	#asked = 0;

	async ask(work: Promise<T>): Promise<void> {
		this.#asked += 1;
		const ticket = this.#asked;
		const value = await work;
		if (ticket === this.#asked) this.value = value;
	}
}
