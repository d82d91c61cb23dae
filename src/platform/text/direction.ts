/** The characters of Unicode's property Bidi_Control. */
const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * Removes direction controls, so that letters appear in their stored order. New texts lose them on
 * input; this is for older texts and for imported catalogues.
 */
export const withoutDirection = (text: string): string => text.replace(directionControls, '');
