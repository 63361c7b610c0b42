import { waitForTurn } from '$lib/components/turns.ts';

/** Photos are shown a few to a row: more would only make the file too heavy for a chat. */
const widestPhoto = 800;

/**
 * What is drawn, as letters that need nothing from outside and no app: without what is only tapped and without ways within
 * the app; photos lie in it, folds are open.
 */
export async function standingAlone(drawn: HTMLElement): Promise<string> {
	// Parts come in turn, this one after all of them.
	await new Promise<void>((resolve) => void waitForTurn(resolve));
	const photos = await Promise.all([...drawn.querySelectorAll('img')].map(asLetters));
	const copy = document.createElement('div');
	copy.className = drawn.className;
	copy.append(...[...drawn.childNodes].map((node) => node.cloneNode(true)));
	copy.querySelectorAll('img').forEach((image, index) => {
		const letters = photos[index];
		if (letters === undefined) image.remove();
		else image.src = letters;
	});
	for (const tapped of copy.querySelectorAll(onlyTapped)) tapped.remove();
	for (const way of copy.querySelectorAll('a:not([href^="http"], [href^="tel:"])'))
		way.removeAttribute('href');
	for (const fold of copy.querySelectorAll('details')) fold.open = true;
	return copy.outerHTML;
}

const onlyTapped = 'button, input, select, textarea, dialog, progress, [data-only-tapped], [data-waiting]';

/** Undefined where it can not be read. Through a canvas, for the app's policy lets nothing be fetched but its own files. */
async function asLetters(image: HTMLImageElement): Promise<string | undefined> {
	const isThere = await image.decode().then(
		() => true,
		() => false,
	);
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d');
	if (!isThere || context === null) return undefined;
	const scale = Math.min(1, widestPhoto / image.naturalWidth);
	canvas.width = Math.round(image.naturalWidth * scale);
	canvas.height = Math.round(image.naturalHeight * scale);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas.toDataURL('image/jpeg', 0.85);
}
