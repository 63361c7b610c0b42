import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../../src/cli/content-files.ts';
import type { ProblemKind } from '../../../src/lib/content/problem.ts';
import { advise } from '../../../src/lib/engine/advice.ts';
import { assessAnswers } from '../../../src/lib/engine/diagnosis.ts';
import { serviceFor } from '../../../src/lib/engine/region-service.ts';
import { readAnswersFile } from '../../../src/lib/content/answers-file.ts';
import { officialScale, root } from '../../support/content.ts';
import { problemsAfter, type SmallContent } from '../../support/small-content.ts';

const pack = `
id: atlantis
region: AT-LA
places: [{ code: AT-LA, under: ABROAD }]
services: [{ kind: doctor, offer: atlantis-doctor, contact: { phone: '+00 12 34', url: 'https://example.org' } }]
offers:
  - id: atlantis-doctor
    kind: doctor
    region: AT-LA
    effort: { days: 1, cost: free }
    money: { kind: free }
    source: { title: made up, kind: official, link: text-only }
    checked: { by: 'no', asOf: 2026-11-21 }
rules:
  - { id: atlantis-rule, offer: atlantis-doctor, when: [{ barrier_orders: 'false' }], lifts: none, priority: 50 }
notes:
  - id: atlantis-plan
    region: AT-LA
    source: { title: made up, kind: official, link: text-only }
    checked: { by: 'no', asOf: 2026-11-21 }
`;
const texts = `
pack: { title: Atlantis }
place: { AT-LA: Atlantis }
service: { atlantis-doctor: { label: Doctor } }
offer: { atlantis-doctor: { name: A, what: B, first_step: C, measure: D, exit: E } }
note: { atlantis-plan: { name: F, says: G } }
`;

describe('a new region', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'region-'));
	cpSync(path.join(root, 'questionnaires'), path.join(folder, 'questionnaires'), { recursive: true });
	const own = path.join(folder, 'questionnaires/offers/atlantis');
	mkdirSync(path.join(own, 'texts'), { recursive: true });
	writeFileSync(path.join(own, 'pack.yaml'), pack);
	for (const language of ['zh-CN', 'en']) writeFileSync(path.join(own, 'texts', `${language}.yaml`), texts);
	const loaded = loadContent(folder);
	afterAll(() => {
		rmSync(folder, { recursive: true });
	});

	it('is a new folder and nothing else: its place can be answered and its offers reach a firm there', () => {
		expect(loaded.ok ? [] : loaded.problems).toEqual([]);
		if (!loaded.ok) return;
		const { content, texts: words } = loaded.value;
		const told = { county: 'ABROAD', place: 'AT-LA', barrier_orders: false };
		const answers = readAnswersFile({ answers: told }, content.questionnaire);
		if (!answers.ok) throw new Error('the place is not offered');
		const assessed = assessAnswers(content.questionnaire, content.scales, answers.value);
		const { rulesFile } = content;
		const advice = advise({ rulesFile, assessed, official: officialScale, today: '2026-11-21' });
		expect(advice.find(({ offer }) => offer === 'atlantis-doctor')).toMatchObject({ reach: 'true' });
		expect(serviceFor('doctor', rulesFile, assessed.readings)).toMatchObject({
			contact: { kind: 'published', phone: '+00 12 34', url: 'https://example.org' },
		});
		expect(words['en']).toMatchObject({ item: { place: { option: { 'AT-LA': { label: 'Atlantis' } } } } });
	});
});

describe('the checker of packs', () => {
	const source = { title: 'made up', kind: 'official', link: 'text-only' };
	const checked = { by: 'no', asOf: '2026-11-21' };

	/** A small pack with a place, a note and a service, all of them right. */
	function withRegion(content: SmallContent) {
		const note = { id: 'plan', region: 'CN', source: { ...source }, checked, validity: {} };
		const region = {
			places: [{ code: 'CN-BB-CC', under: 'CN-BB' }],
			notes: [note],
			services: [{ kind: 'doctor', offer: 'help', contact: 'region' as unknown }],
		};
		const words = {
			place: { 'CN-BB-CC': 'There' } as Record<string, string>,
			note: { plan: { name: 'Plan', says: 'Says' } as Record<string, string> },
			service: { help: { label: 'Doctor' } as Record<string, string> },
		};
		Object.assign(content.pack, region);
		Object.assign(content.packTexts, words);
		return { note, words, ...region };
	}
	type Region = ReturnType<typeof withRegion>;

	const problems = (breakIt: (region: Region, content: SmallContent) => void) =>
		problemsAfter((content) => {
			breakIt(withRegion(content), content);
		});

	it('finds nothing in a region that holds', () => {
		expect(problems(() => undefined)).toEqual([]);
	});

	it.each<readonly [string, (region: Region) => void, string, string, ProblemKind]>([
		[
			'a place that lies nowhere',
			({ places }) => Object.assign(places[0] ?? {}, { under: 'CN-BC' }),
			'pack.yaml',
			'places.0.under',
			{ kind: 'unknown-id', id: 'CN-BC', nearest: 'CN-BB' },
		],
		[
			'a place that two packs name, or the questionnaire has already',
			({ places, words }) => {
				places.push({ code: 'CN-AA', under: 'CN-BB' });
				words.place['CN-AA'] = 'Here';
			},
			'pack.yaml',
			'places.1.code',
			{ kind: 'duplicate-id', id: 'CN-AA' },
		],
		[
			'a place without a name',
			({ words }) => delete words.place['CN-BB-CC'],
			'pack/texts/en.yaml',
			'place.CN-BB-CC',
			{ kind: 'missing-text', key: 'place.CN-BB-CC', language: 'en' },
		],
		[
			'a note with the id of an offer',
			({ note, words }) => {
				note.id = 'help';
				Object.assign(words.note, { help: words.note.plan });
			},
			'pack.yaml',
			'notes.0',
			{ kind: 'duplicate-id', id: 'help' },
		],
		[
			'a note that says nothing',
			({ words }) => delete words.note.plan['says'],
			'pack/texts/en.yaml',
			'note.plan.says',
			{ kind: 'missing-text', key: 'note.plan.says', language: 'en' },
		],
		[
			'a day in a note that does not exist',
			({ note }) => (note.validity = { to: '2026-02-30' }),
			'pack.yaml',
			'notes.0.to',
			{ kind: 'no-such-day', day: '2026-02-30' },
		],
		[
			'a clickable note without an address',
			({ note }) => (note.source.link = 'clickable'),
			'pack.yaml',
			'notes.0.source',
			{ kind: 'no-source', offer: 'plan' },
		],
		[
			'a service that is no offer',
			({ services, words }) => {
				Object.assign(services[0] ?? {}, { offer: 'helps' });
				Object.assign(words, { service: { helps: { label: 'Doctor' } } });
			},
			'pack.yaml',
			'services.0.offer',
			{ kind: 'unknown-id', id: 'helps', nearest: 'help' },
		],
		[
			'two services of one kind',
			({ services }) => services.push({ kind: 'doctor', offer: 'help', contact: 'region' }),
			'pack.yaml',
			'services.1',
			{ kind: 'duplicate-id', id: 'doctor' },
		],
		[
			'a service without a label',
			({ words }) => delete words.service.help['label'],
			'pack/texts/en.yaml',
			'service.help.label',
			{ kind: 'missing-text', key: 'service.help.label', language: 'en' },
		],
	])('finds %s', (_, breakIt, file, at, problem) => {
		expect(problems(breakIt)).toContainEqual({ file, path: at, problem });
	});

	it('refuses a region that is no place code, and a contact that names nothing', () => {
		const kinds = (breakIt: (region: Region) => void) => problems(breakIt).map(({ problem }) => problem.kind);
		expect(kinds(({ note }) => (note.region = 'Fujian'))).toContain('schema');
		expect(kinds(({ services }) => Object.assign(services[0] ?? {}, { contact: {} }))).toContain('schema');
	});
});
