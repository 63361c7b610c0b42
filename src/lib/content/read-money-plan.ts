import * as v from 'valibot';
import { repayments } from '../engine/loan.ts';
import { yuanToFen } from '../engine/money.ts';
import type { MoneyPlan } from '../engine/money-plan.ts';
import { vatAnswers } from '../engine/spend.ts';

const yuan = v.pipe(v.number(), v.minValue(0), v.transform(yuanToFen));
const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

/** A money plan as a file writes it: whole or broken yuan and basis points; what is left out is not told. */
export const authoredPlan = v.pipe(
	v.strictObject({
		currency: v.optional(v.string(), 'CNY'),
		spend: v.strictObject({
			software: v.optional(yuan, 0),
			devices: v.optional(yuan, 0),
			equipment: v.optional(yuan, 0),
			rd_equipment: v.optional(yuan, 0),
			services: v.optional(yuan, 0),
		}),
		vat: v.optional(v.picklist(vatAnswers), 'without'),
		level_after: v.string(),
		down_payment: v.optional(yuan),
		loan: v.optional(
			v.strictObject({
				principal: yuan,
				interest_bp: basisPoints,
				years: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
				repayment: v.picklist(repayments),
			}),
		),
		tax: v.optional(
			v.strictObject({
				retrofit: v.optional(v.strictObject({ spend: yuan, basis: yuan })),
				research: v.optional(yuan),
				rate_bp: v.optional(basisPoints),
				due: v.optional(v.array(yuan), []),
			}),
			{},
		),
	}),
	v.transform(({ level_after, down_payment, loan, tax, ...plan }): MoneyPlan => {
		const { rate_bp, retrofit, research, due } = tax;
		return {
			...plan,
			levelAfter: level_after,
			downPayment: down_payment,
			loan: loan && { ...loan, interestBp: loan.interest_bp },
			tax: { retrofit, research, due, rateBp: rate_bp },
		};
	}),
);
