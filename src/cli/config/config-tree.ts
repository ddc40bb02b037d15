import { type ChildSpec, type ConnectionSpec, createSupervisor } from '../../index.js';
import { masked } from '../printable.js';
import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import type { ConfigFile } from './config-file.js';

/** A connection that a configuration file declares: by its options, or ready made by `child.connection()`. */
export type Declaration =
  | { readonly id: string; readonly path: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly id: string; readonly path: string; readonly spec: ConnectionSpec };

/** The connections of a configuration file, in order, at any depth of its tree. */
export interface ConfigTree {
  readonly declarations: readonly Declaration[];
  /** The one that is meant when none is named. */
  readonly chosen: string | undefined;
}

type Plain = Readonly<Record<string, unknown>>;

const ROOT_MEMBERS = ['$schema', 'name', 'default', 'strategy', 'intensity', 'periodMs', 'autoShutdown', 'children'];
const TYPES = ['connection', 'supervisor'];

/** Takes the tree of a configuration file apart. Throws {@link UsageError} with the path of what is wrong. */
export const configTree = ({ path, data, content }: ConfigFile): ConfigTree => {
  if (!isPlain(content)) throw new UsageError(`${path} must hold an object with children`);
  const unknown = Object.keys(content).find((name) => data && !ROOT_MEMBERS.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`${path} has an unknown member ${masked(unknown)}${suggestion(unknown, ROOT_MEMBERS)}`);
  }
  const declarations = declared(content.children, 'children', data);
  const ids = declarations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new UsageError(`${path} declares the connection ${twice} twice`);
  return { declarations, chosen: content.default === undefined ? undefined : String(content.default) };
};

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const declared = (children: unknown, path: string, data: boolean): Declaration[] => {
  if (!Array.isArray(children)) throw new UsageError(`${path} of the configuration file must be a list`);
  return children.flatMap((node: unknown, index) => declaredBy(node, `${path}[${index}]`, data));
};

const declaredBy = (node: unknown, path: string, data: boolean): Declaration[] => {
  if (!isPlain(node)) throw new UsageError(`${path} of the configuration file must be an object`);
  if (typeof node.start === 'function') return ready(node as unknown as ChildSpec, path, data);
  const { type = 'children' in node ? 'supervisor' : 'connection', ...rest } = node;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    throw new UsageError(`${path}.type of the configuration file must be ${TYPES.join(' or ')}`);
  }
  if (type === 'supervisor') return declared(rest.children, `${path}.children`, data);
  if (typeof rest.id !== 'string' || rest.id === '')
    throw new UsageError(`${path} of the configuration file has no id`);
  return [{ id: rest.id, path, options: rest }];
};

/** Workers and actors are passed over: nobody asked for them to be started. */
const ready = (spec: ChildSpec, path: string, data: boolean): Declaration[] => {
  if (spec.supervisor) return declared(spec.supervisor.children ?? [], `${path}.supervisor.children`, data);
  if (!spec.attach) return [];
  const known = createSupervisor({ children: [spec] }).findConnection(spec.id);
  return known === undefined ? [] : [{ id: spec.id, path, spec: spec as ConnectionSpec }];
};
