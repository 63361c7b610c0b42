import { describe, expect, it } from 'vitest';
import { checkUpToFile, openAnswersFile, readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { canonicalJson } from '../../../src/lib/content/canonical-json.ts';
import { withoutRepeats } from '../../../src/lib/content/workbench/handed-file.ts';
import type { AnswerRecord, Answers } from '../../../src/lib/engine/answer.ts';
import { Sending } from '../../../src/lib/session/workbench/sending.svelte.ts';
import { lot } from '../../journeys/filmed.ts';
import { largestFirm } from '../../journeys/largest-firm.ts';
import { shoeWorkshop } from '../../journeys/shoe-workshop.ts';
import { answersFile } from '../../journeys/walking.ts';
import { realQuestionnaire } from '../../support/content.ts';

function textOf(file: unknown): string {
	const read = readAnswersFile(file, realQuestionnaire);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return withoutRepeats(wholeFile(said(read.value)));
}

/** Every answer was said once, and stands in the history too. */
const wholeFile = (answers: Answers): string =>
	canonicalJson(
		checkUpToFile(
			{
				answers,
				fates: [],
				checkUp: { id: 'V1StGXR8Z5jdHi6BmyTq7', createdAt: 1_763_800_000_000, updatedAt: 1_763_800_900_000 },
				firm: undefined,
				history: [...answers].map(([item, record]) => ({ item, record, version: realQuestionnaire.version })),
				captures: [],
			},
			realQuestionnaire,
		),
	);

/** As on a walk: each answer some seconds after the one before, which no packing can guess. */
function said(answers: Answers): Answers {
	const draw = lot(5);
	let at = 1_763_800_000_000;
	return new Map(
		[...answers].map(([item, record]) => {
			at += 3000 + Math.floor(draw() * 30_000);
			return [item, { ...record, at }];
		}),
	);
}

const shoes = textOf(answersFile(shoeWorkshop));
const largest = textOf(JSON.parse(largestFirm(lot(3))));

const record = (option: string): AnswerRecord => ({
	answer: { kind: 'chosen', option },
	by: 'owner',
	at: 0,
	evidence: 'E0',
});

const countOf = ({ frames }: Sending) => (frames.kind === 'frames' ? frames.count : Infinity);

describe('what is held up to a camera', () => {
	it('says nothing twice, and loses nothing of what was said before', () => {
		const answers = said(new Map([['quality', record('level2')]]));
		const file = JSON.parse(wholeFile(answers)) as { history: unknown[] };
		expect(JSON.parse(withoutRepeats(JSON.stringify(file)))).not.toHaveProperty('history');
		const before = { item: 'quality', value: 'level1', by: 'owner', at: 1, evidence: 'E0' };
		const handed: unknown = JSON.parse(
			withoutRepeats(JSON.stringify({ ...file, history: [before, ...file.history] })),
		);
		expect(handed).toMatchObject({ history: [before] });
		const read = openAnswersFile(handed, realQuestionnaire);
		expect(read).toMatchObject({ ok: true, value: { answers } });
	});

	it('is two pictures of a workshop, and ten of the largest check-up that there is', () => {
		expect(countOf(new Sending(shoes, false))).toBeLessThanOrEqual(2);
		expect(countOf(new Sending(largest, false))).toBeLessThanOrEqual(11);
	});

	it('is never finer than version 20, and coarse not finer than version 8', () => {
		const quietZone = 8;
		for (const text of ['{}', shoes, largest]) {
			const sending = new Sending(text, false);
			expect(sending.modules.length).toBeLessThanOrEqual(97 + quietZone);
			sending.isCoarse = true;
			expect(sending.modules.length).toBeLessThanOrEqual(49 + quietZone);
		}
	});

	it('stays as fine from picture to picture', () => {
		const sending = new Sending(largest, false);
		const sizes = Array.from({ length: 30 }, () => {
			sending.next();
			return sending.modules.length;
		});
		expect(new Set(sizes).size).toBe(1);
	});

	it('goes slower and faster as far as cameras follow', () => {
		const sending = new Sending(largest, false);
		while (!sending.isFastest) sending.faster();
		expect(sending.pace).toBe(10);
		while (!sending.isSlowest) sending.slower();
		expect(sending.pace).toBe(2);
	});

	it('begins slowly where a device asks for no movement', () => {
		expect(new Sending(largest, true).pace).toBeLessThan(new Sending(largest, false).pace);
	});
});
