import type { CliLanguage } from '../sentences.ts';
import type { Unreadable } from './jobs.ts';

export interface CohortWords {
	readonly unreadable: (why: Unreadable) => string;
	readonly noJson: string;
	readonly tooLarge: (bytes: number) => string;
	readonly noFolder: (folder: string) => string;
	readonly noLanguage: (language: string) => string;
	readonly cannotWrite: (detail: string) => string;
	readonly nothingRead: (folder: string) => string;
	readonly needsDuckDB: (detail: string) => string;
	readonly progress: (scored: number, refused: number) => string;
	readonly moreRefused: (count: number) => string;
	readonly title: string;
	readonly asOf: (day: string) => string;
	readonly rule: string;
	readonly anonymous: string;
	readonly source: Readonly<Record<'read' | 'refused' | 'duplicates', string>>;
	readonly size: Readonly<Record<string, string>>;
	readonly half: Readonly<Record<string, string>>;
	readonly verdict: Readonly<Record<string, string>>;
	readonly levels: { readonly title: string; readonly says: string };
	readonly rungs: { readonly title: string; readonly says: string };
	readonly breaks: {
		readonly title: string;
		readonly says: string;
		readonly open: string;
		readonly none: string;
	};
	readonly breakAt: (kind: string, name: string) => string;
	readonly scenes: {
		readonly title: string;
		readonly says: string;
		readonly all: string;
		readonly untold: string;
	};
	readonly selfAndSeen: { readonly title: string; readonly says: string };
	readonly overClaim: { readonly title: string; readonly says: string; readonly too_few: string };
	readonly change: { readonly title: string; readonly says: string };
	readonly span: (low: string, high: string) => string;
	readonly stepsUnproven: (steps: number) => string;
	readonly scaleHalf: (scale: string, half: string) => string;
	readonly official: string;
	readonly chain: string;
	readonly column: Readonly<
		Record<'what' | 'firms' | 'share' | 'all' | 'scene' | 'item' | 'over' | 'steps', string>
	>;
	readonly fewer: string;
	readonly withheld: string;
	readonly nobody: string;
}

/** Words of the command and of its report, in the terminal's two languages. */
export const cohortWords: Readonly<Record<CliLanguage, CohortWords>> = {
	'zh-CN': {
		unreadable: (why) =>
			why.kind === 'folder' ? `文件夹打不开：${why.detail}` : '这一行太长（超过 16 MB），读不了',
		noJson: '不是完整的 JSON，可能没拷全；请重新导出这一份',
		tooLarge: (bytes) =>
			`文件太大（${megabytes(bytes)} MB，最多 256 MB）；请分成几个文件，或改成每行一家的 .ndjson`,
		noFolder: (folder) => `没有这个文件夹：${folder}`,
		noLanguage: (language) => `--language：没有这种语言：${language}（可选 zh-CN、en）`,
		cannotWrite: (detail) => `--out：写不进去：${detail}`,
		nothingRead: (folder) => `${folder} 里没有一份能读的体检（.json 或 .ndjson）`,
		needsDuckDB: (detail) =>
			`这条命令要用 DuckDB，现在没有装上。请运行：npm install --include=optional（${detail}）`,
		progress: (scored, refused) => `已读 ${scored} 份，读不了 ${refused} 份`,
		moreRefused: (count) => `还有 ${count} 份读不了`,
		title: '企业数字化体检汇总',
		asOf: (day) => `截至 ${day}`,
		rule: '不足 5 家的不细分，写“不足5家”；如果用合计减去别的数就能推出来，最小的另一项也不写，记作“不公开”。合计里都算了。',
		anonymous: '已匿名：表里没有企业名称、编号、文件名和具体日期。',
		source: { read: '读入体检', refused: '读不了', duplicates: '重复' },
		size: { check_ups: '体检', firms: '企业', visited: '有实证的企业', followed: '做过复诊的企业' },
		half: { claimed: '自己说的', evidenced: '有实证的' },
		verdict: { risen: '上升', 'no-proven-change': '没有确证的变化', fallen: '下降' },
		levels: {
			title: '官方等级分布',
			says: '每家企业取最近一次体检。还没答全、等级定不下来的，写成从几级到几级，不取平均。实线是已定，虚线是未定。',
		},
		rungs: { title: '贯通等级分布', says: '数据在设计、生产、供应、销售之间一路通到哪一级；同样不取平均。' },
		breaks: {
			title: '链条最先断在哪里',
			says: '按企业自己说的，往上一级去路上最弱的一处。',
			open: '没人回答，说不准',
			none: '没有断点',
		},
		breakAt: (kind, name) => (kind === 'node' ? `${name}：还没有系统` : name),
		scenes: {
			title: '各产业集群的业务场景',
			says: '格里大数是场景水平的中位数（0–4），小字是答了这个场景的企业数。底色越深，水平越高。',
			all: '全部',
			untold: '没说产业',
		},
		selfAndSeen: {
			title: '自己说的和看到的',
			says: '只算有实证的企业：自己说的已定等级里，有几级还没有人看到证据。',
		},
		overClaim: {
			title: '哪些题容易说高',
			says: '企业先自己说，后来顾问看到或有记录；至少 5 家才列。中间可能真的改进了，所以实际说高的只会更多。',
			too_few: '还没有哪道题有 5 家先说后看。',
		},
		change: { title: '复诊的变化', says: '同一家企业第一次比最近一次；前后范围不重叠，才算上升或下降。' },
		span: (low, high) => (low === high ? low : `${low} 至 ${high}（未定）`),
		stepsUnproven: (steps) => (steps === 0 ? '都有实证' : `${steps} 级还没有实证`),
		scaleHalf: (scale, half) => `${scale}（${half}）`,
		official: '官方等级',
		chain: '贯通等级',
		column: {
			what: '项目',
			firms: '企业数',
			share: '占比',
			all: '合计',
			scene: '场景',
			item: '题目',
			over: '说高的',
			steps: '平均说高（档）',
		},
		fewer: '不足5家',
		withheld: '不公开',
		nobody: '还没有企业。',
	},
	en: {
		unreadable: (why) =>
			why.kind === 'folder'
				? `cannot open the folder: ${why.detail}`
				: 'the line is too long (over 16 MB) to be read',
		noJson: 'is no complete JSON, perhaps cut off while copying; export it again',
		tooLarge: (bytes) =>
			`the file is too large (${megabytes(bytes)} MB, at most 256 MB); split it, or write .ndjson with one firm a line`,
		noFolder: (folder) => `no such folder: ${folder}`,
		noLanguage: (language) => `--language: no such language: ${language} (zh-CN or en)`,
		cannotWrite: (detail) => `--out: cannot be written: ${detail}`,
		nothingRead: (folder) => `${folder} holds no check-up that can be read (.json or .ndjson)`,
		needsDuckDB: (detail) =>
			`this command needs DuckDB, which is not installed; run: npm install --include=optional (${detail})`,
		progress: (scored, refused) => `${scored} read, ${refused} refused`,
		moreRefused: (count) => `and ${count} more that cannot be read`,
		title: 'Factory check-ups: the cohort',
		asOf: (day) => `as of ${day}`,
		rule: 'Groups of fewer than 5 firms are not broken down: they read “fewer than 5”. Where the total minus the others would tell, the next smallest is withheld too. Totals count them all.',
		anonymous: 'Anonymised: the tables hold no names, ids, files or days.',
		source: { read: 'Check-ups read', refused: 'refused', duplicates: 'duplicates' },
		size: {
			check_ups: 'check-ups',
			firms: 'firms',
			visited: 'firms with evidence',
			followed: 'firms checked again',
		},
		half: { claimed: 'as claimed', evidenced: 'as evidenced' },
		verdict: { risen: 'risen', 'no-proven-change': 'no proven change', fallen: 'fallen' },
		levels: {
			title: 'Official levels',
			says: 'Each firm with its last check-up. Where open answers leave the level unsettled, it stands as from–to and is never averaged. Solid bars are settled, dashed ones are not.',
		},
		rungs: {
			title: 'Chain rungs',
			says: 'How far data flow through design, production, supply and sales; not averaged either.',
		},
		breaks: {
			title: 'Where chains break first',
			says: 'By the firms’ own word: the weakest place on the way to the next rung.',
			open: 'not answered, cannot be told',
			none: 'nothing breaks',
		},
		breakAt: (kind, name) => (kind === 'node' ? `${name}: no system yet` : name),
		scenes: {
			title: 'Scenes by cluster',
			says: 'Large: the median state of the scene (0–4). Small: how many firms answered it. The darker, the higher.',
			all: 'All',
			untold: 'No cluster told',
		},
		selfAndSeen: {
			title: 'Self-diagnosed against evidenced',
			says: 'Firms with evidence only: how many levels of what is certain by their own word nobody has seen yet.',
		},
		overClaim: {
			title: 'What is claimed too high',
			says: 'Said first, seen by an advisor or on record later; from 5 firms on. Firms may have improved in between, so the true over-claim is at least this.',
			too_few: 'No item yet that 5 firms had said and were then seen.',
		},
		change: {
			title: 'Change over time',
			says: 'The same firm, first check-up to last; risen or fallen only where the bounds do not touch.',
		},
		span: (low, high) => (low === high ? low : `${low} to ${high} (not settled)`),
		stepsUnproven: (steps) => (steps === 0 ? 'all proven' : `${steps} not proven yet`),
		scaleHalf: (scale, half) => `${scale}, ${half}`,
		official: 'Official level',
		chain: 'Chain rung',
		column: {
			what: 'What',
			firms: 'Firms (n)',
			share: 'Share',
			all: 'All',
			scene: 'Scene',
			item: 'Item',
			over: 'Claimed higher',
			steps: 'Steps too high, mean',
		},
		fewer: 'fewer than 5',
		withheld: 'withheld',
		nobody: 'No firms yet.',
	},
};

const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
