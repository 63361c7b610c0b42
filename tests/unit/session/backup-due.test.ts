import { describe, expect, it } from 'vitest';
import type { AnswerRecord } from '../../../src/lib/engine/answer.ts';
import { isBackupDue, saidSince } from '../../../src/lib/session/backup-due.ts';

const oneAnswer: AnswerRecord = {
	answer: { kind: 'chosen', option: 'a' },
	by: 'advisor',
	at: 0,
	evidence: 'E0',
};

describe('a backup is due', () => {
	it('when a visit lies on this device alone', () => {
		expect(isBackupDue([{ answers: 19, days: 1 }])).toBe(false);
		expect(isBackupDue([{ answers: 20, days: 0 }])).toBe(true);
	});

	it('when so many answers come together from several firms', () => {
		expect(
			isBackupDue([
				{ answers: 12, days: 0 },
				{ answers: 8, days: 3 },
			]),
		).toBe(true);
	});

	it('when a single answer has lain here for a week', () => {
		expect(isBackupDue([{ answers: 1, days: 6.9 }])).toBe(false);
		expect(isBackupDue([{ answers: 1, days: 7 }])).toBe(true);
	});

	it('not for answers that came from a list, which lie in that list', () => {
		const at = (moment: number): AnswerRecord => ({ ...oneAnswer, at: moment });
		const answers = new Map([
			['county', at(5)],
			['cluster', at(5)],
			['quality', at(6)],
		]);
		expect(saidSince(answers, { since: 4, fromLists: new Set([5]) })).toBe(1);
		expect(saidSince(answers, { since: 4, fromLists: new Set() })).toBe(3);
	});

	it('never where nothing was said since the last one', () => {
		expect(isBackupDue([{ answers: 0, days: 400 }])).toBe(false);
	});
});
