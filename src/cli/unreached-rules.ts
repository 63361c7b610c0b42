import type { Content } from '../lib/content/read-content.ts';
import type { Day } from '../lib/engine/calendar.ts';
import { reachedRules } from './reachable.ts';
import { sentenceOfUnreached } from './sentences.ts';
import { language } from './terminal.ts';

/** Rules that advise nobody, as sentences. */
export const unreachedRules = (content: Content, today: Day): readonly string[] =>
	reachedRules(content, today).flatMap((reached) =>
		reached.kind === 'nobody' ? [sentenceOfUnreached(reached, language)] : [],
	);
