import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { answersToFile, openAnswersFile, toldToFile } from '../../../src/lib/content/answers-file.ts';
import { checkCode, paperMark, readPaperMark } from '../../../src/lib/content/workbench/check-code.ts';
import type { Answers } from '../../../src/lib/engine/answer.ts';
import { anyFirm } from '../../support/arbitraries.ts';
import { realQuestionnaire } from '../../support/content.ts';

const coded = (answers: Answers) => answersToFile(answers, { ...realQuestionnaire, version: 1 });
const said = (option: string): Answers =>
	new Map([
		['quality', { answer: { kind: 'chosen', option }, by: 'owner', at: 1_790_000_000_000, evidence: 'E0' }],
	]);

describe('the check code of a diagnosis', () => {
	it('is short, in groups, and without letters that are taken for others', () => {
		expect(checkCode(coded(said('level2')))).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
	});

	it('stays what it was when it was first printed: papers are older than the app', () => {
		expect(checkCode(coded(said('level2')))).toMatchInlineSnapshot(`"E57H-B6DG-M3KK"`);
	});

	it.each([
		['another answer', said('level3')],
		['no answer at all', new Map()],
		['a note', withRecord({ note: '看过' })],
		['another grade', withRecord({ evidence: 'E2' })],
		['somebody else', withRecord({ by: 'advisor' })],
		['another time', withRecord({ at: 1 })],
	] as const)('is another one for %s', (_, answers: Answers) => {
		expect(checkCode(coded(answers))).not.toBe(checkCode(coded(said('level2'))));
	});

	test.prop([anyFirm], { numRuns: 40 })(
		'is the same for a file that was written, read, and written again',
		(answers) => {
			const file: unknown = JSON.parse(JSON.stringify(coded(answers)));
			const opened = openAnswersFile(file, realQuestionnaire);
			expect(opened.ok && checkCode(toldToFile(realQuestionnaire.id, opened.value.told))).toBe(
				checkCode(coded(answers)),
			);
		},
	);

	test.prop([anyFirm], { numRuns: 20 })('does not hang on the order of answering', (answers) => {
		expect(checkCode(coded(new Map([...answers].reverse())))).toBe(checkCode(coded(answers)));
	});

	it('is found again, with its check-up, in what a camera reads off the paper', () => {
		const onPaper = { code: checkCode(coded(said('level2'))), checkUp: 'a-check-up' };
		expect(readPaperMark(paperMark(onPaper))).toEqual(onPaper);
		for (const other of ['https://example.org', 'FACTORY-CHECKUP', 'FACTORY-CHECKUP E57H-B6DG-M3K firm'])
			expect(readPaperMark(other)).toBeUndefined();
	});

	it('is read with O for 0 and I for 1, as somebody may have written it down', () => {
		expect(readPaperMark('FACTORY-CHECKUP oAiB-2C3D-4E5F firm')?.code).toBe('0A1B-2C3D-4E5F');
	});
});

function withRecord(change: object): Answers {
	return new Map([...said('level2')].map(([item, record]) => [item, { ...record, ...change }]));
}
