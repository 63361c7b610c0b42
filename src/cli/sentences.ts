import type { AnswerForm, AnswersFileProblem } from '../lib/content/authored-answer.ts';
import type { ContentProblem } from '../lib/content/problem.ts';

export type CliLanguage = 'zh-CN' | 'en';

/** Chinese where the shell is Chinese or asks for it. */
export function cliLanguage(environment: NodeJS.ProcessEnv): CliLanguage {
	const locale = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
	return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function sentenceOfContentProblem(problem: ContentProblem, language: CliLanguage): string {
	const place = problem.path === '' ? problem.file : `${problem.file}: ${problem.path}`;
	return `${place}: ${phrase(problem.problem, language)}`;
}

export function sentenceOfAnswersProblem(problem: AnswersFileProblem, language: CliLanguage): string {
	return `${problem.path === '' ? (language === 'en' ? 'the file' : '文件') : problem.path}: ${phrase(problem.problem, language)}`;
}

/** No firm can be made from the cells of a rule and its offer. */
export function sentenceOfUnreached(
	{ rule, cells }: { readonly rule: string; readonly cells: readonly string[] },
	language: CliLanguage,
): string {
	const tried = cells.join(language === 'en' ? ', ' : '，');
	return language === 'en'
		? `rule "${rule}" advises nobody: no firm fits ${tried} and may have the offer`
		: `规则“${rule}”没有企业用得上：没有企业同时符合 ${tried} 又够得上这一条`;
}

type AnyProblem = ContentProblem['problem'] | AnswersFileProblem['problem'];

const phrase = (problem: AnyProblem, language: CliLanguage): string =>
	language === 'en' ? english(problem) : chinese(problem);

function english(problem: AnyProblem): string {
	const meant = (nearest: string | undefined) =>
		nearest === undefined ? '' : `; did you mean "${nearest}"?`;
	switch (problem.kind) {
		case 'unreadable':
			return `cannot be read: ${problem.detail}`;
		case 'schema':
			return `expected ${problem.expected}, found ${problem.found}`;
		case 'unknown-id':
			return `"${problem.id}" does not exist${meant(problem.nearest)}`;
		case 'unknown-item':
			return `there is no item "${problem.id}"${meant(problem.nearest)}`;
		case 'duplicate-id':
			return `"${problem.id}" is used twice; every id needs its own name`;
		case 'cell-syntax':
			return `cell ${problem.cell} cannot be read from "${problem.at}" on; write e.g. >= 3, [1..3], "a","b", not("a"), true, -`;
		case 'cell-type':
			return `cell ${problem.cell} does not fit ${problem.fact}, which is ${problem.expected}`;
		case 'cell-value':
			return `cell ${problem.cell}: ${problem.value} is no value of this fact${meant(problem.nearest)}`;
		case 'cell-constant':
			return `cell ${problem.cell} is ${problem.always ? 'true for every firm; write -' : 'true for no firm'}`;
		case 'looks-ahead':
			return `the condition asks for "${problem.fact}", which is only asked later; move it up`;
		case 'falling-points':
			return `points of "${problem.item}" fall for a better answer; they may only stay or rise`;
		case 'points-length':
			return `"${problem.item}" needs ${String(problem.expected)} values, found ${String(problem.found)}`;
		case 'points-sum':
			return `the best answers sum to ${String(problem.found)}, but the stated maximum is ${String(problem.expected)}`;
		case 'out-of-range':
			return `asks for ${String(problem.value)}, but at most ${String(problem.max)} can be reached`;
		case 'lowest-gate':
			return `"${problem.level}" is the lowest level, which every firm has; it takes no gate`;
		case 'not-an-amount':
			return `"${problem.item}" is no amount item; a share needs two amounts`;
		case 'breaks-monotony':
			return `the condition asks for "${problem.fact}", which is scored itself: a better answer could then lower the result`;
		case 'not-asked':
			return `item "${problem.item}" stands on no screen, so nobody is asked`;
		case 'no-place':
			return `item "${problem.item}" counts in a scale, but stands at no place of the walk`;
		case 'missing-text':
			return `text "${problem.key}" is missing in ${problem.language}`;
		case 'unused-text':
			return `text "${problem.key}" in ${problem.language} belongs to nothing; a misspelt key?`;
		case 'long-label':
			return `option "${problem.label}" has more than ${problem.most} Chinese characters and does not fit a card`;
		case 'no-such-day':
			return `"${problem.day}" is no day of the calendar; write e.g. 2026-11-21`;
		case 'empty-period':
			return `ends (${problem.to}) before it begins (${problem.from})`;
		case 'cell-range':
			return `${problem.cell} names a number that does not occur; it runs from ${String(problem.min)} to ${String(problem.max)}`;
		case 'row-adds-nothing':
			return problem.same
				? `says the same as row ${problem.beside.join(', ')}`
				: `adds nothing: wherever it holds, row ${problem.beside.join(', ')} holds`;
		case 'no-way-in':
			return `each has to come after another: ${problem.offers.join(' > ')}`;
		case 'never-held':
			return `"${problem.offer}" has no rows under held, so nobody can be told to take it up first`;
		case 'stops-nothing':
			return `"${problem.offer}" says not now, but not to what: name it under against`;
		case 'no-stop':
			return `only offers of kind not-now speak against others; "${problem.offer}" is none`;
		case 'no-rule':
			return `no rule ever advises "${problem.offer}"`;
		case 'no-source':
			return `"${problem.offer}" is marked clickable but has no address`;
		case 'wrong-form':
			return `expected ${formInEnglish(problem.form)}, found ${problem.found}`;
		case 'other-questionnaire':
			return `answers are for questionnaire "${problem.found}", this one is "${problem.expected}"`;
		case 'newer-version':
			return `answers are of version ${String(problem.found)}, this program knows up to ${String(problem.known)}; update it`;
		case 'newer-edition':
			return `the backup is of edition ${String(problem.found)}, this program knows up to ${String(problem.known)}; update it`;
		case 'unknown-key':
			return `nothing is called "${problem.key}" here; perhaps a newer release wrote it`;
		case 'no-such-option-index':
			return `there is no option ${String(problem.index)}; options count from 0 to ${String(problem.options - 1)}`;
		case 'wrong-kind':
			return `the item needs an answer of kind ${problem.expected}`;
		case 'unknown-option':
			return `"${problem.option}" is no option; choose from ${problem.options.join(', ')}`;
		case 'option-twice':
			return `"${problem.option}" is listed twice`;
		case 'unknown-reason':
			return `"${problem.reason}" is no reason; choose from ${problem.reasons.join(', ')}`;
		case 'must-apply':
			return `this item applies to every firm`;
		case 'not-a-number':
			return `is not a number`;
		case 'not-whole':
			return `must be a whole number`;
		case 'below':
			return `must be at least ${String(problem.min)}`;
		case 'above':
			return `must be at most ${String(problem.max)}`;
		case 'exceeds':
			return `cannot exceed ${problem.item}, which is ${String(problem.value)}`;
	}
}

function chinese(problem: AnyProblem): string {
	const meant = (nearest: string | undefined) => (nearest === undefined ? '' : `，是不是“${nearest}”？`);
	switch (problem.kind) {
		case 'unreadable':
			return `读不出来：${problem.detail}`;
		case 'schema':
			return `这里应是 ${problem.expected}，写的是 ${problem.found}`;
		case 'unknown-id':
			return `没有“${problem.id}”${meant(problem.nearest)}`;
		case 'unknown-item':
			return `没有题目“${problem.id}”${meant(problem.nearest)}`;
		case 'duplicate-id':
			return `“${problem.id}”用了两次，编号不能重复`;
		case 'cell-syntax':
			return `条件 ${problem.cell} 从“${problem.at}”起读不懂；写法如 >= 3、[1..3]、"a","b"、not("a")、true、-`;
		case 'cell-type':
			return `条件 ${problem.cell} 不适合 ${problem.fact}（类型 ${problem.expected}）`;
		case 'cell-value':
			return `条件 ${problem.cell} 里的 ${problem.value} 不是可选值${meant(problem.nearest)}`;
		case 'cell-constant':
			return `条件 ${problem.cell} ${problem.always ? '对所有企业都成立，请写 -' : '没有企业能满足'}`;
		case 'looks-ahead':
			return `条件用到后面才问的“${problem.fact}”，请把它往前挪`;
		case 'falling-points':
			return `“${problem.item}”答得更好分数反而低，分数只能持平或上升`;
		case 'points-length':
			return `“${problem.item}”应有 ${String(problem.expected)} 个数，实际 ${String(problem.found)} 个`;
		case 'points-sum':
			return `最好答案合计 ${String(problem.found)}，与写明的满分 ${String(problem.expected)} 不符`;
		case 'out-of-range':
			return `要求 ${String(problem.value)}，但最多只能到 ${String(problem.max)}`;
		case 'lowest-gate':
			return `“${problem.level}”是最低一级，人人都有，不能设门槛`;
		case 'not-an-amount':
			return `“${problem.item}”不是填数字的题，占比要用两个数来算`;
		case 'breaks-monotony':
			return `条件用到计分题“${problem.fact}”，这样答得更好，结果反而可能变低`;
		case 'not-asked':
			return `题目“${problem.item}”没有放进任何一屏，没人会被问到`;
		case 'no-place':
			return `题目“${problem.item}”要算分，却没有写走访时在哪里看`;
		case 'missing-text':
			return `${problem.language} 缺少文字“${problem.key}”`;
		case 'unused-text':
			return `${problem.language} 的文字“${problem.key}”没有用处，是不是键名写错？`;
		case 'long-label':
			return `选项“${problem.label}”超过${problem.most}个汉字，手机上一行放不下`;
		case 'no-such-day':
			return `日期“${problem.day}”不存在，写法如 2026-11-21`;
		case 'empty-period':
			return `结束日 ${problem.to} 早于开始日 ${problem.from}`;
		case 'cell-range':
			return `${problem.cell} 里的数不会出现，范围是 ${String(problem.min)} 到 ${String(problem.max)}`;
		case 'row-adds-nothing':
			return problem.same
				? `和第 ${problem.beside.join('、')} 行一样`
				: `多余：它成立时，第 ${problem.beside.join('、')} 行也成立`;
		case 'no-way-in':
			return `互相都要排在后面：${problem.offers.join(' > ')}`;
		case 'never-held':
			return `“${problem.offer}”没写 held，没法让人先做它`;
		case 'stops-nothing':
			return `“${problem.offer}”说先不做，但没写不做什么（against）`;
		case 'no-stop':
			return `只有 not-now 才能写 against，“${problem.offer}”不是`;
		case 'no-rule':
			return `没有规则会推荐“${problem.offer}”`;
		case 'no-source':
			return `“${problem.offer}”标为可点击，却没有网址`;
		case 'wrong-form':
			return `这里要写${formInChinese(problem.form)}，写的是 ${problem.found}`;
		case 'other-questionnaire':
			return `答案属于问卷“${problem.found}”，这里是“${problem.expected}”`;
		case 'newer-version':
			return `答案是第 ${String(problem.found)} 版，本程序只认到第 ${String(problem.known)} 版，请先更新`;
		case 'newer-edition':
			return `备份是第 ${String(problem.found)} 版格式，本程序只认到第 ${String(problem.known)} 版，请先更新`;
		case 'unknown-key':
			return `这里没有叫“${problem.key}”的东西，可能是更新的版本写的`;
		case 'no-such-option-index':
			return `没有第 ${String(problem.index)} 项，选项从 0 数到 ${String(problem.options - 1)}`;
		case 'wrong-kind':
			return `这道题的答案类型应是 ${problem.expected}`;
		case 'unknown-option':
			return `没有选项“${problem.option}”，可选：${problem.options.join('、')}`;
		case 'option-twice':
			return `“${problem.option}”写了两次`;
		case 'unknown-reason':
			return `没有理由“${problem.reason}”，可选：${problem.reasons.join('、')}`;
		case 'must-apply':
			return `这道题每家企业都适用`;
		case 'not-a-number':
			return `不是数字`;
		case 'not-whole':
			return `必须是整数`;
		case 'below':
			return `不能小于 ${String(problem.min)}`;
		case 'above':
			return `不能大于 ${String(problem.max)}`;
		case 'exceeds':
			return `不能超过 ${problem.item}（${String(problem.value)}）`;
	}
}

function formInEnglish(form: AnswerForm): string {
	switch (form.kind) {
		case 'option':
			return `an option's id or its index 0..${String(form.options - 1)}`;
		case 'choice':
			return "an option's id";
		case 'several':
			return 'a list of option ids or indices';
		case 'amount':
			return `a number (${form.unit})`;
		case 'yes-no':
			return 'true or false';
		case 'text':
			return 'a text';
	}
}

function formInChinese(form: AnswerForm): string {
	switch (form.kind) {
		case 'option':
			return `选项编号，或从 0 数到 ${String(form.options - 1)} 的序号`;
		case 'choice':
			return '选项编号';
		case 'several':
			return '选项编号的列表';
		case 'amount':
			return `数字（单位 ${form.unit}）`;
		case 'yes-no':
			return ' true 或 false';
		case 'text':
			return '文字';
	}
}
