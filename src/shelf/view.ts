/** The assets of every page of this feature. */
export const shelfAssets = { styles: ['/css/meetings.css', '/css/pages/shelf.css'] } as const;
