import lighthouse from 'lighthouse';
import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { storeFirm } from '../journeys/walking.ts';
import { atLeast, type Figure } from './figure.ts';
import { switchOn } from './phone.ts';

const firm = 'bench';
const pages = [
	{ name: 'start', path: '/' },
	{ name: 'question', path: `/check/?firm=${firm}&at=finance` },
	{ name: 'result', path: `/result/?firm=${firm}` },
	{ name: 'report', path: `/report/?firm=${firm}` },
] as const;

const timed = [
	{ id: 'performance', budget: atLeast(98) },
	{ id: 'best-practices', budget: atLeast(100) },
] as const;
/** The same in every run, and one look at it is enough. */
const untimed = [{ id: 'accessibility', budget: atLeast(100) }] as const;
type Category = (typeof timed)[number] | (typeof untimed)[number];

const told = [
	{ audit: 'first-contentful-paint', name: 'first paint' },
	{ audit: 'largest-contentful-paint', name: 'largest paint' },
	{ audit: 'total-blocking-time', name: 'blocking' },
	{ audit: 'interactive', name: 'interactive' },
] as const;

/**
 * Lighthouse as it comes: a mobile on slow 4G, nothing cached; the firm is on the device already. Every run has a browser
 * of its own: what the last page's service worker still fetches would count as work of the next page.
 */
export async function measureLighthouse(home: string, runs: number): Promise<readonly Figure[]> {
	const figures: Figure[] = [];
	for (const { name, path } of pages) {
		const reports: Report[] = [];
		for (let run = 0; run < runs; run++) reports.push(await freshReportOf(home, { path, categories: timed }));
		figures.push(
			...pointsOf(name, reports, timed),
			...told.map(({ audit, name: word }) => ({
				what: `Lighthouse ${name}: ${word}`,
				unit: 'ms' as const,
				values: reports.map((report) => report.audits[audit]?.numericValue ?? NaN),
			})),
			{
				what: `Lighthouse ${name}: this machine, as it measured it`,
				unit: 'count',
				values: reports.map((report) => report.environment.benchmarkIndex),
			},
		);
		complain(name, reports);
	}
	for (const { name, path } of pages) {
		const report = await freshReportOf(home, { path, categories: untimed });
		figures.push(...pointsOf(name, [report], untimed));
		complain(name, [report]);
	}
	return figures;
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

const pointsOf = (page: string, reports: readonly Report[], categories: readonly Category[]): Figure[] =>
	categories.map(({ id, budget }) => ({
		what: `Lighthouse ${page}: ${id}`,
		unit: 'points',
		values: reports.map((report) => (report.categories[id]?.score ?? NaN) * 100),
		budget,
	}));

async function freshReportOf(
	home: string,
	{ path, categories }: { path: string; categories: readonly Category[] },
): Promise<Report> {
	const phone = await switchOn(home, { debuggingPort: 4358 });
	const [page = await phone.context.newPage()] = phone.context.pages();
	await storeFirm(page, { id: firm, plan: shoeWorkshop });
	await page.goto('about:blank');
	const done = await lighthouse(`${home}${path}`, {
		port: phone.debuggingPort,
		logLevel: 'error',
		onlyCategories: categories.map(({ id }) => id),
	});
	await phone.switchOff();
	if (done?.lhr.runtimeError !== undefined) throw new Error(done.lhr.runtimeError.message);
	if (done === undefined) throw new Error(`Lighthouse has no report of ${path}`);
	return done.lhr;
}

function complain(page: string, reports: readonly Report[]): void {
	for (const complaint of new Set(reports.flatMap(complaintsOf))) console.error(`${page}: ${complaint}`);
}

/** What keeps a page from full marks, for whoever mends it. */
const complaintsOf = ({ categories: scored, audits }: Report): readonly string[] =>
	Object.values(scored).flatMap(({ id, auditRefs }) =>
		auditRefs.flatMap((ref) => {
			const audit = audits[ref.id];
			const isLacking = ref.weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 0.9;
			return isLacking ? [`${id}: ${audit?.title ?? ref.id} ${audit?.displayValue ?? ''}`.trim()] : [];
		}),
	);
