import { downloadFile } from './answers-download.ts';

/** What became of something that the reader wanted to send. */
export type HandedOver = 'shared' | 'copied' | 'saved' | 'cancelled' | 'refused';

/** To the device's own share sheet; where there is none, into the clipboard. */
export async function handOverText(text: string): Promise<HandedOver> {
	if (canShare({ text })) return share({ text });
	if (!('clipboard' in navigator)) return 'refused';
	return navigator.clipboard.writeText(text).then(
		() => 'copied',
		() => 'refused',
	);
}

/** To the share sheet; where that takes no such file, into the downloads. */
export async function handOverFile(file: File): Promise<HandedOver> {
	if (canShare({ files: [file] })) return share({ files: [file] });
	downloadFile(file.name, file);
	return 'saved';
}

export const canShare = (content: ShareData): boolean =>
	'canShare' in navigator && navigator.canShare(content);

async function share(content: ShareData): Promise<HandedOver> {
	try {
		await navigator.share(content);
		return 'shared';
	} catch (error) {
		return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'refused';
	}
}
