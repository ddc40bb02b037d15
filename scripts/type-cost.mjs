// What the types of the package cost a program that uses them: the time that the compiler takes for one, beside that for the
// same program without the package. The two are compiled in turn, and the least of each counts. Needs `npm run build`.
import { join, resolve } from 'node:path';
import ts from 'typescript';

const project = resolve(import.meta.dirname, '..');
const rounds = 5;

const body = `
export const work = async () => {
  pbx.addListener('Hangup', (event) => event.fields['Cause-txt']);
  pbx.addListener(['DialBegin', 'DialEnd'], (event) => event.name);
  const response = await pbx.send('QueueStatus', { Queue: 'support' }, { timeoutMs: 5_000 });
  await pbx.send('Originate', { Channel: 'x', Exten: '1', Context: 'c', Priority: 1, Variable: { A: 1 } });
  await pbx.send('MyAction', { Anything: 1 });
  for await (const row of pbx.list('CoreShowChannels')) row.get('Channel');
  const call = pbx.originate({ Channel: 'x', Context: 'c', Exten: '1', Priority: 1 });
  await pbx.queue.add('support', 'PJSIP/1');
  return [response.events.length, (await call.connected).status];
};`;

const programs = {
  without: `declare const pbx: any;${body.replaceAll('(event)', '(event: any)')}`,
  with: `import { connect } from 'astervisor'; const pbx = await connect('ami://a:b@c');${body}`,
};

const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { astervisor: [join(project, 'dist/index.d.ts')] },
};

const measure = (text) => {
  const file = join(project, 'type-cost.program.ts');
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, text, version, true) : getSourceFile(name, version, ...rest);
  const before = process.cpuUsage();
  const program = ts.createProgram({ rootNames: [file], options, host });
  const problems = program.getSemanticDiagnostics(program.getSourceFile(file));
  const ms = process.cpuUsage(before).user / 1_000;
  for (const { messageText } of problems) throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  return { ms, files: program.getSourceFiles().length, types: program.getTypeCount() };
};

const least = {};
for (let round = 0; round < rounds; round += 1) {
  for (const [name, text] of Object.entries(programs)) {
    const measured = measure(text);
    if (!(least[name]?.ms <= measured.ms)) least[name] = measured;
  }
}
for (const [name, { ms, files, types }] of Object.entries(least))
  console.log(`${name.padEnd(8)} ${Math.round(ms)} ms of CPU, ${files} files, ${types} types`);
console.log(`ratio    ${(least.with.ms / least.without.ms).toFixed(2)}`);
