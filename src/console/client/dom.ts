/** Builds elements; text goes in as text alone, never as markup. */

export type Child = Node | string | null | undefined | false;

type Handler = (event: Event) => unknown;

export type Properties = Readonly<Record<string, string | number | boolean | Handler | undefined>>;

/** An element; a function is a listener for its event, `true` an attribute without a value. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter(isShown));
  return element;
}

/** Puts the children in the place of all that was there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter(isShown));
}

/** A labelled field. */
export function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  return h('label', { class: 'field' }, h('span', {}, label), input, hint && h('small', {}, hint));
}

export function select(name: string, options: readonly (readonly [string, string])[]) {
  return h('select', { name }, ...options.map(([value, label]) => h('option', { value }, label)));
}

function isShown(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}
