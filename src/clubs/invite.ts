/** A link that admits people to a club. Its token is known only to those who have the link. */
export interface Invite {
  readonly id: number;
  readonly clubId: number;
  readonly maxUses: number;
  readonly usedCount: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A new invitation as its maker asks for it. */
export interface InvitePlan {
  readonly uses: number;
  readonly days: number;
}
