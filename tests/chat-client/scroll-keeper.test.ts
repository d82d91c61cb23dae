import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScrollKeeper } from '../../public/js/chat/scroll-keeper.js';

/** A log of 2,000 pixels seen through 400, and what a browser does of its own accord: nothing but hold the numbers. */
class Viewport extends EventTarget {
  scrollHeight = 2_000;
  readonly clientHeight = 400;
  readonly children = [];
  private top = 0;
  get scrollTop() {
    return this.top;
  }
  set scrollTop(top: number) {
    this.top = Math.min(top, this.scrollHeight - this.clientHeight);
  }
}

let viewport: Viewport;
let resized: () => void;
const onBottom = vi.fn();
const onTop = vi.fn();
const keep = () => createScrollKeeper(viewport as never, { onBottom, onTop });
const grow = () => {
  viewport.scrollHeight += 100;
};
const scrolled = () => viewport.dispatchEvent(new Event('scroll'));

beforeEach(() => {
  viewport = new Viewport();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe() {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('who is at the bottom', () => {
  test('follows what is added', () => {
    const keeper = keep();
    keeper.toBottom();
    keeper.append(grow);
    expect(viewport.scrollTop).toBe(1_700);
    expect(keeper.isAtBottom).toBe(true);
  });

  test('stays there when the box changes its size', () => {
    keep().toBottom();
    grow();
    resized();
    expect(viewport.scrollTop).toBe(1_700);
  });
});

describe('who has scrolled up', () => {
  // The browser tells of a scroll with the next frame, and a message may come before.
  test.each([
    ['is told', true],
    ['is not told yet', false],
  ])('stays where she is, when of that the page %s', (_what, isTold) => {
    const keeper = keep();
    keeper.toBottom();
    viewport.scrollTop = 900;
    if (isTold) scrolled();
    keeper.append(grow);
    resized();
    expect(viewport.scrollTop).toBe(900);
    expect(keeper.isAtBottom).toBe(false);
  });

  test('follows again once she is back', () => {
    const keeper = keep();
    keeper.toBottom();
    viewport.scrollTop = 900;
    scrolled();
    onBottom.mockClear();
    viewport.scrollTop = 1_590;
    scrolled();
    expect(onBottom).toHaveBeenCalledOnce();
    keeper.append(grow);
    expect(viewport.scrollTop).toBe(1_700);
  });

  test('is given older messages near the top, and sees the same after they came', () => {
    const keeper = keep();
    keeper.toBottom();
    viewport.scrollTop = 100;
    scrolled();
    expect(onTop).toHaveBeenCalledOnce();
    keeper.prepend(grow);
    expect(viewport.scrollTop).toBe(200);
  });
});
