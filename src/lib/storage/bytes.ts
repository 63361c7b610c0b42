// What was read through the factory of a frame is made there: it is no instance of the page's own classes.

export const isBuffer = (value: unknown): value is ArrayBuffer =>
	Object.prototype.toString.call(value) === '[object ArrayBuffer]';

export const isBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
	Object.prototype.toString.call(value) === '[object Uint8Array]';
