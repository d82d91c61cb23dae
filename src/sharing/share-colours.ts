/**
 * The colours of the light theme in public/css/tokens.css and of book-cover.css, repeated here
 * because an SVG reads no style sheet.
 */
export const shareColours = {
  paper: '#fbf9f4',
  surface: '#ffffff',
  ink: '#23241f',
  inkSoft: '#5d5e54',
  accent: '#1f6150',
  accentInk: '#1b5848',
  ruling: '#b9d4c8',
  mark: '#ffe08a',
} as const;
export const coverTones = [
  '#1f6150',
  '#7a3b2e',
  '#35507a',
  '#6b4a1c',
  '#5b3f6e',
  '#2f5d6b',
  '#4a5a24',
  '#74354f',
] as const;
