/** The owner of a recommendation: an account or, for a week, a visitor. */
export type Owner =
  | { readonly userId: number; readonly visitorId: null }
  | { readonly userId: null; readonly visitorId: string };

export const accountOwner = (userId: number): Owner => ({ userId, visitorId: null });
export const visitorOwner = (visitorId: string): Owner => ({ userId: null, visitorId });

/** A name of the owner that no other owner has. */
export const ownerName = ({ userId, visitorId }: Owner): string =>
  userId === null ? `visitor ${visitorId}` : String(userId);
