/** What the page may be asked to open over everything else. */
export type Ask = 'jump' | 'newRoom' | null;
