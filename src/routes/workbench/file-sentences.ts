import { itemName, sentenceOfAnswerProblem } from '$lib/components/sentences.ts';
import { text } from '$lib/i18n/i18n.ts';
import type { FileProblem } from '$lib/session/workbench/taking-in.svelte.ts';

/** Why a file can not be opened, a sentence a problem, in the reader's language. */
export function sentenceOfOpening(found: FileProblem): string {
	switch (found.kind) {
		case 'file':
			return text(`backup.in.file.${found.problem.kind}`);
		case 'contents':
			return sentenceOfContents(found.problem);
	}
}

function sentenceOfContents({
	path,
	problem,
}: Extract<FileProblem, { kind: 'contents' }>['problem']): string {
	switch (problem.kind) {
		case 'unreadable':
		case 'other-questionnaire':
		case 'newer-version':
			return text(`file.${problem.kind}`);
		case 'schema':
		case 'wrong-form':
			return text('file.schema', { path: inShort(path) });
		case 'newer-edition':
			return text('backup.in.newerEdition');
		case 'unknown-key':
			return text('backup.in.unknownKey', { key: inShort(problem.key) });
		case 'unknown-item':
			return text('file.unknown-item', { id: inShort(problem.id) });
		case 'no-such-option-index':
			return text('file.no-such-option-index', { path: inShort(path), index: problem.index });
		case 'wrong-kind':
		case 'unknown-option':
		case 'option-twice':
		case 'unknown-reason':
		case 'must-apply':
		case 'not-a-number':
		case 'not-whole':
		case 'below':
		case 'above':
		case 'exceeds':
			return text('format.pair', {
				name: itemName(path.replace(/^(?:checkUps\.\d+\.)?answers\./, '')),
				value: sentenceOfAnswerProblem(problem),
			});
	}
}

/** A key of a hostile file may be megabytes long. */
const inShort = (words: string): string => (words.length > 80 ? `${words.slice(0, 80)}…` : words);
