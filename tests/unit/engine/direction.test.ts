import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../src/lib/engine/direction.ts';
import type { Answer } from '../../../src/lib/engine/answer.ts';
import { realQuestionnaire } from '../../support/content.ts';

const chosen = (option: string): Answer => ({ kind: 'chosen', option });
const several = (...options: string[]): Answer => ({ kind: 'several', options });
const yes: Answer = { kind: 'yes-no', value: true };
const no: Answer = { kind: 'yes-no', value: false };

const towards = (item: string, before: Answer, after: Answer) =>
	directionOf(realQuestionnaire, item, { before, after });

describe('a changed answer is', () => {
	it('better further up a ladder, worse further down', () => {
		expect(towards('quality', chosen('level1'), chosen('level3'))).toBe('better');
		expect(towards('quality', chosen('level3'), chosen('level1'))).toBe('worse');
	});

	it('better with a tick more, worse with one less, sideways with one for another', () => {
		expect(towards('Q6', several('rules'), several('rules', 'products'))).toBe('better');
		expect(towards('Q6', several('rules'), several())).toBe('worse');
		expect(towards('Q6', several('rules'), several('products'))).toBe('sideways');
	});

	it('better with a yes where yes is scored', () => {
		expect(towards('joined_decision', no, yes)).toBe('better');
		expect(towards('joined_decision', yes, no)).toBe('worse');
	});

	it('neither where a yes, a tick, a number or a choice has no good side', () => {
		expect(towards('above_scale', no, yes)).toBe('sideways');
		expect(towards('barrier_show', several(), several('stock'))).toBe('sideways');
		expect(towards('headcount', { kind: 'amount', value: 9 }, { kind: 'amount', value: 40 })).toBe(
			'sideways',
		);
		expect(towards('cluster', chosen('footwear'), chosen('textile'))).toBe('sideways');
	});

	it('neither where something begins or ceases to apply', () => {
		const none: Answer = { kind: 'not-applicable', reason: 'not_done_here' };
		expect(towards('quality', none, chosen('level3'))).toBe('sideways');
	});
});
