/**
 * Reads a `.env` file as Docker Compose documents it (docs.docker.com, "Env file syntax"): single
 * quotes keep everything but `\'`, double quotes and no quotes replace variables, a comment after
 * an unquoted value needs a space before it. `known` is the shell's environment.
 */
export function parseComposeEnv(text: string, known: Record<string, string> = {}): Record<string, string> {
  const read: Record<string, string> = {};
  const replace = (value: string) =>
    value.replace(/\$(?:\$|\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, fallback, bare) => {
      if (whole === '$$') return '$';
      const name: string = braced ?? bare;
      return read[name] ?? known[name] ?? fallback ?? '';
    });
  let rest = text;
  for (;;) {
    rest = rest.replace(/^(?:\s+|#[^\n]*)+/, '');
    if (rest === '') return read;
    const [start, name = ''] = /^(?:export\s+)?(\w+)[ \t]*[=:][ \t]*/.exec(rest) ?? [];
    if (start === undefined) throw new Error(`no setting: ${rest.split('\n', 1)[0]}`);
    rest = rest.slice(start.length);
    const single = /^'((?:[^'\\]|\\'|\\(?!'))*)'/s.exec(rest);
    const double = /^"((?:[^"\\]|\\.)*)"/s.exec(rest);
    const quoted = single ?? double;
    if (quoted) {
      const [whole, inner = ''] = quoted;
      read[name] = single ? inner.replaceAll("\\'", "'") : replace(withEscapes(inner));
      rest = rest.slice(whole.length).replace(/^[^\n]*/, '');
    } else if (/^['"]/.test(rest)) throw new Error(`${name}: the quotation mark is not closed`);
    else {
      const line = rest.split('\n', 1)[0] ?? '';
      read[name] = replace(line.replace(/\s#.*$/, '').trim());
      rest = rest.slice(line.length);
    }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const withEscapes = (text: string) => text.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign);
