/** Reads aloud with a voice that lives on the device. A voice that sends the words away to be spoken is not used. */
export class Voice {
	readonly #speech: SpeechSynthesis | undefined;
	#voices: readonly SpeechSynthesisVoice[] = $state.raw([]);
	/** Counts what was begun, so that the end of what was broken off does not end what came after it. */
	#reading = 0;
	isReading = $state.raw(false);

	constructor(speech: SpeechSynthesis | undefined = globalThis.speechSynthesis) {
		this.#speech = speech;
	}

	/** Devices hand their voices on late, and again when one is installed. Gives what ends the listening. */
	listen(): () => void {
		const speech = this.#speech;
		if (speech === undefined) return () => {};
		const take = () => (this.#voices = speech.getVoices());
		take();
		speech.addEventListener('voiceschanged', take);
		return () => {
			speech.removeEventListener('voiceschanged', take);
			this.stop();
		};
	}

	speaks = (language: string): boolean => voiceFor(this.#voices, language) !== undefined;

	read(sentences: readonly string[], language: string): void {
		const [speech, voice] = [this.#speech, voiceFor(this.#voices, language)];
		if (speech === undefined || voice === undefined) return;
		this.stop();
		const reading = ++this.#reading;
		const ended = () => {
			if (reading === this.#reading) this.isReading = false;
		};
		const utterances = sentences.map((sentence) => {
			const utterance = new SpeechSynthesisUtterance(sentence);
			utterance.voice = voice;
			utterance.lang = voice.lang;
			utterance.addEventListener('error', ended);
			return utterance;
		});
		utterances.at(-1)?.addEventListener('end', ended);
		this.isReading = utterances.length > 0;
		for (const utterance of utterances) speech.speak(utterance);
	}

	stop(): void {
		this.#reading += 1;
		if (this.isReading) this.#speech?.cancel();
		this.isReading = false;
	}
}

/** A local voice of the language, of the same region where there is one. */
export function voiceFor(
	voices: readonly SpeechSynthesisVoice[],
	language: string,
): SpeechSynthesisVoice | undefined {
	const able = voices.filter(({ localService, lang }) => localService && isSpokenAs(tagOf(lang), language));
	return able.find(({ lang }) => tagOf(lang) === language) ?? able[0];
}

/** Android writes zh_CN for zh-CN. */
const tagOf = (lang: string): string => lang.replaceAll('_', '-');

/** Cantonese voices call themselves Chinese of Hong Kong or Macao and would read Mandarin words strangely. */
function isSpokenAs(tag: string, language: string): boolean {
	const [spoken = '', ...regions] = tag.split('-');
	const [wanted] = language.split('-');
	if (wanted === 'zh' && regions.some((region) => ['HK', 'MO', 'yue'].includes(region))) return false;
	return spoken === wanted || (wanted === 'zh' && spoken === 'cmn');
}
