import { text } from '$lib/i18n/i18n.ts';
import type { FirmAdvice } from '$lib/session/firm-advice.svelte.ts';
import { today } from '$lib/session/today.ts';
import { flushSync, mount, unmount } from 'svelte';
import OwnerReport from './OwnerReport.svelte';
import { element, pageFile } from './page-file.ts';

/** The owner's report for whoever has no app. What anyone typed comes out as text, because it never was anything else. */
export function reportFile(advice: FirmAdvice, name: string): string {
	const title = text('format.pair', { name: text('report.title'), value: name || text('result.unnamed') });
	const footer = element('p', { class: 'small soft' }, text('report.footer'));
	return pageFile(title, [drawnReport(advice, name), footer].join('\n'));
}

/** Drawn by the same component as on the report page, out of sight, but laid out: long words are measured. */
function drawnReport(advice: FirmAdvice, name: string): string {
	const target = document.createElement('div');
	Object.assign(target.style, { position: 'fixed', visibility: 'hidden' });
	document.body.append(target);
	const report = mount(OwnerReport, {
		target,
		props: { session: advice.session, advice, day: today(), name, atOnce: true },
	});
	flushSync();
	const drawn = target.innerHTML;
	void unmount(report);
	target.remove();
	return drawn;
}
