import { describe, expect, it } from 'vitest';
import { base64Of } from '../../../src/lib/session/workbench/base64.ts';
import { pack, readContainer, unpack } from '../../../src/lib/session/workbench/container.ts';
import { lookAt, unseal } from '../../../src/lib/session/workbench/opened-file.ts';
import { usualRounds } from '../../../src/lib/session/workbench/passphrase-key.ts';
import { valueOf } from '../storage/make-storage.ts';
import { questionnaire } from './make-device.ts';

const letters = '{ "answers": { "headcount": 40 } }';
const passphrase = '泉州 2026 秋';
/** Few rounds: what is proved does not depend on their number. */
const seal = (told = letters) => pack(told, passphrase, 10);
const most = 1000;

async function open(file: Uint8Array<ArrayBuffer>, said = passphrase, atMost = most) {
	const container = await readContainer(file);
	if (container === undefined) throw new Error('no container');
	return container.ok ? unpack(container.value, atMost, said) : container;
}
const problemOf = async (...told: Parameters<typeof open>) => {
	const opened = await open(...told);
	return opened.ok ? undefined : opened.problems[0]?.kind;
};
const flipped = (file: Uint8Array<ArrayBuffer>, at: number) =>
	Uint8Array.from(file, (byte, index) => (index === at ? byte ^ 1 : byte));

describe('a packed file', () => {
	it('gives its letters back, sealed or not', async () => {
		expect(valueOf(await open(await pack(letters)))).toBe(letters);
		expect(valueOf(await open(await seal()))).toBe(letters);
	});

	it('opens on a keyboard that writes the same signs otherwise', async () => {
		const file = await pack(letters, 'Ａé', 10);
		expect(valueOf(await open(file, 'Ae\u0301'))).toBe(letters);
	});

	it('takes 600,000 rounds unless told otherwise, and says so in its header', async () => {
		const container = await readContainer(await pack(letters, passphrase));
		expect(container).toMatchObject({ value: { header: { sealed: { key: { rounds: 600_000 } } } } });
		expect(usualRounds).toBe(600_000);
	});

	it('is other bytes every time it is sealed, and shows nothing of what is in it', async () => {
		const [one, other] = [await seal(), await seal()];
		expect(base64Of(one)).not.toBe(base64Of(other));
		expect(new TextDecoder().decode(one)).not.toContain('headcount');
	});

	it('tells a wrong passphrase from a damaged file', async () => {
		const file = await seal();
		expect(await problemOf(file, 'another')).toBe('wrong-passphrase');
		expect(await problemOf(file.slice(0, -5))).toBe('damaged');
		expect(await problemOf(file.slice(0, 40))).toBe('damaged');
	});

	it('tells of every single byte that is not as it was', async () => {
		const file = await seal();
		const found = await Promise.all(
			[...file.keys()].filter((at) => at > 8).map((at) => problemOf(flipped(file, at))),
		);
		expect(new Set(found)).toEqual(new Set(['damaged']));
	});

	it('tells of a header that somebody wrote otherwise, with all its sums put right', async () => {
		const text = new TextDecoder('latin1').decode(await seal());
		const front = text.indexOf('}\n');
		const longer = `${text.slice(0, front)} ${text.slice(front)}`;
		const changed = Uint8Array.from(longer, (sign) => sign.charCodeAt(0));
		const body = changed.subarray(0, -32);
		changed.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body)), body.length);
		expect(await problemOf(changed)).toBe('damaged');
	});

	it('without a passphrase is told to be damaged where it was cut off', async () => {
		const file = await pack(letters.repeat(20));
		expect(await problemOf(file.slice(0, -9))).toBe('damaged');
		expect(await problemOf(flipped(file, file.length - 6))).toBe('damaged');
	});

	it('that would swell without end is stopped', async () => {
		const bomb = await pack('0'.repeat(5_000_000));
		expect(bomb.length).toBeLessThan(10_000);
		expect(await problemOf(bomb)).toBe('too-large');
		expect(await problemOf(await seal('0'.repeat(5_000_000)))).toBe('too-large');
	});

	it('of a newer release is told as such', async () => {
		const header = 'CHECKUP\n{"edition":2,"compression":"zstd"}\n';
		expect(await problemOf(new TextEncoder().encode(header))).toBe('newer-container');
	});

	it('that asks for hours of work is not opened', async () => {
		const text = new TextDecoder('latin1').decode(await seal()).replace('"rounds":10', '"rounds":9999999999');
		expect(await problemOf(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))).toBe('damaged');
	});
});

describe('opening a file', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);

	it('takes plain letters, packed bytes, and packed bytes in letters alike', async () => {
		const packed = await pack(letters);
		for (const file of [bytes(letters), bytes(`\uFEFF${letters}`), packed, bytes(`${base64Of(packed)}\n`)])
			expect(await lookAt(file, questionnaire)).toMatchObject({
				value: { kind: 'open', file: { checkUps: [{}] } },
			});
	});

	it('asks for the passphrase of a sealed one, also where it came as a text', async () => {
		const looked = valueOf(await lookAt(bytes(base64Of(await seal())), questionnaire));
		if (looked.kind !== 'sealed') throw new Error(looked.kind);
		expect(await unseal(looked.container, 'no', questionnaire)).toMatchObject({
			problems: [{ kind: 'file', problem: { kind: 'wrong-passphrase' } }],
		});
		expect(await unseal(looked.container, passphrase, questionnaire)).toMatchObject({ ok: true });
	});

	it('tells of what is no file of ours, whatever it is', async () => {
		for (const file of [bytes(''), bytes('{'), new Uint8Array([0x50, 0x4b, 3, 4]), bytes('Q0hFQ0tVUAo<')])
			expect(await lookAt(file, questionnaire)).toMatchObject({ ok: false });
	});
});
