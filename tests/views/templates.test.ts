import fs, { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createTemplates } from '../../src/platform/http/templates.ts';

const root = fileURLToPath(new URL('../../views', import.meta.url));
const templates = globSync('**/*.ejs', { cwd: root });
const source = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const failing = (rule: RegExp) => templates.filter((file) => rule.test(source(file)));

test('templates print unescaped only what another template made', () => {
  expect(templates.length).toBeGreaterThan(0);
  expect(failing(/<%-(?!\s*include\()/)).toEqual([]);
});

test('every include names its template from the root of views', () => {
  expect(templates.filter((file) => source(file).includes('include(')).length).toBeGreaterThan(20);
  expect(failing(/include\((?!['"`]\/)/)).toEqual([]);
});

test('no template carries a style or a handler that the security policy would refuse', () => {
  expect(failing(/\s(style|on[a-z]+)=["']/)).toEqual([]);
  expect(failing(/<style|javascript:/)).toEqual([]);
  expect(failing(/<script(?![^>]*nonce="<%= nonce %>")(?![^>]*type="application\/json")/)).toEqual([]);
});

test('an alarm has one name in everything a person reads', () => {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  // The words to find in a model's comments are no text that a person reads.
  const texts = globSync('{src,views,public}/**/*.{ts,ejs,js}', { cwd: project }).filter(
    (file) => !/\/comments\/.*-(?:vocabulary|places|phrases)\.ts$/.test(file),
  );
  expect(texts.length).toBeGreaterThan(templates.length);
  expect(texts.filter((file) => readFileSync(`${project}/${file}`, 'utf8').includes('알람'))).toEqual([]);
});

const drawTemplate = createTemplates({ root, cache: true });

const draw = (view: string, page: object, viewer: object | null = null, path = '/books/3') =>
  drawTemplate('/layout/page', {
    view,
    page,
    viewer,
    csrfToken: viewer && 'token',
    nonce: 'nonce',
    asset: (path: string) => `/static/v${path}`,
    path,
    publicOrigin: 'https://bookmoim.example',
  });

const signUp = (values: object, errors: object) =>
  draw('accounts/signup', { title: '회원가입', values, errors });

test('a page whose templates are cached is rendered without a look at the disk', () => {
  const drawCached = () => draw('accounts/signup', { title: '회원가입', values: {}, errors: {} });
  drawCached();
  const reads = (['existsSync', 'readFileSync', 'statSync'] as const).map((name) => vi.spyOn(fs, name));
  try {
    drawCached();
    for (const read of reads) expect(read.mock.calls).toEqual([]);
  } finally {
    for (const read of reads) read.mockRestore();
  }
});

test('no package can replace the escaping by a name that it gives to every object', () => {
  const everyObject = Object.prototype as { escapeFn?: unknown };
  everyObject.escapeFn = String;
  try {
    expect(signUp({ email: '<b>' }, {})).toContain('&lt;b&gt;');
  } finally {
    delete everyObject.escapeFn;
  }
});

test('the stack of an error names the template', () => {
  try {
    drawTemplate('/partials/pager', {});
  } catch (error) {
    expect((error as Error).stack).toContain('/views/partials/pager.ejs');
  }
  expect.assertions(1);
});

test('a text without markup is printed as it is, and the others escaped', () => {
  const letters = (nickname: string) =>
    drawTemplate('/partials/own-menu', { viewer: { nickname }, path: '/', csrfToken: '' });
  expect(letters('하늘 \u202E바다')).toContain('>하늘 바다<');
  expect(letters('A&B')).toContain('>A&amp;B<');
});

test('a message stands beside its field and is tied to it', () => {
  const html = signUp({ nickname: '관리자' }, { nickname: '쓸 수 없는 별명이에요.' });
  expect(html).toMatch(
    /name="nickname"[^>]*aria-describedby="field-nickname-hint field-nickname-error" aria-invalid="true"/,
  );
  expect(html).toContain('<p class="field__error" id="field-nickname-error">쓸 수 없는 별명이에요.</p>');
  expect(html.match(/autofocus/g)).toHaveLength(1);
});

test('typed text is shown again, escaped', () => {
  const html = signUp({ email: '"><script>alert(1)</script>' }, {});
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('value="&#34;&gt;&lt;script&gt;');
});

test('a password is never written into a page', () => {
  const html = signUp({ password: 'correct horse battery' }, { password: '너무 흔한 비밀번호예요.' });
  expect(html).not.toContain('correct horse');
});

test('an error page works without a logged-in person', () => {
  const html = draw('errors/error', {
    title: '잠시 숨을 고르고 있어요',
    status: 503,
    heading: '잠시 숨을 고르고 있어요',
    message: '잠깐 뒤에 다시 시도해 주세요.',
    requestId: 'request-7',
    actions: [{ href: '/', label: '홈으로 가기' }],
  });
  expect(html).toContain('request-7');
  expect(html).toContain('href="/login"');
});

test('every page of a logged-in person has the log-out form with its token', () => {
  const html = draw(
    'accounts/login',
    { title: '로그인', values: {}, errors: {} },
    { id: 1, nickname: '<b>' },
  );
  expect(html).toMatch(/action="\/logout">\s*<input type="hidden" name="_csrf" value="token">/);
  expect(html).toContain('&lt;b&gt;');
});

test('the menu marks the current section', () => {
  const html = signUp({}, {});
  expect(html).toContain('href="/books" aria-current="true"');
  expect(html).not.toContain('href="/quiz" aria-current');
});

test.each(['/clubs/7', '/date-polls/7', '/book-votes/7', '/asks/7'])(
  'the menu counts %s among the meetings',
  (path) => {
    const page = { title: '북클럽', values: {}, errors: {} };
    const html = draw('accounts/login', page, null, path);
    expect(html).toContain('href="/meetings" aria-current="true"');
  },
);

test('a reader has the five places of a phone, one unread badge and one log-out form on every page', () => {
  const page = { title: '로그인', values: {}, errors: {} };
  const html = draw('accounts/login', page, { id: 1, nickname: '하늘' });
  const [, nav = ''] = /<nav class="site-nav"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
  const low = [...nav.matchAll(/<\/svg>\s*([가-힣]+)/g)].map(([, label]) => label);
  expect(low).toEqual(['홈', '책', '모임', '알림', '나']);
  expect(html.match(/id="unread"/g)).toHaveLength(1);
  expect(html.match(/action="\/logout"/g)).toHaveLength(1);
  expect(html).toMatch(/<button[^>]* popovertarget="own-menu"/);
  const visitor = draw('accounts/login', page);
  expect(visitor).not.toMatch(/own-menu|홈<|id="unread"/);
});
