import { describe, expect, it } from 'vitest';
import { contentTextOf } from '../../support/content-text.ts';
import catalogueIds from '../../support/catalogue-ids.json' with { type: 'json' };
import { loadRealContent, realRulesFile } from '../../support/content.ts';

const { offers, notes, rules, services } = realRulesFile;

describe('the catalogue', () => {
	it('is carried over whole: every entry is an offer or a note, once', () => {
		const carried = [...offers, ...notes].map(({ id }) => id);
		expect(new Set(carried).size).toBe(carried.length);
		expect(catalogueIds).toHaveLength(127);
		expect(catalogueIds.filter((id) => !carried.includes(id))).toEqual([]);
	});

	it('holds nothing else than it, our own advice and what tells not to buy', () => {
		const own = offers.filter(({ source }) => source.kind === 'own-advice').map(({ id }) => id);
		const known = new Set([...catalogueIds, ...own]);
		expect([...offers, ...notes].map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
	});

	it('says in every language whom to ask where no amount is published', () => {
		const silent = offers.filter(({ money }) => money.kind === 'unknown');
		expect(silent.length).toBeGreaterThan(40);
		for (const language of Object.keys(loadRealContent().texts))
			for (const { id } of silent)
				expect(contentTextOf(language, `offer.${id}.amount_note`), `${language} ${id}`).toBeDefined();
	});

	it('names a source, when it was checked, and links only where a link was found', () => {
		for (const { id, source, checked } of [...offers, ...notes]) {
			expect(source.title, id).not.toBe('');
			expect(checked.asOf, id).toMatch(/^\d{4}-\d\d-\d\d$/);
			expect(source.url === undefined, id).toBe(source.link === 'text-only');
		}
	});

	it('advises no tool without looking at the firm', () => {
		const tools = new Set(offers.filter(({ kind }) => kind === 'saas').map(({ id }) => id));
		const careless = rules.filter(
			({ offer, when }) => tools.has(offer) && when.some((row) => row.length === 0),
		);
		expect(careless).toEqual([]);
		expect(rules.filter(({ offer, when }) => tools.has(offer) && when.length === 0)).toEqual([]);
	});

	it('calls neither Akaunting nor n8n open source', () => {
		for (const id of ['akaunting', 'n8n']) {
			expect(contentTextOf('en', `offer.${id}.caveat`)).toMatch(/^Not open source/);
			expect(contentTextOf('zh-CN', `offer.${id}.caveat`)).toMatch(/^不是开源/);
		}
	});

	it('reaches the Industrial Doctor and the Digital Supermarket through the county bureau', () => {
		expect(services).toEqual([
			{ kind: 'doctor', offer: 'qz-industrial-doctor', contact: { kind: 'county-bureau' } },
			{ kind: 'supermarket', offer: 'qz-digital-supermarket', contact: { kind: 'county-bureau' } },
		]);
		expect(contentTextOf('zh-CN', 'service.qz-industrial-doctor.label')).toBe('产业医生');
	});
});
