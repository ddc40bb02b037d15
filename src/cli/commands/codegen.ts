import { setImmediate as turn } from 'node:timers/promises';
import { readDocumentation } from '../../catalog/codegen/documentation.js';
import type { CatalogueFacts } from '../../catalog/codegen/facts.js';
import { type GeneratedTypes, typesOf } from '../../catalog/codegen/generate.js';
import { CatalogueError } from '../../index.js';
import { readSource } from '../codegen/source.js';
import { writeTypes } from '../codegen/target.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { flag, single } from '../option.js';
import { text } from '../option-value.js';
import { cut, printable } from '../printable.js';
import { UsageError } from '../usage-error.js';

/** Where Debian and most builds have it. */
const USUAL_PLACE =
  '/usr/share/asterisk/documentation/core-en_US.xml, or /var/lib/asterisk/documentation/core-en_US.xml';

export const codegen = command(
  {
    name: 'codegen',
    summary: 'make TypeScript types of the actions and events that your own Asterisk has',
    operands: 'FILE…',
    description: `Reads Asterisk's documentation, which is on the machine of the PBX as ${USUAL_PLACE}, and writes types for what it describes and astervisor has none for, such as a third party's modules: names and fields, no prose. Modules that bring their own file, in the folder thirdparty beside it, are named as well. A FILE of - is stdin.`,
    connects: false,
    options: {
      out: single('FILE', 'write there, whole or not at all; default stdout', text),
      name: single('TEXT', 'say in the first lines which Asterisk it is', text),
      force: flag('write over a file that codegen has not written', { short: 'f' }),
    },
    examples: [
      'astervisor codegen core-en_US.xml --out src/asterisk.d.ts',
      "ssh pbx cat /usr/share/asterisk/documentation/core-en_US.xml | astervisor codegen - --name 'the PBX of the north'",
    ],
  },
  async ({ options, operands, output, folder, stdin, signal }) => {
    if (operands.length === 0) {
      throw new UsageError('codegen needs the documentation of an Asterisk', `it is in ${USUAL_PLACE}`);
    }
    if (operands.filter((operand) => operand === '-').length > 1) throw new UsageError('stdin can be read once only');
    const documents: CatalogueFacts[] = [];
    for (const path of operands) {
      const said = path === '-' ? 'stdin' : printable(path);
      const source = await output.during(`reading ${said}`, readSource(path, { folder, stdin, signal }));
      documents.push(about(said, () => readDocumentation(source)));
      // Between two files there is time for Ctrl-C.
      await turn(undefined, { signal });
    }
    const types = about('', () => typesOf(documents, { name: options.name }));
    const sum = `${types.actions} actions and ${types.events} events, of which astervisor lacks ${lacking(types)}`;
    if (options.out === undefined) {
      await output.text(types.text.trimEnd());
      output.note(sum);
      return EXIT.ok;
    }
    const written = await writeTypes(types.text, options.out, { folder, overwrite: options.force });
    output.note(`${output.notePaint('green', written ? 'wrote' : 'unchanged')}  ${printable(options.out)}: ${sum}`);
    return EXIT.ok;
  },
);

/** Names what an error is about; a file from which nothing can be made is a fault of the command line. */
const about = <T>(said: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    throw new UsageError(said === '' ? error.message : `${said}: ${error.message}`, advice(error.message));
  }
};

const advice = (message: string): string | undefined => {
  if (/ends too early|never ends/.test(message)) return 'the file seems to be cut off: copy it again';
  if (/name is a line/.test(message)) return undefined;
  return `the file that is meant is called core-en_US.xml, and is in ${USUAL_PLACE}`;
};

const lacking = ({ newActions, newEvents }: GeneratedTypes): string => {
  const names = [...newActions, ...newEvents];
  return names.length === 0 ? 'none' : `${names.length}: ${cut(printable(names.join(', ')), 400)}`;
};
