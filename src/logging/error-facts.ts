import { stdSerializers } from 'pino';
import { AstervisorError } from '../errors.js';

/** What the errors of this package say beside their message. Responses are left out: their fields may be anything. */
const FACTS = ['code', 'sent', 'retryable', 'connection', 'action', 'actionId', 'option', 'field'];

/** A chain of causes is followed so far: it may be a ring. */
const LONGEST_CHAIN = 8;

/** An error as a line of a log shows it; what is no error is left as it is. */
export const errorFacts = (value: unknown): unknown => factsOf(value, LONGEST_CHAIN);

const factsOf = (value: unknown, left: number): unknown => {
  if (!(value instanceof Error)) return isCrash(value) ? { error: factsOf(value.error, left) } : value;
  if (!(value instanceof AstervisorError)) return stdSerializers.err(value);
  const { name: type, message, stack, cause } = value;
  const told = FACTS.map((name) => [name, (value as unknown as Record<string, unknown>)[name]] as const);
  return {
    type,
    message,
    ...Object.fromEntries(told.filter(([, fact]) => fact !== undefined)),
    stack,
    ...(cause !== undefined && left > 0 && { cause: factsOf(cause, left - 1) }),
  };
};

/** The reason for which a child ended, when that was an exception. */
const isCrash = (value: unknown): value is { readonly error: unknown } =>
  typeof value === 'object' && value !== null && 'error' in value;
