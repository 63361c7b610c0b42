import type { Say } from '../journeys/words.ts';
import type { FirmSort } from './firms.ts';

export const paperNames = ['report', 'annex', 'referral', 'subsidy', 'settling', 'comparison'] as const;
export type PaperName = (typeof paperNames)[number];

interface PaperSort {
	readonly address: string;
	/** Stands there as soon as the whole paper does. */
	readonly whole: string;
	/** Sheets, at least and at most: of any firm, and of those that take more or fewer. */
	readonly sheets: { readonly any: Sheets } & Readonly<Partial<Record<FirmSort, Sheets>>>;
	/** Sheets of a paper that may have many say whose they are; Firefox cannot. */
	readonly hasFeet?: true;
	/** What a reader looks for on it, whoever the firm is; name and day besides. */
	readonly says: (say: Say) => readonly string[];
	/** What a reader looks for where there is something to tell. */
	readonly tells: (say: Say) => readonly string[];
}

type Sheets = readonly [number, number];

/** The papers that a firm takes away. Another one is a name above and a line here. */
export const papers: Readonly<Record<PaperName, PaperSort>> = {
	report: {
		address: '/report/?firm=firm',
		whole: 'article.sheet:nth-of-type(2) footer',
		sheets: { any: [2, 2] },
		says: (say) => ['report.title', 'report.scenes', 'report.signature', edition].map((key) => say(key)),
		tells: (say) => [levelIn(say), rungIn(say), say('report.next'), nextStepIn(say)],
	},
	annex: {
		address: '/workbench/annex/?firm=firm',
		whole: '[data-check-code]',
		sheets: { any: [4, 9], typical: [6, 12], everything: [6, 12], photos: [8, 14] },
		hasFeet: true,
		says: (say) =>
			[
				...['level', 'problems', 'plan', 'answers', 'seen', 'method'].map((part) => `annex.${part}`),
				edition,
			].map((key) => say(key)),
		tells: (say) => [levelIn(say), rungIn(say), nextStepIn(say)],
	},
	referral: {
		address: '/handover/?firm=firm',
		whole: '.notes .signature',
		sheets: { any: [1, 1] },
		says: (say) => ['title', 'break', 'needs', 'look', 'notes'].map((part) => say(`handover.${part}`)),
		tells: (say) => [levelIn(say), rungIn(say), nextStepIn(say)],
	},
	subsidy: {
		address: '/workbench/subsidy/?firm=firm',
		whole: 'article.sheet > p:last-child',
		sheets: { any: [1, 6] },
		hasFeet: true,
		says: (say) => ['nav.subsidy', 'subsidy.lead', 'report.footer'].map((key) => say(key)),
		tells: (say) => ['subsidy.dates', 'subsidy.papers', 'subsidy.said'].map((key) => say(key)),
	},
	settling: {
		address: '/workbench/settling/?firm=firm',
		whole: '[data-check-code]',
		sheets: { any: [1, 1], everything: [1, 6] },
		hasFeet: true,
		says: (say) => ['settling.title', edition, 'report.footer'].map((key) => say(key)),
		tells: () => [],
	},
	comparison: {
		// With itself: all that both say and nothing that changed. What changes is walked by `two-papers.spec.ts`.
		address: '/workbench/comparison/?before=firm&after=firm',
		whole: '[data-check-code]',
		sheets: { any: [1, 2], everything: [1, 4] },
		hasFeet: true,
		says: (say) => ['paired.title', 'paired.stand', 'report.footer'].map((key) => say(key)),
		tells: (say) => [levelIn(say), rungIn(say), nextStepIn(say)],
	},
};

const edition = 'scale.miit-2024.title';
const levelIn = (say: Say) => say('scale.miit-2024.level.level1.name');
const rungIn = (say: Say) => say('scale.chain.level.R2.name');
const nextStepIn = (say: Say) => say('offer.process-order-list.name');
