import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/content.ts';

const folder = join(root, 'src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(?:svelte|css)$/.test(file))
	.map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));
const components = sources.filter(({ file }) => file.endsWith('.svelte'));

describe('a component', () => {
	it.each(components)('$file writes no word of its own', ({ source }) => {
		expect(ownWords(source)).toEqual([]);
	});

	it.each([
		['<p>Save</p>', 'Save'],
		['<p>{text("a.b")}：</p>', '：'],
		['<img alt="A map" />', 'A map'],
		['<p>{open ? "offen" : text("a.b")}</p>', 'offen'],
		['<p>{`${text("a.b")}、`}</p>', '、'],
		['<input placeholder={"name"} />', 'name'],
		['{#if open}<b>no</b>{/if}', 'no'],
		['{#each all as one}{#snippet row()}<b>each</b>{/snippet}{/each}', 'each'],
	])('with the words of %s would be found', (source, words) => {
		expect(ownWords(source)).toEqual([words]);
	});

	it('may have classes, signs, ids and keys', () => {
		const source = `<p class="soft" id="{id}-x" data-kind={kind}>✓ · {text(late ? 'a.b' : 'a.c')} {name('x')}</p>`;
		expect(ownWords(source)).toEqual([]);
	});
});

describe('a style', () => {
	it.each(sources)('of $file knows no left and no right', ({ source }) => {
		expect(sidesIn(source)).toEqual([]);
	});

	it.each([
		'margin-left: 1rem',
		'text-align: right',
		'left: 0',
		'padding: 0 1rem 0 2rem',
		'box-shadow: inset 4px 0 0 red',
		'transform: translateX(4px)',
		'border-top-left-radius: 2px',
		'float: left',
	])('with %s would be found', (rule) => {
		expect(sidesIn(`<style>p { color: red; ${rule}; }</style>`)).toEqual([rule]);
	});
});

/** What a person would read and no translator could. Marks such as ✓ or · belong to no language. */
function ownWords(source: string): readonly string[] {
	return wordsIn(parse(source, { modern: true }).fragment);
}

/** Letters of any script, and the punctuation that only Chinese writes. */
const foreign = /\p{L}|[：；，、。！？（）～“”]/u;
const read = new Set(['alt', 'title', 'label', 'placeholder', 'aria-label', 'aria-description']);

function wordsIn(node: AST.Fragment | AST.Fragment['nodes'][number]): readonly string[] {
	if (node.type === 'Text') return foreign.test(node.data) ? [node.data.trim()] : [];
	if (node.type === 'ExpressionTag') return literalsIn(node.expression);
	if (node.type === 'Fragment') return node.nodes.flatMap(wordsIn);
	return [...attributeWords(node), ...fragmentsOf(node).flatMap(wordsIn)];
}

function attributeWords(node: object): readonly string[] {
	const attributes =
		'attributes' in node ? (node.attributes as readonly AST.RegularElement['attributes'][number][]) : [];
	return attributes
		.filter((attribute) => attribute.type === 'Attribute')
		.filter(({ name }) => read.has(name))
		.flatMap(({ value }) => (value === true ? [] : Array.isArray(value) ? value : [value]))
		.flatMap(wordsIn);
}

/** The node's own children, and the branches of blocks. */
const fragmentsOf = (node: object): readonly AST.Fragment[] =>
	Object.values(node).filter(
		(part: unknown): part is AST.Fragment =>
			typeof part === 'object' && part !== null && 'type' in part && part.type === 'Fragment',
	);

/** Literals that are shown, not those that a function is called with. */
function literalsIn(node: unknown): readonly string[] {
	if (typeof node !== 'object' || node === null || !('type' in node)) return [];
	switch (node.type) {
		case 'Literal':
			return 'value' in node && typeof node.value === 'string' && foreign.test(node.value)
				? [node.value]
				: [];
		case 'TemplateElement':
			return 'value' in node && foreign.test((node.value as { raw: string }).raw)
				? [(node.value as { raw: string }).raw]
				: [];
		case 'ConditionalExpression':
			return 'consequent' in node && 'alternate' in node
				? [...literalsIn(node.consequent), ...literalsIn(node.alternate)]
				: [];
		case 'LogicalExpression':
			return 'left' in node && 'right' in node ? [...literalsIn(node.left), ...literalsIn(node.right)] : [];
		case 'TemplateLiteral':
			return 'quasis' in node && 'expressions' in node
				? [...(node.quasis as unknown[]), ...(node.expressions as unknown[])].flatMap(literalsIn)
				: [];
		default:
			return [];
	}
}

const sides = [
	/^(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
	/^(?:left|right)$/,
	/^border-(?:top|bottom)-(?:left|right)-radius$/,
];

function sidesIn(source: string): readonly string[] {
	const style = source.includes('<style') ? source.slice(source.indexOf('<style')) : source;
	return [...style.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([\w-]+):\s*([^;{}]+);/g)].flatMap(
		([, name = '', value = '']) => {
			const isSided =
				sides.some((side) => side.test(name)) ||
				(/^(?:text-align|float|clear)$/.test(name) && /^(?:left|right)$/.test(value)) ||
				(/^(?:margin|padding|inset|border-width)$/.test(name) && hasUnequalSides(value)) ||
				(name === 'box-shadow' && /inset -?[1-9]/.test(value)) ||
				/translateX\(|translate\((?!0|-50%)/.test(value);
			return isSided ? [`${name}: ${value}`] : [];
		},
	);
}

function hasUnequalSides(value: string): boolean {
	const [, right, , left] = value.match(/(?:[^\s(]|\([^)]*\))+/g) ?? [];
	return left !== undefined && left !== right;
}
