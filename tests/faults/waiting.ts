import type { Device, Running } from './device.ts';
import type { Host } from './host.ts';
import type { Report } from './told.ts';

const patience = 40_000;
/** After that whoever holds the phone opens the browser once more. */
const patienceAtStart = 20_000;

/** The first report of a kind since the page was started. */
export async function reported<Kind extends Report['kind']>(
	{ reports, asked }: Host,
	kind: Kind,
	patient = patience,
): Promise<Extract<Report, { kind: Kind }>> {
	for (const end = performance.now() + patient; performance.now() < end; await moment(10))
		for (const report of reports) {
			if (isOf(report, kind)) return report;
			if (report.kind === 'stuck') throw new Error(report.words);
		}
	throw new Error(
		`the page did not tell “${kind}”, only ${reports.map((report) => report.kind).join()}; last asked for: ${asked.slice(-6).join(' ')}`,
	);
}

/**
 * Starts the browser and waits for what its page finds. WebKitGTK, killed before, now and then opens a window that asks for
 * nothing at all: then it is opened again, as a person would.
 */
export async function startedOn(
	device: Device,
	host: Host,
): Promise<{ readonly running: Running; readonly found: Extract<Report, { kind: 'found' }> }> {
	for (let attempt = 1; ; attempt++) {
		host.reports.length = 0;
		const running = device.start(host.address);
		const found = await reported(host, 'found', patienceAtStart).catch(async (error: unknown) => {
			await running.kill();
			if (attempt === 3) throw error;
			return undefined;
		});
		if (found) return { running, found };
	}
}

const isOf = <Kind extends Report['kind']>(
	report: Report,
	kind: Kind,
): report is Extract<Report, { kind: Kind }> => report.kind === kind;

export const moment = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
