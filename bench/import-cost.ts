import { register } from 'node:module';
import { MessageChannel } from 'node:worker_threads';
import { measure } from './measured.js';

/** What `import 'astervisor'` costs a program that has its dependencies already: `time`, or the number of its `modules`. */
const hook = `
let port;
export const initialize = (data) => { port = data.port; };
export const load = (url, context, next) => { port.postMessage(url); return next(url, context); };
`;

const countModules = async (): Promise<number> => {
  const { port1, port2 } = new MessageChannel();
  const loaded: string[] = [];
  port1.on('message', (url: string) => loaded.push(url));
  register(`data:text/javascript,${encodeURIComponent(hook)}`, { data: { port: port2 }, transferList: [port2] });
  await import('astervisor');
  await new Promise((resolve) => setTimeout(resolve, 100));
  return loaded.filter((url) => /\/dist\/.+\.js$/.test(url) && !url.includes('/node_modules/')).length;
};

const time = async () => {
  for (const name of ['xstate', 'p-queue', 'pino']) await import(name);
  return measure(async () => {
    await import('astervisor');
    return 1;
  });
};

process.send?.(await (process.argv[2] === 'modules' ? countModules() : time()), () => process.exit());
