import { describe, expect, it } from 'vitest';
import { bundleOf, openAnswers } from '../../../src/lib/content/answers-bundle.ts';
import { answersToFile } from '../../../src/lib/content/answers-file.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf } from '../../support/firm.ts';

const fileOf = (told: Parameters<typeof answersOf>[0]) => answersToFile(answersOf(told), realQuestionnaire);
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a file with several check-ups', () => {
	it('gives each of them back in full, in its order', () => {
		const [shoes, stone] = [answersOf({ headcount: 40, quality: 'dont-know' }), answersOf({ headcount: 12 })];
		const bundle = bundleOf([shoes, stone].map((answers) => answersToFile(answers, realQuestionnaire)));
		const opened = openAnswers(asStored(bundle), realQuestionnaire);
		expect(opened.ok && opened.value.map(({ answers }) => answers)).toEqual([shoes, stone]);
	});

	it('is opened beside the file of one check-up, which is a file of its own', () => {
		const opened = openAnswers(asStored(fileOf({ headcount: 40 })), realQuestionnaire);
		expect(opened.ok && opened.value).toHaveLength(1);
	});

	it('is not taken in at all where one of them is wrong, and says which and where', () => {
		const wrong = { answers: { headcount: 0, qualty: 1 } };
		const opened = openAnswers(asStored({ checkUps: [fileOf({ headcount: 40 }), wrong] }), realQuestionnaire);
		expect(opened).toMatchObject({
			ok: false,
			problems: [
				{ path: 'checkUps.1.answers.qualty', problem: { kind: 'unknown-item' } },
				{ path: 'checkUps.1.answers.headcount', problem: { kind: 'below' } },
			],
		});
	});

	it('tells of a bundle with something else beside the check-ups', () => {
		const opened = openAnswers({ checkUps: [], photos: [] }, realQuestionnaire);
		expect(opened.ok).toBe(false);
	});
});
