import { openAnswers, type OpenedFile } from '../../content/answers-bundle.ts';
import type { AnswersFileProblem } from '../../content/answers-file.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import { failure, success, type Result } from '../../engine/result.ts';
import { bytesOf } from './base64.ts';
import { readContainer, unpack, type Container, type ContainerProblem } from './container.ts';

export type FileProblem =
	| { readonly kind: 'file'; readonly problem: ContainerProblem }
	| { readonly kind: 'contents'; readonly problem: AnswersFileProblem };

/** What is larger is not even read: a phone would run out of memory. */
export const largestFile = 100_000_000;
/** What a packed file may swell to. */
const largestContents = 200_000_000;

export type LookedAt =
	| { readonly kind: 'sealed'; readonly container: Container }
	| { readonly kind: 'open'; readonly file: OpenedFile };

/** The bytes of a file of any kind that the app writes: plain, packed, sealed, or packed and written in letters. */
export async function lookAt(
	bytes: Uint8Array<ArrayBuffer>,
	questionnaire: Questionnaire,
): Promise<Result<LookedAt, FileProblem>> {
	const container = await readContainer(asWritten(bytes));
	if (container === undefined) return openLetters(new TextDecoder().decode(bytes), questionnaire);
	if (!container.ok) return failure(container.problems.map(ofFile));
	if (container.value.header.sealed !== undefined)
		return success({ kind: 'sealed', container: container.value });
	const letters = await unpack(container.value, largestContents);
	return letters.ok ? openLetters(letters.value, questionnaire) : failure(letters.problems.map(ofFile));
}

export async function unseal(
	container: Container,
	passphrase: string,
	questionnaire: Questionnaire,
): Promise<Result<LookedAt, FileProblem>> {
	const letters = await unpack(container, largestContents, passphrase);
	return letters.ok ? openLetters(letters.value, questionnaire) : failure(letters.problems.map(ofFile));
}

/** The first line of a container in base64, as it is sent where only texts can be sent. */
const inLetters = 'Q0hFQ0tVUA';

/** A container that was sent as a text. */
function asWritten(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const isText = new TextDecoder().decode(bytes.subarray(0, inLetters.length)) === inLetters;
	if (!isText) return bytes;
	const letters = new TextDecoder().decode(bytes).replaceAll(/\s/g, '');
	return /[^A-Za-z0-9+/=]/.test(letters) || letters.length % 4 !== 0 ? damaged : bytesOf(letters);
}

/** A container that can not be read. */
const damaged = new TextEncoder().encode('CHECKUP\n');

function openLetters(letters: string, questionnaire: Questionnaire): Result<LookedAt, FileProblem> {
	const input = parsedJson(letters);
	if (!input.ok) return failure(input.problems.map(ofContents));
	const file = openAnswers(input.value, questionnaire);
	return file.ok ? success({ kind: 'open', file: file.value }) : failure(file.problems.map(ofContents));
}

function parsedJson(letters: string): Result<unknown, AnswersFileProblem> {
	try {
		return success(JSON.parse(letters.replace(/^\uFEFF/, '')) as unknown);
	} catch (error) {
		const detail = error instanceof Error ? error.message : '';
		return failure([{ path: '', problem: { kind: 'unreadable', detail } }]);
	}
}

const ofFile = (problem: ContainerProblem): FileProblem => ({ kind: 'file', problem });
const ofContents = (problem: AnswersFileProblem): FileProblem => ({ kind: 'contents', problem });
