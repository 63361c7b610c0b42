import { describe, expect, it } from 'vitest';
import { isBackupDue } from '../../../src/lib/session/backup-due.ts';

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

	it('never where nothing was said since the last one', () => {
		expect(isBackupDue([{ answers: 0, days: 400 }])).toBe(false);
	});
});
