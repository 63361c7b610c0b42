import { randomFrom } from './random.ts';
import { report } from './report.ts';
import { element, elements, until } from './until.ts';

/** One photo after the other, as a camera hands them over, until the browser is killed. */
export async function photograph(firm: string): Promise<void> {
	const random = randomFrom(Date.now());
	const input = await until('the camera', () => fileInput('.bar'));
	const tiles = () => elements('[data-capture=photo]').length;
	await report({ kind: 'begun' });
	for (let taken = tiles(); ; taken += 1) {
		choose(input, [await pictureOf(random)]);
		await until('the photo', () => tiles() > taken);
		await report({ kind: 'photos', firm, count: tiles() });
	}
}

export function fileInput(within: string): HTMLInputElement | undefined {
	const input = element(`${within} input[type=file]`);
	return input instanceof HTMLInputElement ? input : undefined;
}

/** As a finger chooses files. */
export function choose(input: HTMLInputElement, files: readonly File[]): void {
	const chosen = new DataTransfer();
	for (const file of files) chosen.items.add(file);
	input.files = chosen.files;
	input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function pictureOf(random: () => number): Promise<File> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [800, 600];
	const paper = canvas.getContext('2d');
	for (let spot = 0; spot < 300 && paper; spot++) {
		paper.fillStyle = `hsl(${String(random() * 360)} 60% 50%)`;
		paper.fillRect(random() * 800, random() * 600, 60, 60);
	}
	const blob = await new Promise<Blob | null>((done) => {
		canvas.toBlob(done, 'image/jpeg');
	});
	return new File([blob ?? ''], 'board.jpg', { type: 'image/jpeg' });
}
