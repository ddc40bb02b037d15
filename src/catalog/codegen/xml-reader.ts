import { CatalogueError } from '../../errors.js';

/** An element of a document. Text stands between the elements as plain strings, entities resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const SPACE = /[\t\n ]*/y;
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([\p{L}_][\p{L}\p{N}_.-]*));|&/gu;

/**
 * Reads one well-formed document and returns its root. It knows what Asterisk's documentation is made of: elements,
 * attributes, text, comments, CDATA, processing instructions, a document type that is skipped, the five predefined
 * entities and character references. Anything else is refused with a {@link CatalogueError} that names the line.
 */
export const readXml = (text: string): XmlElement => new XmlReader(text).document();

class XmlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  }

  document(): XmlElement {
    const open: OpenElement[] = [];
    let root: OpenElement | undefined;
    if (!/^\s*</.test(this.#text)) throw new CatalogueError('the document is no XML');
    const append = (node: XmlNode): void => {
      const parent = open.at(-1);
      if (parent) parent.children.push(node);
      else if (typeof node === 'string') {
        if (node.trim() !== '') throw this.#error('text outside the root element');
      } else if (root) throw this.#error('a second root element');
      else root = node as OpenElement;
    };
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] !== '<') {
        const end = this.#text.indexOf('<', this.#at);
        append(this.#resolved(this.#until(end === -1 ? this.#text.length : end)));
      } else if (this.#skip('<!--')) this.#past('-->', 'a comment');
      else if (this.#skip('<?')) this.#past('?>', 'a processing instruction');
      else if (this.#skip('<![CDATA[')) {
        if (open.length === 0) throw this.#error('text outside the root element');
        append(this.#past(']]>', 'a CDATA section'));
      } else if (this.#skip('<!DOCTYPE')) this.#documentType();
      else if (this.#skip('</')) this.#endTag(open.pop());
      else {
        this.#at += 1;
        const element: OpenElement = { name: this.#name(), attributes: this.#attributes(), children: [] };
        append(element);
        if (!this.#skip('/')) open.push(element);
        this.#expect('>');
      }
    }
    const unclosed = open.at(-1);
    if (unclosed) throw this.#error(`<${unclosed.name}> is never closed`);
    if (!root) throw this.#error('no root element');
    return root;
  }

  #endTag(element: OpenElement | undefined): void {
    const name = this.#name();
    if (element?.name !== name) throw this.#error(`</${name}> closes ${element ? `<${element.name}>` : 'nothing'}`);
    this.#space();
    this.#expect('>');
  }

  #attributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const separated = this.#space();
      const next = this.#text[this.#at];
      if (next === '>' || next === '/' || next === undefined) return attributes;
      if (!separated) throw this.#error('no space before an attribute');
      const name = this.#name();
      this.#space();
      this.#expect('=');
      this.#space();
      const quote = this.#text[this.#at];
      if (quote !== '"' && quote !== "'") throw this.#error(`the value of ${name} is not quoted`);
      this.#at += 1;
      const value = this.#past(quote, `the value of ${name}`);
      if (value.includes('<')) throw this.#error(`< in the value of ${name}`);
      if (attributes.has(name)) throw this.#error(`${name} is given twice`);
      attributes.set(name, this.#resolved(value.replace(/[\t\n]/g, ' ')));
    }
  }

  /** Entities that a document type declares are not needed, and are the classic way to blow a reader up. */
  #documentType(): void {
    const text = this.#past('>', 'the document type');
    if (text.includes('[')) throw this.#error('a document type with declarations');
  }

  #resolved(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(REFERENCE, (reference, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) {
        const predefined = Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name] : undefined;
        if (predefined === undefined) throw this.#error(`the entity ${reference} is not known`);
        return predefined;
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (!(code > 0 && code <= 0x10ffff)) throw this.#error(`${reference} is no character`);
      return String.fromCodePoint(code);
    });
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0];
    if (name === undefined) throw this.#error('a name is missing');
    this.#at += name.length;
    return name;
  }

  #space(): boolean {
    SPACE.lastIndex = this.#at;
    const length = SPACE.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #skip(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw this.#error(`${token} is missing`);
  }

  #until(end: number): string {
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    return text;
  }

  #past(token: string, what: string): string {
    const end = this.#text.indexOf(token, this.#at);
    if (end === -1) throw this.#error(`${what} never ends`);
    const text = this.#until(end);
    this.#at += token.length;
    return text;
  }

  #error(problem: string): CatalogueError {
    let line = 1;
    for (let at = this.#text.indexOf('\n'); at !== -1 && at < this.#at; at = this.#text.indexOf('\n', at + 1))
      line += 1;
    const where = this.#at >= this.#text.length ? 'ends too early' : 'is not well-formed';
    return new CatalogueError(`the document ${where}: ${problem}`, line);
  }
}
