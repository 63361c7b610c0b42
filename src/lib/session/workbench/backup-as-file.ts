import { downloadFile } from '../answers-download.ts';
import { asFileName } from '../file-name.ts';
import { base64Of } from './base64.ts';
import type { MadeBackup } from './making-backup.svelte.ts';

/** As it is kept: plain letters as JSON, which every program opens, anything packed under a name of its own. */
export const saveBackup = ({ bytes, isPacked, name }: MadeBackup): void =>
	isPacked
		? downloadFile(`${name}.checkup`, new Blob([bytes], { type: 'application/octet-stream' }))
		: downloadFile(`${name}.json`, new Blob([bytes], { type: 'application/json' }));

/**
 * Whether a download begins by itself now: browsers let it as long as the last tap is fresh, which it is no more after
 * many photos. Those of the iPhone, which alone have `standalone`, ask for a tap on the file itself.
 */
export const savesWithoutTap = (): boolean =>
	'userActivation' in navigator && navigator.userActivation.isActive && !('standalone' in navigator);

/** As it is sent: share sheets take texts, but neither JSON nor bytes. The app opens either form. */
export function asText({ bytes, isPacked, name }: MadeBackup): File {
	const letters = isPacked ? [base64Of(bytes)] : [bytes];
	return new File(letters, `${asFileName(name)}.txt`, { type: 'text/plain' });
}
