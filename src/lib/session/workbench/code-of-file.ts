import { toldToFile } from '../../content/answers-file.ts';
import { checkCode } from '../../content/workbench/check-code.ts';
import type { Questionnaire } from '../../engine/questionnaire.ts';
import type { Stage } from './taking-in.svelte.ts';

type CheckUp = Extract<Stage, { kind: 'preview' }>['file']['checkUps'][number];

/** What stands on a paper that was printed of the answers in a file. */
export const codeOfFile = ({ told }: CheckUp, questionnaire: Questionnaire): string =>
	checkCode(toldToFile(questionnaire.id, told));
