import path from 'node:path';

/** The folder of the project: there lie the questionnaires. */
export const root = path.resolve(import.meta.dirname, '../..');
