// The baseline of `npm run bench:pages`: plain Express and EJS that render the same page from
// memory, without session, queries and checks.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import express from 'express';

const [, , port, localsFile] = process.argv;
const locals = JSON.parse(readFileSync(String(localsFile), 'utf8'));
const root = fileURLToPath(new URL('../../views', import.meta.url));
const settings = { cache: true, root };

const app = express();
app.get('/books', async (_req, res) => {
  const asset = (path: string) => `/static/floor${path}`;
  const html = await ejs.renderFile(`${root}/layout/page.ejs`, { ...locals, asset }, settings);
  res.type('html').send(html);
});
createServer(app).listen(Number(port), '127.0.0.1');
