import type { Figure } from './figure.ts';
import { switchOn } from './phone.ts';
import { answerAll, begin } from '../journeys/walking.ts';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { wordsIn } from '../journeys/words.ts';

/** What an advisor's phone holds after a day of check-ups without a reload. */
const answers = 200;

export async function measureMemory(home: string): Promise<readonly Figure[]> {
	const phone = await switchOn(home);
	const page = await phone.context.newPage();
	const session = await phone.context.newCDPSession(page);
	const say = wordsIn('zh-CN');
	const held = async () => {
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		const { nodes } = await session.send('Memory.getDOMCounters');
		return { heap: usedSize / 2 ** 20, nodes };
	};
	await begin(page, say);
	const before = await held();
	let given = 0;
	for (;;) {
		const asked = await answerAll(page, { plan: shoeWorkshop, say, count: 50 });
		given += asked.length;
		if (given >= answers) break;
		await page
			.getByRole('link', { name: say('app.home') })
			.first()
			.click();
		await page.getByRole('link', { name: say('start.begin') }).click();
	}
	const after = await held();
	await phone.switchOff();
	const sitting = `${String(answers)} screens answered in one sitting`;
	return [
		{ what: `heap before`, unit: 'MiB', values: [before.heap] },
		{ what: `${sitting}: heap`, unit: 'MiB', values: [after.heap] },
		{ what: `${sitting}: nodes`, unit: 'count', values: [after.nodes] },
	];
}
