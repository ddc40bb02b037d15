import { readFileSync } from 'node:fs';

/** The reason of an exit, as scenarios write it. */
export type ScenarioReason = string | readonly ['shutdown', string];

export interface ScenarioFlags {
  readonly strategy?: string;
  readonly intensity?: number;
  /** Seconds. */
  readonly period?: number;
  readonly auto_shutdown?: string;
}

export interface ScenarioChild {
  readonly id?: string;
  readonly restart?: string;
  readonly shutdown?: number | string;
  readonly significant?: boolean;
  readonly type?: string;
  readonly flags?: ScenarioFlags;
  readonly children?: readonly ScenarioChild[];
}

export type StartBehaviour = 'ok' | 'error' | 'throw' | 'ignore' | 'slow';

export type ScenarioStep =
  | readonly ['exit', string, ScenarioReason]
  | readonly ['exit2', string, string, ScenarioReason]
  | readonly ['call', string, unknown?]
  | readonly ['incall', string, string, unknown?]
  | readonly ['wait', number]
  | readonly ['stop'];

/** One script, and what OTP did when it was played there. */
export interface Scenario {
  readonly name: string;
  readonly title?: string;
  readonly flags: ScenarioFlags;
  readonly children: readonly ScenarioChild[];
  readonly starts?: Readonly<Record<string, readonly StartBehaviour[]>>;
  readonly steps: readonly ScenarioStep[];
  readonly expected?: readonly string[];
}

export const readScenarios = (path: string | URL): readonly Scenario[] => {
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as
    | readonly Scenario[]
    | { readonly scenarios: readonly Scenario[] };
  return 'scenarios' in parsed ? parsed.scenarios : parsed;
};
