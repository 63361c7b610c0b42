import { expect, tagged, test } from './checked-test.ts';
import { shoeWorkshop } from './shoe-workshop.ts';
import { answerAll, askedScreen, begin, type Plan } from './walking.ts';
import { itemNamed, optionsOf, screenNamed, type Language, type Say } from './words.ts';

/**
 * How fast people read, type and tap: published means, and assumptions for our owners, whom nobody has timed yet.
 * Silent reading: 238 English words a minute (M. Brysbaert, Journal of Memory and Language 109, 2019), at 6 signs a word
 * with its space. The same review finds that other languages need about as long for the same message; for Chinese we
 * assume 380 characters a minute.
 * Old readers are slower; every word at the speed of reading aloud (255 Chinese characters and 987 English signs a minute,
 * S. Trauzettel-Klosinski, K. Dietz, Investigative Ophthalmology & Visual Science 53, 2012) is reported beside it.
 */
const signsPerMinute: Readonly<Partial<Record<Language, { silent: number; aloud: number }>>> = {
	'zh-CN': { silent: 380, aloud: 255 },
	en: { silent: 238 * 6, aloud: 987 },
};
/** Assumed: a thumb on its way to a card, and a sign typed on a phone. The app waits after a tap: see CheckPage. */
const [secondsToTap, secondsToType, secondsUntilNext] = [0.3, 0.6, 0.24];

test(
	'the quick check is done in five minutes at human pace',
	tagged('english'),
	async ({ page, say, language }, testInfo) => {
		await begin(page, say);
		let [looking, everyWord, readOut, hands] = [0, 0, 0, 0];
		const measured: string[] = [];
		const measure = (screen: string) => {
			const signs = signsOn(screen, { plan: shoeWorkshop, say });
			const pace = signsPerMinute[language];
			if (pace === undefined) throw new Error(`no pace is known for ${language}`);
			const { silent, aloud } = pace;
			looking += (signs.looked / silent) * 60;
			everyWord += (signs.all / silent) * 60;
			readOut += (signs.all / aloud) * 60;
			hands += secondsByHand(screen);
			measured.push(screen);
		};
		measure(await askedScreen(page, say, shoeWorkshop));
		await answerAll(page, {
			plan: shoeWorkshop,
			say,
			count: 16,
			after: async () => {
				if (page.url().includes('/check/')) measure(await askedScreen(page, say, shoeWorkshop));
			},
		});
		expect(measured).toHaveLength(16);
		const minutes = (reading: number) => ((reading + hands) / 60).toFixed(1);
		const report = `quick check, ${language}: ${minutes(looking)} min at the pace of an owner; ${minutes(everyWord)} min with every word of every option; ${minutes(readOut)} min read out`;
		testInfo.annotations.push({ type: 'five minutes', description: report });
		console.log(report);
		expect(looking + hands).toBeLessThanOrEqual(5 * 60);
		// Nobody who reads it all out to somebody else should need more than twice as long.
		expect(readOut + hands).toBeLessThanOrEqual(10 * 60);
	},
);

/**
 * `looked`: question and help, the label of every option down to the chosen one and the one after it, for options go from
 * worst to best, and the example of the chosen one. `all`: every word on the screen.
 */
function signsOn(
	screen: string,
	{ plan, say }: { plan: Plan; say: Say },
): { readonly looked: number; readonly all: number } {
	const asked = screenNamed(screen).items.filter((item) => item in (plan[screen] ?? {}));
	const parts = asked.map((item) => {
		const prompt = length(say(`item.${item}.prompt`)) + optional(say, `item.${item}.help`);
		const options = itemNamed(item).kind === 'yes-no' ? ['yes', 'no'] : optionsOf(item);
		const label = (option: string) => length(say(`item.${item}.option.${option}.label`));
		const example = (option: string) => optional(say, `item.${item}.option.${option}.example`);
		const chosen = [plan[screen]?.[item]].flat().map(String);
		const last = options.findLastIndex((option) => chosen.includes(option));
		const seen = itemNamed(item).kind === 'ladder' ? options.slice(0, last + 2) : options;
		return {
			looked:
				prompt + sum(seen.map(label)) + sum(options.filter((option) => chosen.includes(option)).map(example)),
			all: prompt + sum(options.map((option) => label(option) + example(option))),
		};
	});
	return { looked: sum(parts.map(({ looked }) => looked)), all: sum(parts.map(({ all }) => all)) };
}

/** Everything that is tapped and typed on a screen; what does not go on by itself needs one more tap. */
function secondsByHand(screen: string): number {
	const said = Object.entries(shoeWorkshop[screen] ?? {});
	const strokes = said.map(([item, answer]) => {
		const { kind } = itemNamed(item);
		return kind === 'text' || kind === 'amount'
			? secondsToTap + String(answer).length * secondsToType
			: [answer].flat().length * secondsToTap;
	});
	return sum(strokes) + secondsToTap + secondsUntilNext;
}

const length = (words: string): number => words.length;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
function optional(say: Say, key: string): number {
	try {
		return length(say(key));
	} catch {
		return 0;
	}
}
