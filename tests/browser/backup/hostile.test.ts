import { expect, it } from 'vitest';
import type { OpenedFile } from '../../../src/lib/content/answers-bundle.ts';
import { base64Of } from '../../../src/lib/session/workbench/base64.ts';
import { pack } from '../../../src/lib/session/workbench/container.ts';
import { planMerge } from '../../../src/lib/session/workbench/merge-plan.ts';
import { rowsOf } from '../../../src/lib/session/workbench/merge-rows.ts';
import { usualSide } from '../../../src/lib/session/workbench/merge-statements.ts';
import { lookAt, unseal, type FileProblem } from '../../../src/lib/session/workbench/opened-file.ts';
import { firmByAssessment } from '../../../src/lib/storage/firm.ts';
import type { AssessmentStorage } from '../../../src/lib/storage/open-storage.ts';
import { randomId } from '../../../src/lib/storage/random-id.ts';
import {
	drawLots,
	hostileBytes,
	hostileLetters,
	isPrototypeClean,
	timesOf,
	type Lot,
} from '../../support/hostile.ts';
import { wholeBackup } from '../../support/whole-backup.ts';
import { makeAssessment, valueOf } from '../storage/make-storage.ts';
import { backupOf, makeDevice, questionnaire } from './make-device.ts';

const valid = wholeBackup(questionnaire);
const passphrase = '石狮 stone 88';
const bytesOf = (letters: string) => new TextEncoder().encode(letters);
type Bytes = Uint8Array<ArrayBuffer>;

/** A file in any of its forms, broken inside or out. */
async function hostileFile(lot: Lot): Promise<Bytes> {
	const letters = lot.below(3) === 0 ? valid : hostileLetters(valid, lot);
	switch (lot.below(4)) {
		case 0:
			return pack(letters);
		case 1:
			return hostileBytes(await pack(letters), lot);
		case 2:
			return bytesOf(base64Of(hostileBytes(await pack(letters), lot)));
		default:
			return withSumPutRight(await pack(letters, passphrase, 10), lot);
	}
}

/** Of a sealed file, so that what lies behind its sum is reached. */
async function withSumPutRight(sealed: Bytes, lot: Lot): Promise<Bytes> {
	if (lot.below(2) === 0) return sealed;
	const changed = hostileBytes(sealed, lot);
	const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', changed.subarray(0, -32)));
	if (changed.length > 32) changed.set(sum, changed.length - 32);
	return changed;
}

/** What is in it, or for what it is refused. */
async function openedFrom(bytes: Bytes): Promise<OpenedFile | readonly FileProblem[]> {
	const looked = await lookAt(bytes, questionnaire);
	const opened =
		looked.ok && looked.value.kind === 'sealed'
			? await unseal(looked.value.container, passphrase, questionnaire)
			: looked;
	if (!opened.ok) return opened.problems;
	if (opened.value.kind === 'sealed') throw new Error('sealed twice');
	return opened.value.file;
}

async function mergeInto(storage: AssessmentStorage, { checkUps }: OpenedFile): Promise<void> {
	const { firms: cards, assessments } = valueOf(await storage.cases());
	const ids = [...firmByAssessment(assessments).keys()];
	const { journals, unreadable } = valueOf(await storage.journals(ids));
	const plan = planMerge(checkUps, { questionnaire, journals, unreadable, cards });
	const rows = rowsOf(plan, {
		questionnaire,
		sideOf: (_, item) => usualSide(item),
		at: 100,
		newId: randomId,
	});
	if (rows !== undefined) valueOf(await storage.merge(rows));
}

/** Whatever is here of the firm that was here before any file came. */
const ownJournal = async (storage: AssessmentStorage) =>
	valueOf(await storage.load('firm')).entries.map(({ item, record }) => JSON.stringify([item, record]));

it('a hostile file is refused with a reason, or taken in so that all can still be read, and nothing of what was here is gone', async () => {
	const fates = { refused: 0, taken: 0 };
	for (let seed = 1; seed <= timesOf(60, 1500); seed++) {
		const opened = await openedFrom(await hostileFile(drawLots(seed))).catch((error: unknown) => {
			throw new Error(`file of seed ${String(seed)}: ${String(error)}`);
		});
		expect(isPrototypeClean(), `seed ${String(seed)}`).toBe(true);
		if ('checkUps' in opened) {
			fates.taken += 1;
			const storage = await makeDevice();
			const before = await ownJournal(storage);
			await mergeInto(storage, opened);
			const damaged = valueOf(await storage.list()).filter(({ kind }) => kind === 'unreadable');
			expect(damaged, `seed ${String(seed)}`).toEqual([]);
			expect(await ownJournal(storage)).toEqual(expect.arrayContaining(before));
			// And it can be handed on: what was taken in is read by the next one.
			const again = await openedFrom(bytesOf(await backupOf(storage)));
			expect(again, `seed ${String(seed)}`).toHaveProperty('checkUps');
			storage.close();
		} else {
			fates.refused += 1;
			expect(opened.length).toBeGreaterThan(0);
		}
	}
	expect([fates.refused > 10, fates.taken > 5]).toEqual([true, true]);
}, 1_200_000);

it('two hundred megabytes in a few hundred kilobytes are refused before they are unpacked', async () => {
	const bomb = await pack(`{"answers":{}${' '.repeat(205_000_000)}}`);
	expect(bomb.length).toBeLessThan(400_000);
	expect(await openedFrom(bomb)).toMatchObject([{ problem: { kind: 'too-large' } }]);
}, 60_000);

it('a chain of follow-ups longer than any stack leads to its first firm', () => {
	const chain = Array.from({ length: 50_000 }, (_, at) =>
		makeAssessment({ id: `c${String(at)}`, ...(at > 0 && { follows: `c${String(at - 1)}` }) }),
	);
	expect(new Set(firmByAssessment(chain.toReversed()).values())).toEqual(new Set(['c0']));
});
