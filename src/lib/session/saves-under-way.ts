const underWay = new Set<Promise<void>>();

/** Remembers a save until it is done, so that a page that is to be reloaded can wait for it. */
export function noteSave(save: Promise<void>): Promise<void> {
	underWay.add(save);
	return save.finally(() => underWay.delete(save));
}

/** Stored or refused: what was refused is noted beside the database and tried again at the next start. */
export const savesDone = (): Promise<unknown> => Promise.allSettled(underWay);
