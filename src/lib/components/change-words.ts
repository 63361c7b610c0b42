import type { Change, PartClaim } from '../engine/explanation.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import { formatPoints } from '../i18n/formats.ts';
import { text } from '../i18n/i18n.ts';
import { answerWords } from './condition-words.ts';
import { line, type Line } from './explanation-line.ts';
import { labelAt, type LevelContext } from './level-context.ts';
import { itemName } from './sentences.ts';

/** More would be a list to read, not a thing to do. */
const shown = 3;

interface ChangedPart {
	readonly claim: PartClaim;
	readonly context: LevelContext;
	/** What is nearest to counting, for where no single change counts at all. */
	readonly nearest: Line | undefined;
}

/** What would make a part hold, or bring it nearer: the first few, one for each question. */
export function changeLines(
	changes: readonly Change[],
	{ claim, context, nearest }: ChangedPart,
): readonly Line[] {
	const [first] = changes;
	const missing = missingWords(claim);
	if (first === undefined)
		return nearest
			? [line(text('why.change.nearest', { missing })), nearest]
			: [line(text('why.change.tooFar', { missing }))];
	const isNearer = first.kind === 'raise' && first.brings !== undefined;
	const heading = !isNearer
		? text('why.change.enough')
		: text(claim.gate.kind === 'points' ? 'why.change.most' : 'why.change.nearest', { missing });
	return [line(heading), ...firstFew(isNearer ? changes : openFirst(changes), context)];
}

/** To answer a question is less than to change the factory. */
const openFirst = (changes: readonly Change[]): readonly Change[] =>
	[...changes].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));

const isOpen = (change: Change): boolean =>
	change.kind === 'tell' || (change.kind === 'raise' && change.open);

/** What a level rests on without reserve. */
export function keepingLines(changes: readonly Change[], context: LevelContext): readonly Line[] {
	if (changes.length === 0) return [line(text('why.change.reserve'))];
	return [line(text('why.change.rests')), ...linesOf(changes, context)];
}

function firstFew(changes: readonly Change[], context: LevelContext): readonly Line[] {
	const lines = linesOf(changes, context);
	const more = lines.length - shown;
	return [...lines.slice(0, shown), ...(more > 0 ? [line(text('why.change.more', { count: more }))] : [])];
}

function linesOf(changes: readonly Change[], context: LevelContext): readonly Line[] {
	const byItem = new Map<ItemId, Line>();
	for (const change of changes) {
		if (change.kind === 'fact') continue;
		const item = change.kind === 'raise' ? change.step.item : change.item;
		const about = { name: itemName(item), item };
		if (!byItem.has(item)) byItem.set(item, line(changeWords(change, context), { about }));
	}
	return [...byItem.values()];
}

function changeWords(change: Exclude<Change, { kind: 'fact' }>, { questionnaire }: LevelContext): string {
	const label = (item: ItemId, option: number) => labelAt(questionnaire, item, option);
	switch (change.kind) {
		case 'raise':
			return raiseWords(change, label);
		case 'tell': {
			const item = questionnaire.items.find(({ id }) => id === change.item);
			return text('why.change.tell', { answer: item ? answerWords(item, change.answer) : '' });
		}
		case 'fall':
			return text('why.change.keep', { option: label(change.item, change.from) });
		case 'untick':
			return text('why.change.keep', { option: label(change.item, change.option) });
		case 'unproven':
			return text('why.change.stand');
	}
}

function raiseWords(
	{ step, open, brings }: Extract<Change, { kind: 'raise' }>,
	label: (item: ItemId, option: number) => string,
): string {
	const words =
		step.kind === 'tick'
			? text(open ? 'why.change.tickOpen' : 'why.change.tick', { option: label(step.item, step.option) })
			: open
				? text('why.change.raiseOpen', { to: label(step.item, step.to) })
				: text('why.change.raise', { now: label(step.item, step.from), to: label(step.item, step.to) });
	// Only points come in other than whole pieces.
	return brings !== undefined && brings > 1
		? text('why.change.points', { words, points: formatPoints(brings) })
		: words;
}

function missingWords({ gate, missing }: PartClaim): string {
	switch (gate.kind) {
		case 'points':
			return text('why.missing.points', { points: formatPoints(missing) });
		case 'nodes-digital':
			return text('why.missing.nodes', { count: missing });
		case 'links':
		case 'connected':
			return text('why.missing.links', { count: missing });
		case 'count':
		case 'option':
		case 'all':
		case 'any':
			return text('why.missing.items', { count: missing });
	}
}
