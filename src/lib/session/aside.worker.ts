import { expose } from 'comlink';
import { engineAside } from './engine-aside.ts';

expose({ ...engineAside, isReady: () => true });
