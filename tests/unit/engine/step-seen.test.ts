import { describe, expect, it } from 'vitest';
import { carryForward } from '../../../src/lib/engine/carry-forward.ts';
import { compareAssessments } from '../../../src/lib/engine/compare.ts';
import { stepSeen } from '../../../src/lib/engine/step-seen.ts';
import { realQuestionnaire } from '../../support/content.ts';
import { answersOf, type AuthoredAnswers } from '../../support/firm.ts';

const told = (authored: AuthoredAnswers) =>
	carryForward(realQuestionnaire, realQuestionnaire.version, answersOf(authored));

function seen(mends: readonly string[], before: AuthoredAnswers, after: AuthoredAnswers) {
	const [was, is] = [told(before), told(after)];
	const { items } = compareAssessments({ questionnaire: realQuestionnaire, scales: [] }, was, is);
	return stepSeen(mends, { questionnaire: realQuestionnaire, items, answers: is.answers });
}

describe('of a step that was advised a later check-up shows', () => {
	it('what got better, where the same person says so, though another part of it did not', () => {
		expect(seen(['quality', 'energy'], { quality: 1, energy: 1 }, { quality: 2, energy: 1 })).toEqual({
			kind: 'got-better',
			items: ['quality'],
		});
	});

	it('nothing yet, where the answer stayed, got worse, or is only better proven', () => {
		expect(seen(['quality'], { quality: 1 }, { quality: 1 })).toEqual({ kind: 'not-yet' });
		expect(seen(['quality'], { quality: 1 }, { quality: 0 })).toEqual({ kind: 'not-yet' });
		const proven = { quality: { value: 1, evidence: 'E2' } };
		expect(seen(['quality'], { quality: 1 }, proven)).toEqual({ kind: 'not-yet' });
	});

	it('nothing that could be said, where somebody else answered or one side is silent', () => {
		const other = { quality: { value: 3, by: 'advisor' } };
		expect(seen(['quality'], { quality: 1 }, other)).toEqual({ kind: 'unclear' });
		expect(seen(['quality'], {}, { quality: 3 })).toEqual({ kind: 'unclear' });
		expect(seen(['quality'], { quality: 1 }, {})).toEqual({ kind: 'unclear' });
		expect(seen(['quality'], {}, {})).toEqual({ kind: 'unclear' });
	});

	it('nothing at all, where no question asks for it', () => {
		expect(seen([], { quality: 1 }, { quality: 3 })).toEqual({ kind: 'not-asked' });
	});
});
