import { expose, proxy } from 'comlink';
import { engineAside, type AsideContent } from './engine-aside.ts';

/** Answers at all only where the browser could load it. */
const open = (content: AsideContent) => proxy(engineAside(content));
export type OpenAside = typeof open;

expose(open);
