import { optionsOf } from '../journeys/words.ts';

const counties = optionsOf('county').slice(0, 12);
const clusters = optionsOf('cluster');
const makes = ['鞋业', '服装', '卫浴', '石材', '食品', '陶瓷', '机械', '纸品', '塑胶', '电子'];
const people = ['王厂长', '李经理', '陈总', '林主任', '黄老板'];
const hour = 3_600_000;

/** Rows of so many made-up firms as they lie on a device: card, check-up, answers that describe it, and what a list shows. */
export function firmsList(count: number, edition: string) {
	const numbers = Array.from({ length: count }, (_, index) => index);
	const begun = Date.UTC(2026, 8, 1);
	const of = (number: number) => begun + number * hour;
	const dayOf = (number: number) => new Date(of(number)).toISOString().slice(0, 10);
	const profile = (number: number) => ({
		county: counties[number % counties.length] ?? '',
		cluster: clusters[(number * 7) % clusters.length] ?? '',
		headcount: 20 + (number % 380),
	});
	const id = (number: number) => `firm-${String(number)}`;
	const name = (number: number) => `福建${makes[number % makes.length] ?? ''}${String(number)}有限公司`;
	return {
		firms: numbers.map((number) => ({
			id: id(number),
			person: people[number % people.length] ?? '',
			phone: `1380000${String(number).padStart(4, '0')}`,
			address: `工业路 ${String(number)} 号`,
			remark: number % 3 === 0 ? '上回说想先看排产' : '机台多，单子杂',
			planned: dayOf(number % 2000),
			...(number % 2 === 0 && { visited: dayOf(number % 2000) }),
			...(number % 4 === 0 && { reported: dayOf(number % 2000) }),
			updatedAt: of(number),
		})),
		assessments: numbers.map((number) => ({
			id: id(number),
			name: name(number),
			questionnaire: 'factory',
			version: 1,
			createdAt: begun,
			updatedAt: of(number),
			reached: 0.2,
		})),
		entries: numbers.flatMap((number) => {
			const { county, cluster, headcount } = profile(number);
			const answers = {
				firm_name: { kind: 'text', value: name(number) },
				county: { kind: 'chosen', option: county },
				cluster: { kind: 'chosen', option: cluster },
				headcount: { kind: 'amount', value: headcount },
			};
			return Object.entries(answers).map(([item, answer]) => ({
				assessment: id(number),
				item,
				record: { answer, by: 'advisor', at: begun, evidence: 'E0' },
				save: `${id(number)}-${item}`,
				savedAt: begun,
			}));
		}),
		summaries:
			edition === ''
				? []
				: numbers.map((number) => ({
						assessment: id(number),
						of: of(number),
						edition,
						answered: 4,
						evidenced: 0,
						rung: { low: number % 4, high: 3 + (number % 3) },
						level: { low: number % 2, high: 2 + (number % 2) },
						profile: profile(number),
					})),
	};
}
