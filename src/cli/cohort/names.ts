import type { Content } from '../../lib/content/read-content.ts';
import type { Texts } from '../../lib/content/texts.ts';
import { breakPlaces, scenesOf } from '../../lib/engine/cohort-places.ts';
import { scaleNamed, type Scale } from '../../lib/engine/scale.ts';
import { quoted, type Cell, type Database } from './database.ts';

/** The tables items, nodes, levels and clusters: what stands behind the ids, in the reader's words. */
export async function writeNames(database: Database, content: Content, texts: Texts): Promise<void> {
	const { scales, rulesFile, questionnaire } = content;
	const official = scaleNamed(scales, rulesFile.settings.officialScale);
	const chain = scaleNamed(scales, rulesFile.settings.chainScale);
	const levelsOf = (name: string, { id: scale, levels }: Scale) =>
		levels.map(({ id }, level) => [name, level, wordOf(texts, ['scale', scale, 'level', id, 'name'])]);
	const cluster = questionnaire.items.find(({ id }) => id === 'cluster');
	const clusters = cluster?.kind === 'choice' ? cluster.options : [];
	await write(
		'items(item VARCHAR, kind VARCHAR, may_break BOOLEAN, place INTEGER, name VARCHAR)',
		itemRows(content, chain, texts),
	);
	await write(
		'nodes(node VARCHAR, place INTEGER, name VARCHAR)',
		(chain.network?.nodes ?? []).map(({ id }, place) => [
			id,
			place,
			wordOf(texts, ['scale', chain.id, 'node', id, 'name']),
		]),
	);
	await write('levels(scale VARCHAR, level TINYINT, name VARCHAR)', [
		...levelsOf('official', official),
		...levelsOf('chain', chain),
	]);
	await write(
		'clusters(cluster VARCHAR, place INTEGER, name VARCHAR)',
		clusters.map(({ id }, place) => [id, place, wordOf(texts, ['item', 'cluster', 'option', id, 'label'])]),
	);

	async function write(table: string, rows: readonly (readonly Cell[])[]) {
		await database.run(`CREATE TABLE ${table}`);
		const name = table.slice(0, table.indexOf('('));
		for (const row of rows) await database.run(`INSERT INTO ${name} VALUES (${row.map(literal).join(', ')})`);
	}
}

/** The place of an item is its index in the questionnaire: scored rows name it so. */
function itemRows({ questionnaire }: Content, chain: Scale, texts: Texts): readonly (readonly Cell[])[] {
	const scenes = new Set(scenesOf({ questionnaire, chain }));
	const placeKinds = new Map(
		breakPlaces({ questionnaire, chain }).flatMap((place) =>
			place.kind === 'link' || place.kind === 'item' ? [[place.at, place.kind]] : [],
		),
	);
	return questionnaire.items.flatMap(({ id, kind }, place) => {
		const breaks = placeKinds.get(id);
		if (kind !== 'ladder' && breaks === undefined) return [];
		const own = breaks === 'link' ? 'link' : scenes.has(id) ? 'scene' : 'other';
		return [[id, own, breaks !== undefined, place, wordOf(texts, ['item', id, 'short'])]];
	});
}

/** The content check has seen that every word is there. */
function wordOf(texts: Texts, key: readonly string[]): string {
	const word = key.reduce<string | Texts | undefined>(
		(part, name) => (typeof part === 'object' ? part[name] : undefined),
		texts,
	);
	if (typeof word !== 'string') throw new Error(`the content check let text ${key.join('.')} go missing`);
	return word;
}

function literal(cell: Cell): string {
	return typeof cell === 'string' ? quoted(cell) : String(cell);
}
