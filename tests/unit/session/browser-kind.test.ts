import { describe, expect, it } from 'vitest';
import { browserKind } from '../../../src/lib/session/browser-kind.ts';

const android = 'Mozilla/5.0 (Linux; Android 13; V2203A Build/TP1A) AppleWebKit/537.36 (KHTML, like Gecko)';
const iPhone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const safari = 'Version/17.4 Mobile/15E148 Safari/604.1';

const kindOf = (userAgent: string, maxTouchPoints = 5) => browserKind({ userAgent, maxTouchPoints });

/** As the apps call themselves on the two systems. */
const inApp = {
	wechat: [
		`${android} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F36) WeChat/arm64 NetType/WIFI Language/zh_CN`,
		`${iPhone} Mobile/15E148 MicroMessenger/8.0.47(0x18002f2c) NetType/WIFI Language/zh_CN`,
		'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 Chrome/116.0.0.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat(0x63090819)',
	],
	wecom: [`${iPhone} Mobile/15E148 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh ColorScheme/Light`],
	dingtalk: [
		`${android} Version/4.0 Chrome/100.0.4896.58 Mobile Safari/537.36 AliApp(DingTalk/7.5.5) com.alibaba.android.rimet/31498211`,
		`${iPhone} Mobile/15E148 AliApp(DingTalk/7.5.5) com.laiwang.DingTalk/32013404 Channel/201200`,
	],
	feishu: [
		`${android} Version/4.0 Chrome/110.0.5481.154 Mobile Safari/537.36 Lark/7.12.6 LarkLocale/zh_CN ChannelName/Feishu`,
	],
	alipay: [`${iPhone} Mobile/15E148 Ariver/1.1.0 AliApp(AP/10.5.66.6000) Nebula AlipayClient/10.5.66.6000`],
	weibo: [`${iPhone} Mobile/15E148 Weibo (iPhone14,5__weibo__14.4.1__iphone__os17.4)`],
	douyin: [
		`${android} Version/4.0 Chrome/104.0.5112.97 Mobile Safari/537.36 aweme_280100 JsSdk/1.0 NetType/WIFI BytedanceWebview/d8a21c6`,
	],
	qq: [
		`${android} Version/4.0 MQQBrowser/6.2 TBS/046805 Mobile Safari/537.36 V1_AND_SQ_8.9.93_4952_YYB_D QQ/8.9.93.13475 NetType/WIFI`,
		`${iPhone} Mobile/15E148 QQ/9.0.20.607 V1_IPH_SQ_9.0.20_1_APP_A`,
	],
	other: [`${iPhone} Mobile/21E236 [FBAN/FBIOS;FBAV/456.0.0.41.110;FBBV/577498862]`],
} as const;

describe('a page inside another app', () => {
	const samples = Object.entries(inApp).flatMap(([host, agents]) => agents.map((agent) => [host, agent]));
	it.each(samples)('is known to stand in %s', (host, agent) => {
		expect(kindOf(agent)).toEqual({ kind: 'in-app', host });
	});
});

describe('iPhone and iPad', () => {
	it.each([
		['Safari', `${iPhone} ${safari}`],
		['Chrome', `${iPhone} CriOS/124.0.6367.71 Mobile/15E148 Safari/604.1`],
		['Firefox', `${iPhone} FxiOS/125.0 Mobile/15E148 Safari/605.1.15`],
		['Edge', `${iPhone} EdgiOS/124.0.2478.50 Version/17.0 Mobile/15E148 Safari/604.1`],
		['an iPad, which calls itself a Mac', `${mac} Version/17.4 Safari/605.1.15`],
	])('install through the share sheet of %s', (_, agent) => {
		expect(kindOf(agent)).toEqual({ kind: 'share-sheet' });
	});

	it.each([
		['a browser that can not', `${iPhone} Mobile/15E148 MQQBrowser/14.9.1 QBWebViewUA/2`],
		['a bare web view', `${iPhone} Mobile/15E148`],
	])('are shown no way in %s', (_, agent) => {
		expect(kindOf(agent)).toEqual({ kind: 'browser' });
	});
});

describe('a browser of its own', () => {
	it.each([
		['Chrome on Android', `${android} Chrome/124.0.0.0 Mobile Safari/537.36`],
		['Huawei', `${android} Chrome/114.0.5735.196 HuaweiBrowser/14.0.5.302 Mobile Safari/537.36`],
		[
			'Xiaomi',
			`${android} Version/4.0 Chrome/109.0.5414.118 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.2.10`,
		],
		[
			'QQ Browser, which is not QQ',
			`${android} Version/4.0 Chrome/109.0.5414.86 MQQBrowser/14.9 Mobile Safari/537.36`,
		],
		['UC', `${android} Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.5.8.1309 Mobile Safari/537.36`],
		['Firefox on a computer', 'Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0'],
		[
			'WebKitGTK',
			'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
		],
	])('is %s', (_, agent) => {
		expect(kindOf(agent)).toEqual({ kind: 'browser' });
	});

	it('is Safari on a Mac, which has no touch screen', () => {
		expect(kindOf(`${mac} Version/17.4 Safari/605.1.15`, 0)).toEqual({ kind: 'browser' });
	});
});
