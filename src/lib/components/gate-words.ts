import type { GateResult } from '../engine/diagnosis.ts';
import type { Scale } from '../engine/scale.ts';
import { formatNumber, formatPoints, formatRange } from '../i18n/formats.ts';
import { contentText, text } from '../i18n/i18n.ts';

type GatePart = GateResult['parts'][number];

/** What a part of a gate asks for, and what there is. */
export function gateWords(scale: Scale, { gate, has, needs }: GatePart): string {
	if (gate.kind === 'points')
		return text('result.gatePoints', {
			needs: formatPoints(needs),
			has: formatRange(formatPoints(has.low), formatPoints(has.high)),
		});
	if (gate.kind === 'count')
		return text('result.gateCount', {
			set: contentText(`scale.${scale.id}.set.${gate.set}`),
			needs,
			option: gate.atOption,
			has: formatRange(formatNumber(has.low), formatNumber(has.high)),
		});
	return '';
}

export function gateSign({ truth }: GatePart): string {
	if (truth === 'true') return '✓';
	return truth === 'false' ? '✕' : '?';
}

export function heldWords({ truth }: GatePart): string {
	if (truth === 'true') return text('result.held');
	return text(truth === 'false' ? 'result.notHeld' : 'result.maybeHeld');
}
