import { openCodeReader } from './code-reader.ts';
import { pixelsOf, type Drawable } from './pixels.ts';
import type { Pixels } from './read-code.ts';

/** A code on a screen held up to the camera has some eight of these pixels for each of its own. */
const longestSide = 1280;
/** Where a browser does not tell of new pictures: as often as most cameras have one. */
const glanceEvery = 33;

/** Tells of every code that the camera sees, until the returned function is called. */
export function watchCodes(video: HTMLVideoElement, found: (text: string) => void): () => void {
	const reader = openCodeReader();
	let left = false;
	const look = async () => {
		const pixels = pictureNow(video);
		const text = pixels && (await reader.read(pixels, 'glance'));
		if (left) return;
		if (text !== undefined) found(text);
		wait();
	};
	// One picture after the other: what comes meanwhile is passed over.
	const wait = () => {
		if (left) return;
		if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => void look());
		else setTimeout(() => void look(), glanceEvery);
	};
	wait();
	return () => {
		left = true;
		reader.close();
	};
}

/** Undefined while the camera warms up. */
function pictureNow(video: HTMLVideoElement): Pixels | undefined {
	const { videoWidth: width, videoHeight: height } = video;
	if (width === 0 || height === 0) return undefined;
	const picture: Drawable = { source: video, width, height };
	return pixelsOf(picture, longestSide);
}
