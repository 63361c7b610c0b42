// The command runs under tsx; a thread of Node 20 does not inherit it and has to ask for it before it reads TypeScript.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { scoreJob } = await import('./scorer.ts');
parentPort?.on('message', (job) => parentPort?.postMessage(scoreJob(workerData, job)));
