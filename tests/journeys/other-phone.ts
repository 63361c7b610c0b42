interface Told {
	readonly item?: string;
	readonly value: string;
}
export interface Backup {
	readonly checkUps: readonly {
		readonly answers: { readonly quality: Told };
		readonly history: readonly Told[];
	}[];
}

/** What is written beside it there. */
export const note = '看过看板';

/** The same backup from a phone on which somebody else said something else about quality. */
export function saidOtherwise(letters: string, value: string): Buffer {
	const { checkUps, ...made } = JSON.parse(letters) as Backup;
	const otherwise = { value, by: 'workshop_head', at: 1_790_000_000_000, evidence: 'E2', note };
	return Buffer.from(
		JSON.stringify({
			...made,
			checkUps: checkUps.map(({ answers, history, ...rest }) => ({
				...rest,
				answers: { ...answers, quality: otherwise },
				history: history.map((said) => (said.item === 'quality' ? { item: 'quality', ...otherwise } : said)),
			})),
		}),
	);
}
