export const paperKinds = ['report', 'handover', 'subsidy'] as const;
/** What may be printed of a firm: the owner's two pages, the doctor's referral, the preparation sheet. */
export type PaperKind = (typeof paperKinds)[number];
