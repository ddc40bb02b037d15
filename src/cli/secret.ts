import type { SecretSource } from '../index.js';
import { type PromptScope, promptForSecret } from './secret-prompt.js';
import type { Target } from './target.js';
import { readText } from './text-file.js';
import { UsageError } from './usage-error.js';

/** Where a secret may come from. */
export interface SecretSources extends PromptScope {
  /** The file that was named, if one was. */
  readonly file: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Finds the secret: in the file that was named, in `AMI_SECRET`, in `AMI_URL`, or by asking. A file is read anew at each login.
 * Undefined when the URL brings its own. Rejects with {@link UsageError}, or an {@link Interruption} of the prompt.
 */
export const findSecret = async (
  { label, hasSecret }: Pick<Target, 'label' | 'hasSecret'>,
  { file, env, ...prompt }: SecretSources,
): Promise<SecretSource | undefined> => {
  if (file !== undefined) {
    await secretIn(file);
    return () => secretIn(file);
  }
  if (env.AMI_SECRET) return env.AMI_SECRET;
  if (hasSecret) return undefined;
  if (prompt.stdin.isTTY && prompt.stderr.isTTY) return promptForSecret(label, prompt);
  throw new UsageError(
    `no secret for ${label}`,
    'give it in AMI_SECRET, or in a file with --secret-file FILE; on a terminal you are asked for it',
  );
};

/** The first line of a file, without its end. */
const secretIn = async (file: string): Promise<string> => {
  const content = await readText(file).catch((error: Error) => {
    throw new UsageError(`the file of --secret-file cannot be read: ${error.message}`);
  });
  const [secret = ''] = content.split(/\r?\n/, 1);
  if (secret === '') throw new UsageError('the file of --secret-file has no secret in its first line');
  return secret;
};
