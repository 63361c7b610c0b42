// A step of the gate: every language says everything that the app can say, and nothing else.
import { differencesOf, namedInSources, readTexts, unusedKeys } from './app-texts.mjs';

const languages = readTexts();
const unused = unusedKeys(languages['zh-CN'] ?? new Map(), namedInSources());
const problems = [...differencesOf(languages), ...unused.map((key) => `no page shows ${key}`)];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
