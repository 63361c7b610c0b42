import type { ItemId } from '../../engine/questionnaire.ts';

/** What of a capture is shown; its bytes are asked for when somebody sees it. */
export interface ShownCapture {
	readonly id: string;
	readonly kind: 'photo' | 'voice' | 'text';
	readonly item?: ItemId;
	readonly place?: string;
	readonly words: string;
	readonly at: number;
	readonly media?: { readonly type: string; readonly bytes: number; readonly seconds?: number };
}

export type BytesOf = (capture: string) => Promise<ArrayBuffer | undefined>;
