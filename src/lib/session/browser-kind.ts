/** Apps that show web pages in a window of their own: storage, download and print may be missing there. */
const hosts = [
	// WeCom is WeChat too, by its own words; whoever names both is the more special one.
	{ host: 'wecom', sign: /wxwork/i },
	{ host: 'wechat', sign: /MicroMessenger/i },
	{ host: 'dingtalk', sign: /DingTalk/i },
	{ host: 'feishu', sign: /\b(?:Lark|Feishu)\//i },
	{ host: 'alipay', sign: /AlipayClient/i },
	{ host: 'weibo', sign: /__weibo__|\bWeibo\b/i },
	{ host: 'douyin', sign: /\baweme|BytedanceWebview|ToutiaoMicroApp|NewsArticle/i },
	{ host: 'kuaishou', sign: /\bKwai|\bksNebula/i },
	{ host: 'xiaohongshu', sign: /xhsdiscover|\bXHS\b/i },
	// The browser of the same house calls itself MQQBrowser, and is one.
	{ host: 'qq', sign: /(?:^|[\s;])QQ\/\d/ },
	{ host: 'other', sign: /\bFB(?:AN|AV)\/|Instagram|\bLine\/\d|baiduboxapp/i },
] as const;

export type HostApp = (typeof hosts)[number]['host'];

/** What matters for keeping the answers and for installing. */
export type BrowserKind =
	| { readonly kind: 'in-app'; readonly host: HostApp }
	/** iPhone and iPad: installed by hand, through the share sheet of the browser. */
	| { readonly kind: 'share-sheet' }
	| { readonly kind: 'browser' };

export interface BrowserSigns {
	readonly userAgent: string;
	/** An iPad calls itself a Mac, but no Mac has a touch screen. */
	readonly maxTouchPoints: number;
}

export function browserKind({ userAgent, maxTouchPoints }: BrowserSigns): BrowserKind {
	const inApp = hosts.find(({ sign }) => sign.test(userAgent));
	if (inApp !== undefined) return { kind: 'in-app', host: inApp.host };
	const isApple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
	return isApple && sharesToHomeScreen.test(userAgent) ? { kind: 'share-sheet' } : { kind: 'browser' };
}

/** Safari, and since iOS 16.4 the browsers of Google, Mozilla and Microsoft there; others can not. */
const sharesToHomeScreen = /\bVersion\/[\d.]+.*Safari\/|CriOS\/|FxiOS\/|EdgiOS\//;
