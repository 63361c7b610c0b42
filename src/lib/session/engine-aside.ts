import { decidingItems } from '../engine/deciding.ts';
import { routeTo } from '../engine/route.ts';

/** What takes the engine longer than a tap may wait. */
export const engineAside = { decidingItems, routeTo };
