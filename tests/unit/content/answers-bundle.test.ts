import { describe, expect, it } from 'vitest';
import { backupEdition, bundleOf, openAnswers } from '../../../src/lib/content/answers-bundle.ts';
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
		expect(opened.ok && opened.value.checkUps.map(({ answers }) => answers)).toEqual([shoes, stone]);
	});

	it('is opened beside the file of one check-up, which is a file of its own', () => {
		const opened = openAnswers(asStored(fileOf({ headcount: 40 })), realQuestionnaire);
		expect(opened.ok && opened.value.checkUps).toHaveLength(1);
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

	it('names what it does not know, for a newer release may have written it', () => {
		expect(openAnswers({ checkUps: [], photos: [] }, realQuestionnaire)).toEqual({
			ok: false,
			problems: [{ path: 'photos', problem: { kind: 'unknown-key', key: 'photos' } }],
		});
	});
});

describe('a backup', () => {
	const made = { createdAt: 7, app: '1.2' };

	it('says when and by which release it was made', () => {
		const opened = openAnswers(asStored(bundleOf([fileOf({ headcount: 40 })], made)), realQuestionnaire);
		expect(opened.ok && opened.value).toMatchObject({
			made: { edition: backupEdition, ...made },
			checkUps: [{ captures: [] }],
		});
	});

	it('of a newer edition is told as such and nothing else in it is complained about', () => {
		const newer = { backup: { edition: 9, createdAt: 7, app: '9', seal: 'x' }, checkUps: 'elsewhere' };
		expect(openAnswers(newer, realQuestionnaire)).toEqual({
			ok: false,
			problems: [
				{ path: 'backup.edition', problem: { kind: 'newer-edition', known: backupEdition, found: 9 } },
			],
		});
	});
});
