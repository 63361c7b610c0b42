import { readWords, type Command } from './command.ts';
import { check } from './commands/check.ts';
import { cohort } from './commands/cohort.ts';
import { compare } from './commands/compare.ts';
import { coverage } from './commands/coverage.ts';
import { money } from './commands/money.ts';
import { route } from './commands/route.ts';
import { score } from './commands/score.ts';
import { simulate } from './commands/simulate.ts';
import { why } from './commands/why.ts';
import { loadContent } from './content-files.ts';
import { root } from './root.ts';
import { sentenceOfContentProblem } from './sentences.ts';
import { complain, language } from './terminal.ts';

const commands: ReadonlyMap<string | undefined, Command> = new Map(
	Object.entries({ score, compare, route, why, money, simulate, coverage, cohort, check }),
);
const usage = [...commands.values()].map((command) => command.usage[language]).join('\n');

async function main(): Promise<number> {
	const read = readWords(process.argv.slice(2));
	if (!read.ok) return complain([...read.problems, usage]);
	const { command, told } = read.value;
	if (told.help === true) {
		console.log(usage);
		return 0;
	}
	const run = commands.get(command)?.prepare(told);
	if (run === undefined) return complain([usage]);
	const loaded = loadContent(root);
	return loaded.ok
		? await run(loaded.value)
		: complain(loaded.problems.map((problem) => sentenceOfContentProblem(problem, language)));
}

process.exitCode = await main();
