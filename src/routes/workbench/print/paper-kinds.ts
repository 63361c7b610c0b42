export const paperKinds = ['report', 'annex', 'handover', 'subsidy'] as const;
/** What may be printed of a firm: the owner's two pages, all they rest on, the doctor's referral, the preparation sheet. */
export type PaperKind = (typeof paperKinds)[number];

export const paperNames = {
	report: 'report.title',
	annex: 'nav.annex',
	handover: 'handover.title',
	subsidy: 'nav.subsidy',
} as const;
