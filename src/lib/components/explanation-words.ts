import type { Bounds } from '../engine/bounds.ts';
import type { Explanation, ItemStanding, LevelClaim, PartClaim } from '../engine/explanation.ts';
import type { ItemId } from '../engine/questionnaire.ts';
import type { Gate } from '../engine/scale.ts';
import { formatList, formatNumber, formatPoints, formatRange } from '../i18n/formats.ts';
import { contentText, text, type AppKey } from '../i18n/i18n.ts';
import { changeLines, keepingLines } from './change-words.ts';
import { line, type Line } from './explanation-line.ts';
import { labelAt, type LevelContext } from './level-context.ts';
import { itemName, nodeName } from './sentences.ts';

/** Why a level is held, with what it rests on; or why not, with what would change it. */
export function levelLines(tree: Explanation, context: LevelContext): readonly Line[] {
	const own = tree.because.at(-1)?.because ?? [];
	if (own.length === 0) return [line(text('why.lowest'))];
	const failing = own.filter(({ truth }) => truth !== 'true');
	const parts = own.flatMap((part) => partLines(part, context, failing.length === 1 && part === failing[0]));
	return tree.truth === 'true' ? [...parts, ...keepingLines(tree.changes, context)] : parts;
}

/** What is in the way of a level in one line each; what folds out of them is said at the next level already. */
export function blockingLines(tree: Explanation, context: LevelContext): readonly Line[] {
	const own = tree.because.at(-1)?.because ?? [];
	return own
		.filter(({ truth }) => truth !== 'true')
		.flatMap((part) => partLines(part, context, false))
		.map((part) => ({ ...part, inside: [] }));
}

/** A list of parts stands before them on the same height, so that nothing folds deeper; of one that holds, what holds. */
function partLines(part: Explanation, context: LevelContext, open: boolean): readonly Line[] {
	const { claim, truth, because } = part;
	if (claim.kind !== 'part' || (claim.gate.kind !== 'all' && claim.gate.kind !== 'any'))
		return [partLine(part, context, open)];
	const shown = because.filter((one) => truth !== 'true' || one.truth === 'true');
	return [
		line(partWords(claim, context), { truth }),
		...shown.flatMap((one) => partLines(one, context, false)),
	];
}

function partLine(part: Explanation, context: LevelContext, open: boolean): Line {
	const { claim, truth, because, changes } = part;
	if (claim.kind !== 'part') return itemLine(part, context);
	const sorted = [...because].sort((a, b) => rank(a) - rank(b));
	const each = sorted.map((one) => partLine(one, context, false));
	const words = partWords(claim, context);
	if (truth === 'true') {
		const counting = sorted.filter(isCounting).map((one) => partLine(one, context, false));
		return line(words, { truth, inside: counting });
	}
	const nearest = claim.gate.kind === 'links' ? each.find((one) => one.truth !== 'true') : undefined;
	const inside = [
		...changeLines(changes, { claim, context, nearest }),
		// A single item is said in the line itself.
		...(each.length > 1 ? [line(text('why.each'), { inside: each })] : []),
	];
	return line(words, { truth, inside, open });
}

const isCounting = ({ truth, claim }: Explanation): boolean =>
	claim.kind === 'item-points' ? claim.has.low > 0 : truth === 'true';

/** What holds first, then what is nearest: the fewest things to change, then the fewest steps. */
function rank({ truth, claim, because }: Explanation): number {
	if (claim.kind === 'item-points') return -claim.has.low;
	if (truth === 'true') return 0;
	const missing = because.filter((one) => one.truth !== 'true').length;
	const [own] = because;
	const item = claim.kind === 'item' ? claim : own?.claim.kind === 'item' ? own.claim : undefined;
	const steps = item === undefined ? 0 : item.atOption - (item.stands.kind === 'at' ? item.stands.option : 0);
	const absent = 'present' in claim ? claim.present : 'applies' in claim ? claim.applies : 'true';
	return 1 + missing * 100 + steps + (absent === 'false' ? 10_000 : 0);
}

function partWords({ gate, has, needs }: PartClaim, { scale, questionnaire }: LevelContext): string {
	switch (gate.kind) {
		case 'all':
		case 'any':
			return text(`why.part.${gate.kind}`);
		case 'points': {
			const values = { needs: formatPoints(needs), has: pointsRange(has) };
			return gate.of === 'total'
				? text('result.gatePoints', values)
				: text('why.part.pointsOf', {
						...values,
						name: contentText(`scale.${scale.id}.dimension.${gate.of}`),
					});
		}
		case 'option':
			return text('why.part.option', {
				item: itemName(gate.item),
				option: labelAt(questionnaire, gate.item, gate.atOption),
			});
		case 'count':
			return text('result.gateCount', {
				set: contentText(`scale.${scale.id}.set.${gate.set}`),
				needs,
				option: gate.atOption,
				has: formatRange(formatNumber(has.low), formatNumber(has.high)),
			});
		case 'nodes-digital':
			return text(gate.atLeast === 'all' ? 'why.part.nodesAll' : 'why.part.nodes', {
				count: needs,
				now: hasWords(has, 'nodes'),
			});
		case 'links':
			return text(linksKey(gate), {
				count: needs,
				state: stateWord(gate.atOption),
				now: hasWords(has, 'links'),
			});
		case 'connected':
			return text(gate.including.length > 0 ? 'why.part.connectedWith' : 'why.part.connected', {
				state: stateWord(gate.atOption),
				links: formatList(gate.including.map(itemName)),
			});
	}
}

function linksKey({ atLeast, betweenDigital }: Extract<Gate, { kind: 'links' }>): AppKey {
	if (betweenDigital) return 'why.part.linksBetween';
	return atLeast === 'all' ? 'why.part.linksAll' : 'why.part.links';
}

const stateWord = (option: number): string => text(`link.state.${String(option)}` as AppKey);

function hasWords({ low, high }: Bounds, unit: 'nodes' | 'links'): string {
	if (high === 0) return text('why.has.none');
	return low === high ? text(`why.has.${unit}`, { low }) : text(`why.has.${unit}Range`, { low, high });
}

const pointsRange = ({ low, high }: Bounds) => formatRange(formatPoints(low), formatPoints(high));

function itemLine(node: Explanation, context: LevelContext): Line {
	const { claim, truth, because } = node;
	switch (claim.kind) {
		case 'item': {
			const words = itemWords(claim.item, claim.stands, { atOption: claim.atOption, context });
			return line(words, { truth, about: { name: itemName(claim.item), item: claim.item } });
		}
		case 'item-points': {
			const about = { name: itemName(claim.item), item: claim.item };
			// Some of the points are neither a yes nor a no.
			return line(pointsWords(claim), { about });
		}
		case 'link': {
			const about = { name: itemName(claim.item), item: claim.item };
			if (claim.present === 'false') return line(text('link.absent'), { truth, about });
			const [own] = because.map((one) => itemLine(one, context));
			const bare = because.flatMap(({ claim: end, truth: has }) =>
				end.kind === 'node' && has !== 'true' ? [nodeName(context.scale, end.node)] : [],
			);
			const words = own?.words ?? '';
			if (bare.length === 0) return line(words, { truth, about });
			return line(text('why.item.ends', { words, nodes: formatList(bare) }), { truth, about });
		}
		case 'node': {
			const about = { name: nodeName(context.scale, claim.node), item: undefined };
			return line(nodeWords(node, claim.applies === 'false'), { truth, about });
		}
		case 'level':
		case 'gate':
		case 'part':
		case 'table':
		case 'row':
		case 'cell':
			return partLine(node, context, false);
	}
}

function pointsWords({ stands, has, most }: Extract<LevelClaim, { kind: 'item-points' }>): string {
	switch (stands.kind) {
		case 'at':
		case 'ticked':
			return text('why.item.points', { has: pointsRange(has), most: formatPoints(most) });
		case 'open':
		case 'dont-know':
			return text('why.item.pointsOpen', { most: formatPoints(most) });
		case 'not-applicable':
			return text('why.item.absent');
		case 'hidden':
			return text('why.item.hidden');
	}
}

function nodeWords({ truth, because }: Explanation, isAbsent: boolean): string {
	if (isAbsent) return text('node.absent');
	const scenes = because.flatMap(itemsUnder);
	if (truth === 'true') {
		const items = scenes.filter((scene) => scene.truth === 'true').map(({ item }) => itemName(item));
		return text('why.node.by', { items: formatList(items) });
	}
	const isChoice = because.some(({ claim }) => claim.kind === 'part' && claim.gate.kind === 'any');
	if (truth === 'false' && isChoice)
		return text('why.node.not', { items: formatList(scenes.map(({ item }) => itemName(item))) });
	return text(truth === 'false' ? 'node.not' : 'node.unknown');
}

const itemsUnder = ({ claim, truth, because }: Explanation): readonly { item: ItemId; truth: string }[] =>
	claim.kind === 'item' ? [{ item: claim.item, truth }] : because.flatMap(itemsUnder);

function itemWords(
	item: ItemId,
	stands: ItemStanding,
	{ atOption, context }: { readonly atOption: number; readonly context: LevelContext },
): string {
	const to = labelAt(context.questionnaire, item, atOption);
	switch (stands.kind) {
		case 'at': {
			const now = labelAt(context.questionnaire, item, stands.option);
			return stands.option >= atOption ? text('why.item.now', { now }) : text('why.item.nowTo', { now, to });
		}
		// No gate asks a multi item for an option.
		case 'ticked':
		case 'hidden':
			return text('why.item.hidden');
		case 'open':
			return text('why.item.open', { to });
		case 'dont-know':
			return text('why.item.dontKnow', { to });
		case 'not-applicable':
			return text('why.item.absent');
	}
}
