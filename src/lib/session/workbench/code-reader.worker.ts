import { expose } from 'comlink';
import { readCode } from './read-code.ts';

expose(readCode);
