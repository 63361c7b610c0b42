import type { NodeResult, ScaleResult } from '../engine/diagnosis.ts';
import type { Scale } from '../engine/scale.ts';
import { text } from '../i18n/i18n.ts';
import { box, lineOf, nodeCorners, type LinkLine } from './chain-layout.ts';
import { linkStyle, type LinkStyle } from './link-style.ts';
import { roundedBox, type PictureInk } from './picture-ink.ts';
import { nodeName } from './sentences.ts';

type Context = CanvasRenderingContext2D;

/** The chain as ChainPicture shows it, on the same 384 x 232 units: line style first, colour second. */
export function drawChain(context: Context, ink: PictureInk, { scale, result }: Drawn): void {
	const { links = [], nodes = [] } = scale.network ?? {};
	for (const { item, from, to } of links) {
		const [line, state] = [lineOf(from, to), result.links.get(item)];
		if (line === undefined || state === undefined || result.deniedLinks.has(item)) continue;
		drawLink(context, ink, { line, style: linkStyle(state), both: state.low === 4 });
	}
	for (const { id } of nodes) {
		const [corner, state] = [nodeCorners[id], result.nodes.get(id)];
		if (corner && state) drawNode(context, ink, { corner, state, name: nodeName(scale, id) });
	}
	const place = placeOfBreak(scale, result);
	if (place) drawBreak(context, ink, place);
}

interface Drawn {
	readonly scale: Scale;
	readonly result: ScaleResult;
}

type Point = readonly [number, number];

const strokes: Readonly<Record<LinkStyle, { width: number; dash: readonly number[]; cap: CanvasLineCap }>> = {
	flowing: { width: 8, dash: [], cap: 'butt' },
	file: { width: 4, dash: [9, 5], cap: 'butt' },
	retyped: { width: 4.5, dash: [0.1, 7.5], cap: 'round' },
	nothing: { width: 3, dash: [22, 40], cap: 'butt' },
	open: { width: 1.5, dash: [3, 5], cap: 'round' },
};

const colourOf = (style: LinkStyle) => (style === 'open' ? 'nothing' : style);

function drawLink(
	context: Context,
	ink: PictureInk,
	{ line, style, both }: { line: LinkLine; style: LinkStyle; both: boolean },
): void {
	const path = new Path2D(line.path);
	const { width, dash, cap } = strokes[style];
	context.save();
	context.strokeStyle = context.fillStyle = ink.colour(colourOf(style));
	context.lineWidth = width;
	context.lineCap = cap;
	context.setLineDash([...dash]);
	context.stroke(path);
	context.setLineDash([]);
	if (style === 'flowing') {
		context.strokeStyle = ink.colour('card');
		context.lineWidth = 3;
		context.stroke(path);
	}
	for (const [x, y, angle] of both ? [line.tip, line.tail] : [line.tip]) {
		context.save();
		context.translate(x, y);
		context.rotate((angle * Math.PI) / 180);
		context.fill(new Path2D('M0 0 L-9 -5.5 L-9 5.5 Z'));
		context.restore();
	}
	if (style === 'open') drawQuestion(context, ink, line.middle);
	if (style === 'retyped') drawPen(context, ink, line.middle);
	context.restore();
}

function drawQuestion(context: Context, ink: PictureInk, [x, y]: Point): void {
	context.font = ink.font(15, 700);
	context.textAlign = 'center';
	context.strokeStyle = ink.colour('card');
	context.lineWidth = 5;
	context.strokeText('?', x, y + 5);
	context.fillStyle = ink.colour('ink-soft');
	context.fillText('?', x, y + 5);
}

function drawPen(context: Context, ink: PictureInk, [x, y]: Point): void {
	context.translate(x, y);
	context.fillStyle = ink.colour('card');
	context.fill(circle(9));
	context.fillStyle = ink.colour('retyped');
	context.fill(new Path2D('M-4 4 L-3.2 1 L2.6 -4.8 L4.8 -2.6 L-1 3.2 Z'));
}

function drawNode(
	context: Context,
	ink: PictureInk,
	{ corner: [x, y], state, name }: { corner: Point; state: NodeResult; name: string },
): void {
	const isDigital = state.digital === 'true';
	const frame = roundedBox({ x, y, ...box, radius: 10 });
	context.save();
	context.fillStyle = ink.colour('card');
	context.fill(frame);
	context.save();
	context.clip(frame);
	context.fillStyle = ink.colour('primary-soft');
	context.fillRect(x, y + box.height * (1 - state.climbed), box.width, box.height * state.climbed);
	context.restore();
	context.strokeStyle = ink.colour(isDigital ? 'primary' : 'control');
	context.lineWidth = isDigital ? 3 : 1.5;
	context.setLineDash(state.applies === 'false' ? [4, 4] : []);
	context.stroke(frame);
	context.textAlign = 'center';
	context.fillStyle = ink.colour('ink');
	context.font = ink.font(name.length > 6 ? 14 : 16, 700);
	context.fillText(name, x + box.width / 2, y + 25, box.width - 6);
	context.fillStyle = ink.colour('ink-soft');
	context.font = ink.font(11.5);
	context.fillText(nodeWord(state), x + box.width / 2, y + 42, box.width - 6);
	context.restore();
}

function nodeWord({ applies, digital }: NodeResult): string {
	if (applies === 'false') return text('node.absent');
	if (digital === 'true') return text('node.digital');
	return digital === 'false' ? text('node.not') : text('node.unknown');
}

function placeOfBreak(scale: Scale, { firstBreak }: ScaleResult): Point | undefined {
	if (firstBreak?.known !== true) return undefined;
	switch (firstBreak.kind) {
		case 'item':
			return undefined;
		case 'node': {
			const corner = nodeCorners[firstBreak.node];
			return corner && [corner[0] + box.width - 4, corner[1] + 4];
		}
		case 'link': {
			const link = scale.network?.links.find(({ item }) => item === firstBreak.item);
			return link && lineOf(link.from, link.to)?.middle;
		}
	}
}

function drawBreak(context: Context, ink: PictureInk, [x, y]: Point): void {
	context.save();
	context.translate(x, y);
	context.fillStyle = ink.colour('retyped');
	context.strokeStyle = ink.colour('card');
	context.lineWidth = 2.5;
	context.fill(circle(11));
	context.stroke(circle(11));
	context.lineWidth = 3;
	context.lineCap = 'round';
	context.stroke(new Path2D('M-4.5 -4.5 L4.5 4.5 M4.5 -4.5 L-4.5 4.5'));
	context.restore();
}

function circle(radius: number): Path2D {
	const path = new Path2D();
	path.arc(0, 0, radius, 0, 2 * Math.PI);
	return path;
}
