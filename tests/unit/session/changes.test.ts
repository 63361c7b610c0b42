import { describe, expect, it } from 'vitest';
import type { Answer, AnswerRecord } from '../../../src/lib/engine/answer.ts';
import { Changes, changesOf } from '../../../src/lib/session/changes.svelte.ts';

const said = (answer: Answer): AnswerRecord => ({ answer, by: 'owner', at: 0, evidence: 'E0' });
const option = (id: string) => said({ kind: 'chosen', option: id });
const number = (value: number) => said({ kind: 'amount', value });
/** Lets the tap that is going on come to its end. */
const tapEnds = () => Promise.resolve();

describe('what is taken back', () => {
	it('is the last change first, several steps back', async () => {
		const changes = new Changes();
		changes.note({ item: 'quality', before: null, after: option('level1'), at: 0 });
		await tapEnds();
		changes.note({ item: 'quality', before: option('level1'), after: option('level2'), at: 1 });
		await tapEnds();
		expect(changes.takeBack()?.before).toEqual(new Map([['quality', option('level1')]]));
		expect(changes.takeBack()?.before).toEqual(new Map([['quality', null]]));
		expect(changes.takeBack()).toBeUndefined();
	});

	it('is all that one tap changed: a band takes the place of an amount', () => {
		const changes = new Changes();
		changes.note({ item: 'machines_digital', before: number(4), after: null, at: 0 });
		changes.note({ item: 'Q2', before: null, after: option('upto_40'), at: 0 });
		expect(changes.takeBack()?.before).toEqual(
			new Map([
				['Q2', null],
				['machines_digital', number(4)],
			]),
		);
		expect(changes.last).toBeUndefined();
	});

	it('is a number as it stood before the typing, not before the last digit', async () => {
		const changes = new Changes();
		changes.note({ item: 'machines', before: null, after: number(4), at: 0 });
		await tapEnds();
		changes.note({ item: 'machines', before: number(4), after: number(40), at: 1000 });
		await tapEnds();
		changes.note({ item: 'machines', before: number(40), after: number(41), at: 60_000 });
		await tapEnds();
		expect(changes.takeBack()?.before).toEqual(new Map([['machines', number(40)]]));
		expect(changes.takeBack()?.before).toEqual(new Map([['machines', null]]));
	});

	it('is remembered for each firm by itself, while the visit lasts', () => {
		changesOf('a').note({ item: 'quality', before: null, after: option('level1'), at: 0 });
		expect(changesOf('a').last).toBeDefined();
		expect(changesOf('b').last).toBeUndefined();
	});

	it('goes back a hundred steps, and no page holds more', async () => {
		const changes = new Changes();
		for (let step = 0; step < 120; step++) {
			changes.note({ item: 'quality', before: option(`was ${step}`), after: option('level1'), at: step });
			await tapEnds();
		}
		const taken = Array.from({ length: 101 }, () => changes.takeBack()?.before.get('quality'));
		expect(taken[99]).toEqual(option('was 20'));
		expect(taken[100]).toBeUndefined();
	});

	it('is forgotten for the firm that was left longest ago, where many are visited in one sitting', () => {
		const note = (firm: string) => {
			changesOf(firm).note({ item: 'quality', before: null, after: option('level1'), at: 0 });
		};
		const firms = Array.from({ length: 10 }, (_, index) => `firm ${index}`);
		firms.forEach(note);
		changesOf('firm 0');
		note('one more');
		expect(changesOf('firm 0').last).toBeDefined();
		expect(changesOf('firm 1').last).toBeUndefined();
	});
});
