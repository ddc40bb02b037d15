import { CatalogueError } from '../../errors.js';
import type { ActionFacts, CatalogueFacts, EventFacts, FieldFacts, Snapshot } from './facts.js';
import { distinct, mergeFields } from './fields.js';
import { readXml, type XmlElement, type XmlNode } from './xml-reader.js';
import { resolvePointer } from './xpointer.js';

/**
 * Takes the actions and events out of Asterisk's documentation (`core-en_US.xml`): names, required and repeated fields,
 * known values, the class of events. Throws {@link CatalogueError} when the text is not such a document.
 */
export const readDocumentation = (text: string): CatalogueFacts => {
  const root = readXml(text);
  if (root.name !== 'docs')
    throw new CatalogueError(`the root is <${root.name}>, not the <docs> of Asterisk's documentation`);
  const documentation = new Documentation(root);
  const managers = documentation.elements(root).filter(({ name }) => name === 'manager');
  const described = documentation.elements(root).flatMap((element) => {
    if (element.name === 'managerEvent') return [element];
    return element.name === 'manager' ? documentation.eventsWithin(element) : [];
  });
  return joinFacts([
    {
      actions: managers.map((element) => documentation.action(element)),
      events: described.map((element) => documentation.event(element)),
    },
  ]);
};

/** The facts of several documents, or of one that says of some things more than once: each name once, with all of its fields. */
export const joinFacts = (facts: readonly CatalogueFacts[]): CatalogueFacts => {
  const actions = new Map<string, ActionFacts>();
  const events = new Map<string, EventFacts>();
  for (const action of facts.flatMap((one) => one.actions)) {
    const known = actions.get(action.name);
    actions.set(action.name, known ? { ...known, fields: mergeFields(known.fields, action.fields) } : action);
  }
  for (const event of facts.flatMap((one) => one.events)) {
    const known = events.get(event.name);
    events.set(event.name, known ? joinEvents(known, event) : event);
  }
  return { actions: [...actions.values()], events: [...events.values()] };
};

class Documentation {
  readonly #root: XmlElement;
  /** What is being looked into: an inclusion that leads back there adds nothing. */
  readonly #entered = new Set<XmlElement>();

  constructor(root: XmlElement) {
    this.#root = root;
  }

  /** The children that are elements, inclusions replaced by what they point to. */
  elements(parent: XmlElement): XmlElement[] {
    return parent.children.flatMap((child) => this.#included(child));
  }

  action(element: XmlElement): ActionFacts {
    const parameters = this.#syntax(element).filter(({ name }) => name === 'parameter');
    const fields = parameters.map((parameter) => {
      const field = this.#field(parameter);
      return isTrue(parameter, 'required') ? { ...field, required: true } : field;
    });
    return { name: nameOf(element), ...moduleOf(element), fields: mergeFields([], fields) };
  }

  /** The events that the responses of an action describe in place. */
  eventsWithin(element: XmlElement): XmlElement[] {
    return this.#within(element, (child) => {
      if (child.name === 'managerEvent') return [child];
      return child.name === 'responses' || child.name === 'list-elements' ? this.eventsWithin(child) : [];
    });
  }

  event(element: XmlElement): EventFacts {
    const instances = this.elements(element).filter(({ name }) => name === 'managerEventInstance');
    const flag = instances.map((instance) => instance.attributes.get('class')).find((found) => found !== undefined);
    const snapshots: Snapshot[] = [];
    const fields: FieldFacts[] = [];
    for (const part of instances.flatMap((instance) => this.#syntax(instance))) {
      if (part.name === 'parameter') fields.push(this.#field(part));
      const kind =
        part.name === 'channel_snapshot' ? 'channel' : part.name === 'bridge_snapshot' ? 'bridge' : undefined;
      if (kind) snapshots.push({ kind, prefix: part.attributes.get('prefix') ?? '' });
    }
    return {
      name: nameOf(element),
      ...moduleOf(element),
      ...(flag === undefined ? {} : { privilege: flag.replace(/^EVENT_FLAG_/, '').toLowerCase() }),
      ...distinct(snapshots, fields),
    };
  }

  #syntax(element: XmlElement): XmlElement[] {
    return this.elements(element)
      .filter(({ name }) => name === 'syntax')
      .flatMap((syntax) => this.elements(syntax));
  }

  #field(parameter: XmlElement): FieldFacts {
    const values = [...new Set(this.#enumeration(parameter))];
    return {
      name: nameOf(parameter).trim(),
      ...(values.length === 0 ? {} : { values }),
      ...(isTrue(parameter, 'multiple') ? { repeated: true } : {}),
    };
  }

  #enumeration(element: XmlElement): string[] {
    return this.#within(element, (child) => {
      if (child.name !== 'enum') return this.#enumeration(child);
      const value = nameOf(child);
      return isForm(value) ? [] : [value];
    });
  }

  #included(node: XmlNode): XmlElement[] {
    if (typeof node === 'string') return [];
    if (node.name !== 'xi:include') return [node];
    const found = resolvePointer(this.#root, node.attributes.get('xpointer') ?? '') ?? [];
    return this.#once(node, () => found.flatMap((target) => this.#included(target)));
  }

  #within<T>(element: XmlElement, each: (child: XmlElement) => T[]): T[] {
    return this.#once(element, () => this.elements(element).flatMap(each));
  }

  #once<T>(element: XmlElement, look: () => T[]): T[] {
    if (this.#entered.has(element)) return [];
    this.#entered.add(element);
    const found = look();
    this.#entered.delete(element);
    return found;
  }
}

const nameOf = (element: XmlElement): string => {
  const name = element.attributes.get('name');
  if (!name) throw new CatalogueError(`a <${element.name}> of the documentation has no name`);
  return name;
};

const moduleOf = (element: XmlElement): { module?: string } => {
  const module = element.attributes.get('module');
  return module && module !== 'builtin' ? { module } : {};
};

/** Values that describe how to write others: `user@<host>`, `this|that`, `one,two,...`. */
const isForm = (value: string): boolean => /[<[|]|\.\.\./.test(value);

const isTrue = (element: XmlElement, attribute: string): boolean =>
  /^(true|yes|1)$/i.test(element.attributes.get(attribute) ?? '');

const joinEvents = (first: EventFacts, second: EventFacts): EventFacts => ({
  ...second,
  ...first,
  ...distinct([...first.snapshots, ...second.snapshots], [...first.fields, ...second.fields]),
});
