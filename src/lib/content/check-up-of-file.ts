import * as v from 'valibot';
import { respondents } from '../engine/answer.ts';

// What a file says of a check-up beside its answers. The form is that of the stored rows, which this ring does not know:
// a file is read without a device too.

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
/** Milliseconds since 1970, as far as a calendar reaches. */
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const day = v.pipe(v.string(), v.isoDate());
const words = v.pipe(v.string(), v.maxLength(4000));
const size = v.pipe(v.number(), v.finite(), v.minValue(0));

export const checkUpSchema = v.strictObject({
	/** The same in every copy of this check-up: by it a file finds what it belongs to. */
	id,
	createdAt: moment,
	updatedAt: moment,
	follows: v.exactOptional(id),
	/** It is one respondent's own part of that check-up. */
	voiceOf: v.exactOptional(id),
	/** Whose. */
	voiceBy: v.exactOptional(v.picklist(respondents)),
	reached: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});
export type CheckUpOfFile = Readonly<v.InferOutput<typeof checkUpSchema>>;

export const firmCardSchema = v.strictObject({
	id,
	person: v.exactOptional(words),
	phone: v.exactOptional(words),
	address: v.exactOptional(words),
	remark: v.exactOptional(words),
	planned: v.exactOptional(day),
	visited: v.exactOptional(day),
	reported: v.exactOptional(day),
	recheck: v.exactOptional(day),
	clock: v.exactOptional(v.strictObject({ seconds: size, since: v.exactOptional(moment) })),
	updatedAt: v.optional(moment, 0),
});
export type FirmOfFile = Readonly<v.InferOutput<typeof firmCardSchema>>;

/** One letter after the other: a regular expression for groups of four runs out of stack on a photo. */
const isBase64 = (coded: string): boolean =>
	coded.length % 4 === 0 &&
	!/[^A-Za-z0-9+/]/.test(coded.slice(0, -2)) &&
	/^(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==|)$/.test(coded.slice(-2));

export const captureSchema = v.strictObject({
	id,
	kind: v.picklist(['photo', 'voice', 'text']),
	item: v.exactOptional(id),
	place: v.exactOptional(id),
	words,
	by: v.picklist(respondents),
	at: moment,
	media: v.exactOptional(
		v.strictObject({
			type: v.pipe(v.string(), v.regex(/^(?:image|audio)\/[\w.+-]+(?:;\s*codecs="?[\w.,\s-]+"?)?$/)),
			bytes: size,
			width: v.exactOptional(size),
			height: v.exactOptional(size),
			seconds: v.exactOptional(size),
		}),
	),
	/** The photo or voice note itself, in base64; a file without pictures leaves such captures out. */
	data: v.exactOptional(v.pipe(v.string(), v.check(isBase64))),
});
export type CaptureOfFile = Readonly<v.InferOutput<typeof captureSchema>>;
