import type { Answers } from '../lib/engine/answer.ts';
import { factsWithResults } from '../lib/engine/advice.ts';
import type { Day } from '../lib/engine/calendar.ts';
import { assessAnswers } from '../lib/engine/diagnosis.ts';
import { standingsOf } from '../lib/engine/offer-status.ts';
import { ownMoney, type OwnMoney } from '../lib/engine/own-money.ts';
import type { MoneyPlan } from '../lib/engine/money-plan.ts';
import type { Offer } from '../lib/engine/offer.ts';
import type { Content } from '../lib/content/read-content.ts';

export interface MoneyQuestion {
	readonly answers: Answers;
	readonly plan: MoneyPlan;
	readonly today: Day;
	/** Offers beyond the packs, which a worked case states itself. */
	readonly further?: readonly Offer[];
}

/** The JSON object of `checkup money`: sums in yuan, exact decimals of the engine's fen. */
export function moneyReport(content: Content, question: MoneyQuestion) {
	const { currency, spend, interest, own, lines, notCounted } = ownMoneyOf(content, question);
	const inYuan = ({ low, high }: { low: number; high: number }) => ({ low: low / 100, high: high / 100 });
	return {
		today: question.today,
		currency,
		spend: spend / 100,
		interest: interest / 100,
		own: inYuan(own),
		lines: lines.map((line) => ({ ...line, amount: inYuan(line.amount) })),
		notCounted: notCounted.filter(({ reason }) => reason.kind !== 'not-eligible' || !reason.outOfReach),
	};
}

/** The own money of a firm that gave these answers, on one day. */
function ownMoneyOf(content: Content, { answers, plan, today, further = [] }: MoneyQuestion): OwnMoney {
	const { questionnaire, scales, rulesFile } = content;
	const { settings } = rulesFile;
	const assessed = assessAnswers(questionnaire, scales, answers);
	const facts = factsWithResults(settings, assessed);
	return ownMoney({
		plan,
		settings,
		offers: standingsOf(
			{ ...rulesFile, offers: [...rulesFile.offers, ...further] },
			{ facts, readings: assessed.readings, today },
		),
	});
}
