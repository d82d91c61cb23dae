import type { Mention } from '../protocol.ts';

/** A piece of a message. Joined, their texts are the message. */
export interface BodyPart {
  readonly text: string;
  /** Set if it is the name of a member: of the reader or of another one. */
  readonly mention: 'me' | 'another' | null;
}

export const plainPart = (text: string): BodyPart => ({ text, mention: null });

/** Cuts a text where it names members. */
export function bodyParts(
  { body = '', mentions = [] }: { readonly body?: string; readonly mentions?: readonly Mention[] },
  viewerId: number,
): BodyPart[] {
  const parts: BodyPart[] = [];
  let done = 0;
  for (const { userId, at, length } of mentions) {
    if (at > done) parts.push(plainPart(body.slice(done, at)));
    done = at + length;
    parts.push({ text: body.slice(at, done), mention: Number(userId) === viewerId ? 'me' : 'another' });
  }
  if (done < body.length) parts.push(plainPart(body.slice(done)));
  return parts;
}
