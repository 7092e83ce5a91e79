/**
 * Writing only what changes. d3 writes every attribute and text again on each drawing, and a browser lays out and paints anew whatever is
 * written, even where it says what stood there before: most of a chart stays as it is while a lever moves. Importing this file teaches
 * d3's selections to look first; what stands in the page in the end is the same.
 */
import { selection } from 'd3';

type Value = string | number | boolean | null;
type Of<T> = T | ((this: Element, datum: unknown, index: number, nodes: Element[]) => T);

/** Sets an attribute, or takes it away with null, unless it stands so. */
export function setQuietly(element: Element, name: string, value: Value): void {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

type Selected = { each: (visit: (this: Element, datum: unknown, index: number, nodes: Element[]) => void) => unknown };
const prototype = selection.prototype as unknown as Record<
  'attr' | 'text' | 'raise',
  (this: Selected, ...args: never[]) => unknown
>;
const read = { attr: prototype.attr, text: prototype.text } as unknown as Record<
  'attr' | 'text',
  (this: Selected, ...args: unknown[]) => unknown
>;

prototype.attr = function (this: Selected, ...args: never[]) {
  const [name, value] = args as unknown as [string, Of<Value> | undefined];
  if (value === undefined) return read.attr.call(this, name);
  return this.each(function (datum, index, nodes) {
    setQuietly(this, name, typeof value === 'function' ? value.call(this, datum, index, nodes) : value);
  });
};

prototype.text = function (this: Selected, ...args: never[]) {
  const [value] = args as unknown as [Of<Value> | undefined];
  if (value === undefined) return read.text.call(this);
  return this.each(function (datum, index, nodes) {
    const said = typeof value === 'function' ? value.call(this, datum, index, nodes) : value;
    const text = said === null ? '' : String(said);
    if (this.textContent !== text) this.textContent = text;
  });
};

prototype.raise = function (this: Selected) {
  return this.each(function () {
    if (this.nextSibling) this.parentNode?.appendChild(this);
  });
};
