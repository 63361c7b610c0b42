import * as v from 'valibot';
import { respondents } from '../engine/answer.ts';
import { isBuffer } from './bytes.ts';

/** Something an advisor caught on the walk: a photo, a voice note or words, by itself or as evidence for an answer. */
export const captureSchema = v.object({
	id: v.string(),
	assessment: v.string(),
	kind: v.picklist(['photo', 'voice', 'text']),
	/** The item whose answer it proves; without it, it belongs to the firm. */
	item: v.exactOptional(v.string()),
	/** Where in the factory. */
	place: v.exactOptional(v.string()),
	/** What was written, or what stands below a photo. */
	words: v.string(),
	by: v.picklist(respondents),
	/** Milliseconds since 1970. */
	at: v.number(),
	/** Of a photo or a voice note; the bytes lie apart. */
	media: v.exactOptional(
		v.object({
			type: v.string(),
			bytes: v.number(),
			width: v.exactOptional(v.number()),
			height: v.exactOptional(v.number()),
			seconds: v.exactOptional(v.number()),
		}),
	),
});
export type Capture = Readonly<v.InferOutput<typeof captureSchema>>;

/**
 * The bytes of a capture, in a table of their own: a list of captures does not read them. As a buffer, not as a Blob, so
 * that a lock can seal them like any other row.
 */
export const mediaSchema = v.object({
	capture: v.string(),
	assessment: v.string(),
	bytes: v.custom<ArrayBuffer>(isBuffer),
});
export type Media = Readonly<v.InferOutput<typeof mediaSchema>>;
