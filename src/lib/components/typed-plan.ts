import type { Repayment } from '../engine/loan.ts';
import { yuanToFen, type Fen } from '../engine/money.ts';
import type { MoneyPlan } from '../engine/money-plan.ts';
import type { SpendKind } from '../engine/offer.ts';
import type { LevelId } from '../engine/scale.ts';
import type { Vat } from '../engine/spend.ts';
import { text } from '../i18n/i18n.ts';
import { typedAmount, writtenAmount } from './typed-amount.ts';

/** Beside what is spent, by kind. */
export const termFields = [
	'downPayment',
	'loan',
	'years',
	'interest',
	'taxDue',
	'taxRate',
	'retrofit',
	'basis',
	'research',
] as const;

export type TypedField = SpendKind | (typeof termFields)[number];

/** What stands in the fields of the calculator. Sums are in 10,000 CNY, rates in percent. */
export interface TypedPlan {
	readonly fields: Record<TypedField, string>;
	vat: Vat;
	level: LevelId;
	repayment: Repayment;
}

export function emptyPlan(level: LevelId, software: number | undefined): TypedPlan {
	return {
		fields: {
			software: software === undefined ? '' : writtenAmount(software),
			devices: '',
			equipment: '',
			rd_equipment: '',
			services: '',
			downPayment: '',
			loan: '',
			years: '',
			interest: '',
			taxDue: '',
			taxRate: '',
			retrofit: '',
			basis: '',
			research: '',
		},
		vat: 'without',
		level,
		repayment: 'declining',
	};
}

/** More than a factory of this size ever spends; far below what integers of fen hold exactly. */
const most: Readonly<Record<'sum' | 'years' | 'percent', number>> = { sum: 100_000, years: 30, percent: 100 };

/** As many years of tax as the longest carry-forward reaches. */
const yearsOfTax = 10;

/** What stands beside a field, and may be typed with the number. */
export function unitOf(field: TypedField): string {
	if (field === 'years') return text('calculator.yearsUnit');
	return field === 'interest' || field === 'taxRate' ? text('calculator.percent') : text('calculator.unit');
}

/** Undefined: empty. NaN: nothing that can be counted with. */
export function numberIn({ fields }: TypedPlan, field: TypedField): number | undefined {
	const value = typedAmount(fields[field], unitOf(field));
	if (value === undefined) return undefined;
	const isYears = field === 'years';
	const limit = isYears ? most.years : field === 'interest' || field === 'taxRate' ? most.percent : most.sum;
	const isRight = value >= (isYears ? 1 : 0) && value <= limit && (!isYears || Number.isInteger(value));
	return isRight ? value : Number.NaN;
}

/** What can be read of the fields; a wrong one counts as empty, and says so beside itself. */
export function planOf(typed: TypedPlan): MoneyPlan {
	const told = (field: TypedField): number | undefined => {
		const value = numberIn(typed, field);
		return Number.isNaN(value) ? undefined : value;
	};
	const sum = (field: TypedField): Fen | undefined => {
		const value = told(field);
		return value === undefined ? undefined : yuanToFen(value * 10_000);
	};
	const spendOn = (kind: SpendKind): Fen => sum(kind) ?? 0;
	const [principal, years, interest] = [sum('loan'), told('years'), told('interest')];
	const [retrofit, basis, taxDue, taxRate] = [sum('retrofit'), sum('basis'), sum('taxDue'), told('taxRate')];
	return {
		currency: 'CNY',
		spend: {
			software: spendOn('software'),
			devices: spendOn('devices'),
			equipment: spendOn('equipment'),
			rd_equipment: spendOn('rd_equipment'),
			services: spendOn('services'),
		},
		vat: typed.vat,
		levelAfter: typed.level,
		downPayment: sum('downPayment'),
		loan:
			principal === undefined || principal === 0 || years === undefined || interest === undefined
				? undefined
				: { principal, years, interestBp: Math.round(interest * 100), repayment: typed.repayment },
		tax: {
			retrofit: retrofit === undefined || basis === undefined ? undefined : { spend: retrofit, basis },
			research: sum('research'),
			rateBp: taxRate === undefined ? undefined : Math.round(taxRate * 100),
			due: taxDue === undefined ? [] : Array.from({ length: yearsOfTax }, () => taxDue),
		},
	};
}
