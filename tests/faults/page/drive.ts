import type { Task } from '../told.ts';
import { answerOn } from './answering.ts';
import { outlive } from './outliving.ts';
import { photograph } from './photographing.ts';
import { askedFor, report } from './report.ts';
import { restore } from './restoring.ts';
import { noRows, rowsOnDisk } from './rows.ts';
import { element, elements, found, pause, until } from './until.ts';

// The page drives itself, so that every engine is driven in the same way, also one that no driver can restart.
try {
	await drive(await askedFor());
} catch (error) {
	await report({ kind: 'stuck', words: error instanceof Error ? error.message : String(error) });
}

async function drive(task: Task): Promise<void> {
	if (location.pathname === '/') await tellFound();
	switch (task.kind) {
		case 'look':
			return;
		case 'answer':
			if (location.pathname === '/') await goOnWithCheckUp();
			return answerOn(task.lot, task.screens);
		case 'photograph':
			if (location.pathname === '/') return location.assign(`/workbench/visit/?firm=${task.firm}`);
			return photograph(task.firm);
		case 'outlive':
			if (location.pathname === '/') await goOnWithCheckUp();
			return outlive(task.loses);
		case 'restore':
			if (location.pathname === '/') return location.assign('/firms/');
			return restore(task.letters, task.lot);
	}
}

/** What is there before anything is done, as the start page sees it. */
async function tellFound(): Promise<void> {
	await until('the start page', () => element('main h1'));
	// It keeps a place for what lies here until it has looked.
	await until('what lies here', () => element('main .to-come') === null);
	const told = elements('[role=alert]').map((notice) => notice.textContent.trim());
	// Where the app could not open it, neither can we.
	const read = await Promise.race([rowsOnDisk(), pause(8000)]).catch(String);
	const unread = read === undefined ? 'not within 8 s' : typeof read === 'string' ? read : undefined;
	await report({ kind: 'found', rows: typeof read === 'object' ? read : noRows, unread, told });
}

async function goOnWithCheckUp(): Promise<void> {
	const on = await found(() => element('main section.card a.button[href*="/check/"]'), 100);
	const begin = element('main .actions a.button');
	(on ?? begin)?.click();
	await until('a question', () => location.pathname !== '/');
}
