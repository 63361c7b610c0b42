import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface AskedItem {
	readonly id: string;
	readonly kind: 'ladder' | 'choice' | 'multi' | 'amount' | 'yes-no' | 'text';
	readonly options?: readonly (string | { readonly id: string })[];
	readonly min?: number;
}

const people = ['owner', 'workshop_head', 'accountant', 'advisor'];
const remark =
	'车间主任说订单先写在白板上再抄进表格老板娘月底对一次账仓库少料靠喊采购在微信群里报价质检只记在本子上没有拍照设备点检表挂在墙上三个月没有换过新的一张财务软件只有会计一个人会用出货单手写客户催货打电话问才知道到哪一步了';

/** An answers file with every item answered and twenty notes of a hundred signs, no two alike. */
export function largestFirm(draw: () => number): string {
	const { items } = parse(
		readFileSync(join(import.meta.dirname, '../../questionnaires/factory/questionnaire.yaml'), 'utf8'),
	) as { readonly items: readonly AskedItem[] };
	const answers = items.map((item, index) => [
		item.id,
		{
			value: answerTo(item, draw),
			by: people[index % people.length],
			at: 1_763_800_000_000 + index * 20_000 + Math.floor(draw() * 15_000),
			evidence: `E${String(index % 4)}`,
			...(index < 20 && {
				note: Array.from({ length: 100 }, () => remark[Math.floor(draw() * remark.length)]).join(''),
			}),
		},
	]);
	return JSON.stringify({ questionnaire: 'factory', answers: Object.fromEntries(answers) as unknown });
}

function answerTo({ kind, options = [], min = 0 }: AskedItem, draw: () => number): unknown {
	const ids = options.map((option) => (typeof option === 'string' ? option : option.id));
	switch (kind) {
		case 'text':
			return '晋江宏达鞋业有限公司';
		case 'amount':
			return min + Math.floor(draw() * 2) + 10;
		case 'yes-no':
			return draw() < 0.5;
		case 'multi':
			return ids;
		case 'ladder':
		case 'choice':
			return ids[Math.floor(draw() * ids.length)];
	}
}
