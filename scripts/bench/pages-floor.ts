// The baseline of `npm run bench:pages`: plain Express and EJS that print the bytes of our pages
// from memory, without session, queries and checks. The template prints markup as it is and escapes
// each text, as a template written by hand does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import ejs from 'ejs';
import express from 'express';

/** A page's HTML by its path. */
type Pages = Readonly<Record<string, string>>;

const [, , port, pagesFile] = process.argv;
const pages = JSON.parse(readFileSync(String(pagesFile), 'utf8')) as Pages;
const draw = ejs.compile('<% for (const { markup, text } of parts) { %><%- markup %><%= text %><% } %>');
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&#39;': "'",
};
const withoutEntities = (text: string) =>
  text.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => entities[entity] ?? '');

const app = express();
for (const [path, html] of Object.entries(pages)) {
  const parts = [...html.matchAll(/((?:<[^>]*>|[^<\S])*)([^<]*)/g)].map(([, markup, text = '']) => ({
    markup,
    text: withoutEntities(text),
  }));
  if (draw({ parts }) !== html) throw new Error(`The baseline does not print ${path}`);
  app.get(path, (_req, res) => {
    res.type('html').send(draw({ parts }));
  });
}
createServer(app).listen(Number(port), '127.0.0.1');
