import { expect, it } from 'vitest';
import { otherCheckUps } from '../../../src/lib/session/workbench/other-check-ups.ts';
import type { Assessment } from '../../../src/lib/storage/assessment.ts';

const checkUp = (id: string, rest: Partial<Assessment> = {}): Assessment => ({
	id,
	name: '晋江恒达',
	questionnaire: 'factory',
	version: 1,
	createdAt: 1,
	updatedAt: 1,
	reached: 0,
	...rest,
});
const here = checkUp('here');
const nearnessOf = (...others: readonly Assessment[]) =>
	otherCheckUps(here, [here, ...others]).map(({ id, nearness }) => [id, nearness]);

it('is of another firm where nothing but the advisor says otherwise, however lately it was touched', () => {
	expect(
		nearnessOf(
			checkUp('foreign', { name: '德化县白玉陶瓷', updatedAt: 99 }),
			checkUp('received', { updatedAt: 3 }),
			checkUp('earlier', { follows: 'here', name: '恒达', updatedAt: 2 }),
			checkUp('voice', { firm: 'here', voiceOf: 'here', voiceBy: 'accountant' }),
		),
	).toEqual([
		['voice', 'own-voice'],
		['earlier', 'same-firm'],
		['received', 'same-name'],
		['foreign', 'other-name'],
	]);
});

it('is not of the same firm because neither has a name', () => {
	const nameless = checkUp('here', { name: '' });
	const [other] = otherCheckUps(nameless, [nameless, checkUp('other', { name: ' ' })]);
	expect(other?.nearness).toBe('other-name');
});

it('is told with who answered it, and not told once it lies in the bin', () => {
	const voice = checkUp('voice', { voiceOf: 'here', voiceBy: 'workshop_head' });
	expect(otherCheckUps(here, [here, voice])).toMatchObject([{ by: 'workshop_head' }]);
	expect(otherCheckUps(here, [here, { ...voice, deletedAt: 5 }])).toEqual([]);
});
