import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScrollKeeper } from '../../public/js/chat/scroll-keeper.js';

/** A log of 2,000 pixels in a viewport of 400. It only stores the numbers. */
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

describe('a reader at the bottom', () => {
  test('sees each added message', () => {
    const keeper = keep();
    keeper.toBottom();
    keeper.append(grow);
    expect(viewport.scrollTop).toBe(1_700);
    expect(keeper.isAtBottom).toBe(true);
  });

  test('stays there when the log changes its size', () => {
    keep().toBottom();
    grow();
    resized();
    expect(viewport.scrollTop).toBe(1_700);
  });
});

describe('a reader who has scrolled up', () => {
  // The scroll event comes with the next frame, and a message may arrive before.
  test.each([
    ['has received the scroll event', true],
    ['has not received the scroll event yet', false],
  ])('keeps her position when the page %s', (_case, hasEvent) => {
    const keeper = keep();
    keeper.toBottom();
    viewport.scrollTop = 900;
    if (hasEvent) scrolled();
    keeper.append(grow);
    resized();
    expect(viewport.scrollTop).toBe(900);
    expect(keeper.isAtBottom).toBe(false);
  });

  test('follows again when she is back at the bottom', () => {
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

  test('gets older messages near the top, and still sees the same message', () => {
    const keeper = keep();
    keeper.toBottom();
    viewport.scrollTop = 100;
    scrolled();
    expect(onTop).toHaveBeenCalledOnce();
    keeper.prepend(grow);
    expect(viewport.scrollTop).toBe(200);
  });
});
