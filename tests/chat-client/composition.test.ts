import { beforeEach, describe, expect, test } from 'vitest';
import { createComposition } from '../../public/js/chat/composition.js';

/** A text field and a browser's task queue, driven by the test. */
let box: string;
let sent: string[];
let tasks: (() => void)[];
let isTouch: boolean;
let composition: ReturnType<typeof createComposition>;

beforeEach(() => {
  box = '';
  sent = [];
  tasks = [];
  isTouch = false;
  composition = createComposition({
    send() {
      if (box.trim() === '') return;
      sent.push(box.trim());
      // A field that is emptied during a composition gets the syllable written into it again.
      box = isComposing ? composing : '';
    },
    soon(run) {
      tasks.push(run);
      return () => {
        tasks = tasks.filter((task) => task !== run);
      };
    },
    endComposition() {
      if (isComposing) commit(composing);
      composition.left();
    },
    breaksLines: () => isTouch,
  });
});

const nextTask = () => tasks.shift()?.();
const rest = () => {
  while (tasks.length > 0) nextTask();
};

/** Shows composed text in the field, as a browser does before the text is committed. */
let composing = '';
let isComposing = false;
beforeEach(() => {
  composing = '';
  isComposing = false;
});

/** Types a text; its last syllable stays composing. */
function compose(finished: string, last: string) {
  box = finished + last;
  composing = last;
  isComposing = true;
  composition.started();
  composition.updated(last);
}
function commit(data = composing) {
  isComposing = false;
  composition.ended(data);
}

const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
/** @returns whether the page suppressed the browser's reaction; if not, an Enter breaks the line */
function press(key: Partial<Parameters<typeof composition.keyDown>[0]>) {
  const isPrevented = composition.keyDown({
    key: 'Enter',
    code: 'Enter',
    keyCode: 13,
    isComposing: false,
    ...none,
    ...key,
  });
  if (!isPrevented && key.keyCode !== 229 && (key.key ?? 'Enter') === 'Enter') box += '\n';
  return isPrevented;
}
const imeEnter = { keyCode: 229, isComposing: true };

describe('one Enter sends "안녕하세요" once and whole', () => {
  beforeEach(() => compose('안녕하세', '요'));

  test('Chrome on macOS: composing Enter, end of composition, next task, and the delayed real Enter', () => {
    press(imeEnter);
    commit();
    rest();
    press({});
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('Chrome on macOS: the real Enter comes before the next task', () => {
    press(imeEnter);
    commit();
    press({});
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('Chrome and Edge on Windows: the input method calls the key "Process"', () => {
    press({ ...imeEnter, key: 'Process' });
    commit();
    rest();
    press({});
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('Windows, some input methods: the second Enter comes before the composition ends', () => {
    press({ ...imeEnter, key: 'Process' });
    press({});
    commit();
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('Electron on macOS: a plain Enter before the composition ends', () => {
    press({});
    expect(sent).toEqual([]);
    commit();
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('Firefox: a composing "Process" and nothing after it', () => {
    press({ ...imeEnter, key: 'Process' });
    commit();
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('Safari: the composition ends first, then Enter comes as 229 and claims not to compose', () => {
    commit();
    press({ keyCode: 229 });
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('Safari: the composition ends first, then a plain Enter', () => {
    commit();
    press({});
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('Safari: 229 and the plain Enter both', () => {
    commit();
    press({ keyCode: 229 });
    press({});
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('the number pad', () => {
    press({ ...imeEnter, code: 'NumpadEnter' });
    commit();
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('an input method whose events carry no text', () => {
    composition.started();
    press(imeEnter);
    commit('');
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('held down, Enter sends no second message', () => {
    press(imeEnter);
    commit();
    rest();
    for (let repeat = 0; repeat < 5; repeat += 1) press({});
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });
});

test('nothing is sent while the syllable is still being composed', () => {
  compose('안녕하세', '요');
  press(imeEnter);
  rest();
  expect(sent).toEqual([]);
  expect(box).toBe('안녕하세요');
});

test('two messages one after the other are sent as two', () => {
  compose('', '네');
  press(imeEnter);
  commit();
  rest();
  press({});
  compose('좋아', '요');
  press(imeEnter);
  commit();
  rest();
  press({});
  expect(sent).toEqual(['네', '좋아요']);
});

test('a syllable begun before the next task is sent with the message instead of being cut off', () => {
  compose('', '네');
  press(imeEnter);
  commit();
  compose('네', '요');
  rest();
  expect(sent).toEqual([]);
  commit();
  rest();
  expect(sent).toEqual(['네요']);
});

test('a composition that ends without Enter sends nothing', () => {
  compose('', '네');
  press(imeEnter);
  commit();
  rest();
  compose('', '좋');
  commit();
  rest();
  expect(sent).toEqual(['네']);
});

test('text typed right after the real Enter waits for its own Enter', () => {
  compose('', '네');
  press(imeEnter);
  commit();
  press({});
  box = '다음';
  rest();
  expect(sent).toEqual(['네']);
  expect(box).toBe('다음');
});

test('after a composition without an end event Enter sends', () => {
  compose('', '네');
  isComposing = false;
  composition.left();
  press({});
  expect(sent).toEqual(['네']);
});

test('Enter after a finished word, or in English, sends at once', () => {
  box = 'hello';
  expect(press({})).toBe(true);
  expect(sent).toEqual(['hello']);
});

test('Shift+Enter breaks the line, also in the middle of a composition', () => {
  compose('첫 ', '줄');
  press({ ...imeEnter, shiftKey: true });
  commit();
  expect(press({ shiftKey: true })).toBe(false);
  rest();
  expect(sent).toEqual([]);
  expect(box).toBe('첫 줄\n');
});

test('a requested send is dropped when the writer goes on typing or the field loses the focus', () => {
  compose('', '네');
  press(imeEnter);
  press({ key: 'a', code: 'KeyA', keyCode: 65 });
  commit();
  rest();
  expect(sent).toEqual([]);

  compose('', '네');
  press(imeEnter);
  composition.left();
  commit();
  rest();
  expect(sent).toEqual([]);
});

test('releasing Shift does not drop a requested send', () => {
  compose('', '네');
  press(imeEnter);
  press({ key: 'Shift', code: 'ShiftLeft', keyCode: 16 });
  commit();
  rest();
  expect(sent).toEqual(['네']);
});

describe('where Enter picks a candidate it does not send', () => {
  test.each([
    ['kana', 'にほんご', '日本語'],
    ['pinyin', 'ni hao', '你好'],
    ['Hanja', '漢字', '漢字'],
  ])('%s', (_name, typed, chosen) => {
    compose('', typed);
    expect(press(imeEnter)).toBe(false);
    composing = chosen;
    box = chosen;
    commit(chosen);
    // Safari's order.
    expect(press({ keyCode: 229 })).toBe(false);
    rest();
    expect(sent).toEqual([]);
    press({});
    expect(sent).toEqual([chosen]);
  });

  test('also when only the end event carries the text', () => {
    compose('', '');
    box = '漢字';
    commit('漢字');
    expect(press({ keyCode: 229 })).toBe(false);
    rest();
    expect(sent).toEqual([]);
  });

  test('a later composition is judged by its own text', () => {
    compose('', '漢字');
    commit('漢字');
    box = '漢字요';
    composition.started();
    press(imeEnter);
    composition.ended('');
    rest();
    expect(sent).toEqual(['漢字요']);
  });

  test('Enter in Hangul after it sends again', () => {
    compose('', '漢字');
    commit('漢字');
    compose('漢字', '요');
    press(imeEnter);
    commit();
    rest();
    expect(sent).toEqual(['漢字요']);
  });
});

describe('on a touch keyboard', () => {
  beforeEach(() => {
    isTouch = true;
  });

  test('Enter breaks the line: Android reports every key as 229', () => {
    compose('안녕하세', '요');
    press({ key: 'Unidentified', code: '', keyCode: 229, isComposing: true });
    commit();
    expect(press({})).toBe(false);
    rest();
    expect(sent).toEqual([]);
    expect(box).toBe('안녕하세요\n');
  });

  test('the button sends the syllable that is still being composed, once and whole', () => {
    compose('안녕하세', '요');
    composition.submitted();
    rest();
    expect(sent).toEqual(['안녕하세요']);
    expect(box).toBe('');
  });

  test('the button sends with a keyboard that fires no composition events (iOS)', () => {
    box = '안녕하세요';
    composition.submitted();
    rest();
    expect(sent).toEqual(['안녕하세요']);
  });

  test('two taps on the button are one message', () => {
    compose('', '네');
    composition.submitted();
    composition.submitted();
    rest();
    expect(sent).toEqual(['네']);
  });

  test('Ctrl+Enter of an attached keyboard sends', () => {
    box = '안녕하세요';
    expect(press({ ctrlKey: true })).toBe(true);
    expect(sent).toEqual(['안녕하세요']);
  });
});
