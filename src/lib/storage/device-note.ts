/** Short texts in localStorage. Where it is absent, forbidden or full, nothing is noted: a note is a second net. */
export interface DeviceNotes {
	keys(prefix: string): readonly string[];
	read(key: string): string | undefined;
	write(key: string, text: string): void;
	erase(key: string): void;
}

export const deviceNotes: DeviceNotes = {
	keys: (prefix) => tolerate((notes) => Object.keys(notes).filter((key) => key.startsWith(prefix))) ?? [],
	read: (key) => tolerate((notes) => notes.getItem(key)) ?? undefined,
	write: (key, text) => tolerate((notes) => notes.setItem(key, text)),
	erase: (key) => tolerate((notes) => notes.removeItem(key)),
};

function tolerate<Value>(use: (notes: Storage) => Value): Value | undefined {
	try {
		// Already the name throws where cookies are blocked.
		return use(localStorage);
	} catch (error) {
		if (error instanceof DOMException || error instanceof ReferenceError) return undefined;
		throw error;
	}
}

/** The note as JSON; undefined where it is absent or damaged. */
export function readNote(key: string): unknown {
	const text = deviceNotes.read(key);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
