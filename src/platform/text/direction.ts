/** The characters of Unicode's property Bidi_Control. */
const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text that shows its letters in their own order. Texts lose direction controls on their way in; this is for what
 * was stored before that, or came from a catalogue.
 */
export const withoutDirection = (text: string): string => text.replace(directionControls, '');
