import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { documentationPath } from '../../../scripts/catalog/files.js';
import { readXml, type XmlElement, type XmlNode } from '../../../src/catalog/codegen/xml-reader.js';
import { CatalogueError } from '../../../src/errors.js';

/** An element as `[name, attributes, children]`. */
type Plain = [string, Record<string, string>, (Plain | string)[]];

const plain = (node: XmlElement): Plain => [
  node.name,
  Object.fromEntries(node.attributes),
  joined(node.children).map((child) => (typeof child === 'string' ? child : plain(child))),
];

/** Runs of text as one, however a reader cuts them. */
const joined = (nodes: readonly XmlNode[]): XmlNode[] =>
  nodes.reduce<XmlNode[]>((done, node) => {
    const last = done.at(-1);
    if (typeof node === 'string' && typeof last === 'string') done[done.length - 1] = last + node;
    else if (node !== '') done.push(node);
    return done;
  }, []);

/** What the library reads, in the same shape. */
const byLibrary = (text: string): Plain => {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    htmlEntities: true,
    processEntities: { maxTotalExpansions: Number.POSITIVE_INFINITY },
  });
  type Node = { ':@'?: Record<string, string>; '#text'?: string } & Record<string, unknown>;
  const convert = (node: Node): Plain | string => {
    if (node['#text'] !== undefined) return String(node['#text']);
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    const children = (node[name] as Node[]).map(convert) as XmlNode[];
    return [name, { ...node[':@'] }, joined(children) as unknown as Plain[]];
  };
  const root = (parser.parse(text) as Node[]).map(convert).find((node) => typeof node !== 'string');
  if (!root) throw new Error('no root element');
  return root as Plain;
};

describe('readXml', () => {
  it.each<[string, string, Plain]>([
    [
      'elements within elements',
      '<a><b/><c><d></d></c></a>',
      [
        'a',
        {},
        [
          ['b', {}, []],
          ['c', {}, [['d', {}, []]]],
        ],
      ],
    ],
    ['attributes in either quotes', `<a x="1" y = '2"'\n z=">"/>`, ['a', { x: '1', y: '2"', z: '>' }, []]],
    ['text between elements', '<a> one <b/>two</a>', ['a', {}, [' one ', ['b', {}, []], 'two']]],
    ['entities', '<a x="&lt;&quot;">&amp;lt; &#47;&#x2A;&apos;</a>', ['a', { x: '<"' }, ["&lt; /*'"]]],
    ['CDATA as it stands', '<a><![CDATA[<b>&amp;]]></a>', ['a', {}, ['<b>&amp;']]],
    ['no comments', '<a>x<!-- <b> & --><!----></a>', ['a', {}, ['x']]],
    [
      'a prologue',
      '\uFEFF<?xml version="1.0"?>\n<!DOCTYPE docs SYSTEM "x.dtd">\n<?style href="<"?><a/>\n<!-- end -->\n',
      ['a', {}, []],
    ],
    ['names with a prefix', '<xi:include xpointer="x"/>', ['xi:include', { xpointer: 'x' }, []]],
    ['the line ends of Windows', '<a x="1\r\n2">\r\n</a>', ['a', { x: '1 2' }, ['\n']]],
    [
      'a name that objects have',
      '<a __proto__="x" constructor="y"/>',
      ['a', JSON.parse('{"__proto__":"x","constructor":"y"}'), []],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(plain(readXml(text))).toEqual(expected);
  });

  it.each<[string, string, number]>([
    ['an element that is not closed', '<a>\n<b></b>', 2],
    ['tags that cross', '<a>\n<b>\n</a></b>', 3],
    ['an end without a start', '<a/>\n</a>', 2],
    ['two roots', '<a/>\n<b/>', 2],
    ['text after the root', '<a/>\ntext', 2],
    ['CDATA outside the root', '<![CDATA[x]]><a/>', 1],
    ['an attribute without quotes', '<a x=1/>', 1],
    ['an attribute without a value', '<a x/>', 1],
    ['attributes that touch', '<a x="1"y="2"/>', 1],
    ['an attribute twice', '<a x="1" x="2"/>', 1],
    ['an attribute that holds a tag', '<a x="<b>"/>', 1],
    ['an attribute that never ends', '<a x="', 1],
    ['a tag that never ends', '<a', 1],
    ['a comment that never ends', '<a><!-- ', 1],
    ['an entity of its own', '<a>&mine;</a>', 1],
    ['an entity that objects have', '<a>&constructor;</a>', 1],
    ['a lone ampersand', '<a>a & b</a>', 1],
    ['no character', '<a>&#0;</a>', 1],
    ['a character too far', '<a>&#x110000;</a>', 1],
    ['declarations of entities', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', 1],
    ['a name that is none', '<1a/>', 1],
  ])('refuses %s and names the line', (_, text, line) => {
    expect(() => readXml(text)).toThrow(expect.objectContaining({ code: 'AMI_BAD_CATALOGUE', line }));
  });

  it.each(['', ' \n', 'text', '{ "a": 1 }'])(
    'refuses %j, which is no XML at all: that is no matter of a line',
    (text) => {
      const refusal = { code: 'AMI_BAD_CATALOGUE', message: 'the document is no XML', line: undefined };
      expect(() => readXml(text)).toThrow(expect.objectContaining(refusal));
    },
  );

  it('reads what was written, whatever it was', () => {
    const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,6}$/);
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '&', '<', '>', '"', "'", '\n', 'é', '😀', ']') });
    const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
      tree: fc.tuple(
        name,
        fc.dictionary(
          name,
          text.map((value) => value.replaceAll('\n', ' ')),
          { maxKeys: 3 },
        ),
        fc.array(fc.oneof({ depthSize: 'small' }, text, tie('tree')), { maxLength: 4 }),
      ) as fc.Arbitrary<Plain>,
    }));
    const escaped = (value: string): string =>
      value.replace(/[&<"]/g, (found) => ({ '&': '&amp;', '<': '&#60;' })[found] ?? '&quot;');
    const written = ([tag, attributes, children]: Plain): string =>
      `<${tag}${Object.entries(attributes)
        .map(([key, value]) => ` ${key}="${escaped(value)}"`)
        .join('')}>${children
        .map((child) => (typeof child === 'string' ? escaped(child) : written(child)))
        .join('')}</${tag}>`;
    const normal = ([tag, attributes, children]: Plain): Plain => [
      tag,
      { ...attributes },
      joined(children as unknown as XmlNode[]).map((child) =>
        typeof child === 'string' ? child : normal(child as unknown as Plain),
      ),
    ];
    fc.assert(
      fc.property(tree, (value) => {
        expect(plain(readXml(written(value)))).toEqual(normal(value));
      }),
    );
  });

  it('throws nothing but its own error', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      ' ',
      '"',
      "'",
      '=',
      '&',
      ';',
      '#',
      '!',
      '?',
      '-',
      '[',
      ']',
      '<a>',
      '</a>',
      '<!--',
      '<![CDATA[',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          try {
            readXml(text);
          } catch (error) {
            expect(error).toBeInstanceOf(CatalogueError);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe.each(['16', '22'])('the documentation of Asterisk %s', (version) => {
  const path = documentationPath(version);
  it.skipIf(!existsSync(path))(
    'is read as the library reads it',
    () => {
      const text = readFileSync(path, 'utf8');
      const root = plain(readXml(text));
      expect(root[2].length).toBeGreaterThan(1_000);
      expect(root).toEqual(byLibrary(text));
    },
    240_000,
  );
});
