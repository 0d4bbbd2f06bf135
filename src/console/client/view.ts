/** What the views share: their shape, the ways between them, and how trouble is shown. */

import { ApiError } from './api.ts';
import { fill, h } from './dom.ts';
import type { Item } from './shapes.ts';

export interface View {
  readonly element: HTMLElement;
  /** Called each time the view comes to the front. */
  readonly refresh?: () => void;
}

/** The ways from one view to another. */
export interface Visit {
  readonly watchJob: (id: string) => void;
  readonly correct: (item: Item) => void;
}

export function showProblem(output: Element, error: unknown): void {
  const isMissingKey = error instanceof ApiError && error.status === 401;
  const text = error instanceof Error ? error.message : 'Something went wrong.';
  fill(
    output,
    h('p', { class: 'problem', role: 'alert' }, text),
    isMissingKey && h('p', { class: 'soft' }, 'Type a key at the top of the page.'),
  );
}

export function toTime(text: string): string {
  return new Date(text).toLocaleString();
}
