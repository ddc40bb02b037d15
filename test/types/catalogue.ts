import ts from 'typescript';
import { compile } from './compile.js';

/** A field as the types describe it. */
export interface TypedField {
  readonly name: string;
  readonly required: boolean;
  readonly repeated: boolean;
  /** Known values, when its type names some. */
  readonly values: readonly string[];
  /** Words of its tags: `only: 'Asterisk 22'`. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface TypedEntry {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly fields: readonly TypedField[];
  /** Whether the type takes a field of this name. */
  takes(field: string): boolean;
}

export interface TypedCatalogue {
  readonly actions: ReadonlyMap<string, TypedEntry>;
  readonly events: ReadonlyMap<string, TypedEntry>;
}

/** Reads the maps as the compiler sees them, so that a test of them is a test of the types that users get. */
export const typedCatalogue = (): TypedCatalogue => {
  const { program } = compile({
    reader: `import type { ActionMap, EventMap } from '../../src/catalog/maps.js';
      export declare const actions: ActionMap; export declare const events: EventMap;`,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('reader.program.ts'));
  const exported = (source && checker.getSymbolAtLocation(source)?.exports) ?? new Map();
  const entries = (map: string): ReadonlyMap<string, TypedEntry> => {
    const symbol = exported.get(ts.escapeLeadingUnderscores(map)) as ts.Symbol;
    const properties = checker.getTypeOfSymbol(symbol).getProperties();
    return new Map(properties.map((property) => [property.name, entry(property)]));
  };
  const entry = (property: ts.Symbol): TypedEntry => {
    const type = checker.getTypeOfSymbol(property);
    const indexed = checker.getIndexInfosOfType(type);
    const field = (symbol: ts.Symbol): TypedField => {
      const valueType = checker.getTypeOfSymbol(symbol);
      const members = valueType.isUnion() ? valueType.types : [valueType];
      return {
        name: symbol.name,
        required: (symbol.flags & ts.SymbolFlags.Optional) === 0,
        repeated: 'repeated' in tagsOf(symbol),
        values: members.flatMap((member) => (member.isStringLiteral() ? [member.value] : [])),
        tags: tagsOf(symbol),
      };
    };
    return {
      name: property.name,
      tags: tagsOf(type.symbol),
      fields: type.getProperties().map(field),
      takes: (name) =>
        type.getProperty(name) !== undefined ||
        indexed.some(({ keyType }) => checker.isTypeAssignableTo(checker.getStringLiteralType(name), keyType)),
    };
  };
  const tagsOf = (symbol: ts.Symbol): Record<string, string> =>
    Object.fromEntries(symbol.getJsDocTags(checker).map(({ name, text }) => [name, ts.displayPartsToString(text)]));
  return { actions: entries('actions'), events: entries('events') };
};
