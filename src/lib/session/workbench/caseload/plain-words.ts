/** For finding: without capitals and without the full-width forms that Chinese keyboards write. */
export const plainWords = (words: string): string => words.normalize('NFKC').toLowerCase().trim();
