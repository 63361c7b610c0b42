import type { Page } from '@playwright/test';
import { lot } from '../journeys/filmed.ts';
import { largestFirm } from '../journeys/largest-firm.ts';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { answeredAt, entriesOf, putRows, storeFirm, until, type Plan } from '../journeys/walking.ts';
import type { Language } from '../journeys/words.ts';
import { storePhotos } from './photos.ts';

export const firmSorts = ['nothing', 'short', 'typical', 'everything', 'photos'] as const;
export type FirmSort = (typeof firmSorts)[number];

export interface Firm {
	readonly name: string;
	/** Its level, rung and next step are those of `shoe-workshop.ts`. */
	readonly isWorkshop: boolean;
	/** When the last thing was said, in milliseconds. */
	readonly answered: number;
	readonly store: (page: Page, name: string) => Promise<void>;
}

const named = (name: string, plan: Plan): Plan => ({ ...plan, firm: { ...plan['firm'], firm_name: name } });
const store = (page: Page, plan: Plan) => storeFirm(page, { id: 'firm', plan });

const workshop = { name: '晋江宏达鞋业', isWorkshop: true, answered: answeredAt };

/** From one that gave no answer to one that could not give more. */
export const firmOf: Readonly<Record<FirmSort, (language: Language) => Firm>> = {
	nothing: () => ({ name: '', isWorkshop: false, answered: answeredAt, store: (page) => store(page, {}) }),
	short: () => ({
		...workshop,
		isWorkshop: false,
		store: (page, name) => store(page, named(name, until(shoeWorkshop, 'product_design'))),
	}),
	typical: () => ({ ...workshop, store: (page, name) => store(page, named(name, shoeWorkshop)) }),
	everything: (language) => ({
		name: longNames[language],
		isWorkshop: false,
		answered: Math.max(...Object.values(everything().answers).map(({ at }) => at)),
		store: async (page, name) => {
			await store(page, named(name, {}));
			await putRows(page, { entries: everyAnswer(name) });
		},
	}),
	photos: (language) => ({
		name: longNames[language],
		isWorkshop: true,
		answered: answeredAt,
		store: async (page, name) => {
			await store(page, named(name, shoeWorkshop));
			const heard = { by: 'workshop_head', at: 5, evidence: 'E0' } as const;
			await putRows(page, { entries: entriesOf('firm', { energy: { energy: 'level0' } }, heard) });
			await storePhotos(page, 40);
		},
	}),
};

/** Of sixty characters each. */
const longNames: Readonly<Record<Language, string>> = {
	'zh-CN':
		'福建省泉州市晋江市陈埭镇四境社区宏达兄弟运动休闲鞋服与户外箱包及鞋材配套制造进出口贸易有限责任公司第二分公司跨境电商仓库',
	en: 'Quanzhou Jinjiang Hongda Brothers Footwear & Outdoor Luggage',
	es: 'Manufacturas Internacionales de Calzado Deportivo Jinjiang 2',
	ar: 'شركة الإخوة هونغدا لصناعة الأحذية الرياضية والحقائب المحدودة',
};

interface FileAnswer {
	readonly value: unknown;
	readonly by: string;
	readonly at: number;
	readonly evidence: 'E0' | 'E2';
	readonly note?: string;
}

/** Every item, by four people, with long notes; one draw for all, since the next draw is another firm. */
const everything = () =>
	JSON.parse(largestFirm(lot(3))) as { readonly answers: Readonly<Record<string, FileAnswer>> };

function everyAnswer(name: string): readonly unknown[] {
	return Object.entries(everything().answers).flatMap(([item, { value, note, ...said }]) => {
		const plan = { any: { [item]: saidAs(item === 'firm_name' ? name : value) } };
		return entriesOf('firm', plan, said).map((entry) => ({
			...entry,
			record: { ...entry.record, ...(note !== undefined && { note }) },
		}));
	});
}

const saidAs = (value: unknown) =>
	typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value as string | number | readonly string[]);
