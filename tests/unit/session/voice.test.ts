import { describe, expect, it } from 'vitest';
import { voiceFor } from '../../../src/lib/session/voice.svelte.ts';

const voice = (lang: string, localService = true): SpeechSynthesisVoice => ({
	lang,
	localService,
	name: lang,
	voiceURI: lang,
	default: false,
});
const chosen = (language: string, ...voices: readonly SpeechSynthesisVoice[]) =>
	voiceFor(voices, language)?.lang;

describe('the voice that reads aloud', () => {
	it('lives on the device: one that sends the words away is never used', () => {
		expect(chosen('en', voice('en-US', false))).toBeUndefined();
		expect(chosen('en', voice('en-US', false), voice('en-GB'))).toBe('en-GB');
	});

	it('speaks the language of the page', () => {
		expect(chosen('zh-CN', voice('en-US'), voice('zh_CN'))).toBe('zh_CN');
		expect(chosen('ar', voice('en-US'))).toBeUndefined();
		expect(chosen('es', voice('es-MX'))).toBe('es-MX');
	});

	it('reads Mandarin, not Cantonese', () => {
		expect(chosen('zh-CN', voice('zh-HK'))).toBeUndefined();
		expect(chosen('zh-CN', voice('zh-HK'), voice('zh-TW'), voice('zh-CN'))).toBe('zh-CN');
		expect(chosen('zh-CN', voice('cmn-Hans-CN'))).toBe('cmn-Hans-CN');
	});
});
