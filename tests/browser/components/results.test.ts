import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import OfficialCard from '../../../src/lib/components/OfficialCard.svelte';
import OtherScales from '../../../src/lib/components/OtherScales.svelte';
import '../../../src/lib/components/theme.css';
import { diagnose } from '../../../src/lib/engine/diagnosis.ts';
import { contentText, switchLanguage, text } from '../../../src/lib/i18n/i18n.ts';
import { chosen, content, makeFirm, openFolds, several, there } from './make-firm.ts';

const { questionnaire, scales, official, chain, crosswalk } = content;

describe('the official card', () => {
	const show = async (told: Parameters<typeof makeFirm>[0]) => {
		const { official: claimed } = makeFirm(told);
		const props = { scale: official, claimed, evidenced: undefined };
		return (await render(OfficialCard, { props })).container.textContent;
	};

	it('names beside the strict result what it would be without an item that does not apply', async () => {
		const said = await show({
			Q1: { kind: 'not-applicable', reason: 'not_done_here' },
			Q2: chosen('over_80'),
		});
		expect(said).toContain(contentText('item.Q1.short'));
		expect(said).toContain(text('result.strict'));
	});

	it('says nothing of it where everything applies', async () => {
		expect(await show({ Q2: chosen('over_80') })).not.toContain(text('result.strict'));
	});
});

describe('what other scales would say', () => {
	afterEach(() => switchLanguage('zh-CN'));

	const show = async () => {
		const { answers } = makeFirm({
			does_itself: several('design', 'supply'),
			Q1: several('office_network'),
			marketing: chosen('level1'),
		});
		const { claimed } = diagnose(questionnaire, scales, answers);
		const props = { scales, official, chain, crosswalk, assessed: claimed, evidenced: undefined };
		const { container } = await render(OtherScales, { props });
		await openFolds(container);
		return container;
	};

	it.each(['zh-CN', 'en'] as const)(
		'is named approximate, in whole points, with what is not known, in %s',
		async (language) => {
			await switchLanguage(language);
			const card = await show();
			const article = there(card.querySelector('article')).textContent;
			expect(article).toContain(contentText('scale.eu-dma.title'));
			expect(article).toContain(contentText('scale.eu-dma.remark'));
			// 41 of 100 points less what is rounded off: the rest has no question of ours.
			expect(article).toContain(text('otherScales.fed', { points: '40', of: '100' }));
			expect(card.textContent).not.toMatch(/\d\.\d/);
		},
	);

	it('marks each framework by a sign and words, with its source and whether that was checked', async () => {
		const card = await show();
		const rows = [...card.querySelectorAll('tbody tr')].map((row) =>
			row.textContent.replaceAll(/\s+/g, ' ').trim(),
		);
		const cmmm = there(rows.find((row) => row.startsWith(contentText('crosswalk.framework.cmmm.name'))));
		expect(cmmm).toContain(`≈ ${contentText('crosswalk.framework.cmmm.level.cmmm2')}`);
		expect(cmmm).toContain(contentText('crosswalk.fit.approximate'));
		expect(cmmm).toContain(text('about.checked.partly'));
		expect(rows.some((row) => row.includes(`? ${contentText('crosswalk.fit.cannot-say')}`))).toBe(true);
	});

	it('fits a narrow phone', async () => {
		const card = await show();
		card.style.width = '288px';
		expect(card.scrollWidth).toBeLessThanOrEqual(288);
	});
});
